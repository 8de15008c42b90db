/** The day on which a query is asked, which whoever asks gives. */
import { type Expression, literal } from '../plan/expression.ts';
import { failure, type Location, notSupported, type QueryContext } from './context.ts';
import { dateValue } from './moment-literals.ts';
import { DATE } from './type-rules.ts';

export const currentDate = (query: QueryContext, location: Location): Expression => {
  if (query.currentDate === undefined) throw notSupported(query, 'current_date', location);
  const value = dateValue(query.currentDate);
  if (value === undefined)
    throw failure(query, 'configuration', 'the current date is given as YYYY-MM-DD');
  return literal(value, DATE);
};
