import { isWrittenNumber, member, parseJson } from '../http/json-text.ts';

/** The rows that Trino expects of a whole plan, from what `explain (type logical, format json)` prints. */
export const planRowsOf = (json: string): number | undefined => {
  const estimates = member(parseJson(json), 'estimates');
  const rows = member(Array.isArray(estimates) ? estimates[0] : undefined, 'outputRowCount');
  const count = isWrittenNumber(rows) ? Number(rows.rawJSON) : rows;
  // Without statistics it is the text `NaN`.
  return typeof count === 'number' && Number.isFinite(count) ? Math.round(count) : undefined;
};
