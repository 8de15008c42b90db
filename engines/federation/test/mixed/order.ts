/** ORDER BY, LIMIT and OFFSET: limits only where the order leaves nothing open. */
import type { Writing } from './scope.ts';
import { type Body, MOST_RESULTS } from './selects.ts';

export const direction = (writing: Writing): string => {
  const chosen = writing.draws.pick([
    '',
    ' desc',
    ' nulls first',
    ' desc nulls last',
    ' asc nulls last',
  ]);
  if (chosen.includes('nulls'))
    writing.used.add(chosen.includes('first') ? 'nulls first' : 'nulls last');
  return chosen;
};

const limitOf = (writing: Writing, rows: number): string => {
  const { draws, parameters, used } = writing;
  if (rows <= MOST_RESULTS && !draws.chance(0.4)) return '';
  const count = draws.pick([10, 1, 3, 50]);
  used.add('limit');
  const offset = draws.chance(0.3) ? ` offset ${1 + draws.whole(2)}` : '';
  if (offset !== '') used.add('offset');
  if (draws.chance(0.8)) return ` limit ${count}${offset}`;
  used.add('limit by parameter');
  parameters.push(count);
  return ` limit $${parameters.length}${offset}`;
};

interface Ordered {
  readonly text: string;
  readonly order: readonly number[];
  readonly isTotal: boolean;
}

export const ordered = (writing: Writing, of: Body): Ordered => {
  const { draws, used } = writing;
  const exact = of.columns.flatMap(({ isApproximate }, index) => (isApproximate ? [] : [index]));
  const isExact = exact.length === of.columns.length;
  const isMany = of.rows > MOST_RESULTS;
  if (of.mayFail || (!isMany && draws.chance(0.45))) return { text: '', order: [], isTotal: false };
  used.add('order by');
  if (of.hiddenKey && draws.chance(0.25)) {
    used.add('order by what is not shown');
    const keys = of.hiddenKey.map((key) => `${key}${direction(writing)}`);
    return {
      text: ` order by ${keys.join(', ')}${limitOf(writing, of.rows)}`,
      order: [],
      isTotal: true,
    };
  }
  const places = draws.chance(0.5) ? exact.toReversed() : exact;
  const isPartial = !isExact || (!isMany && draws.chance(0.2));
  const kept = isPartial ? places.slice(0, 1) : places;
  if (kept.length === 0) return { text: '', order: [], isTotal: false };
  const keys = kept.map(
    (index) => `${draws.chance(0.5) ? `c${index}` : index + 1}${direction(writing)}`,
  );
  const isTotal = kept.length === of.columns.length;
  return {
    text: ` order by ${keys.join(', ')}${isTotal ? limitOf(writing, of.rows) : ''}`,
    order: kept,
    isTotal,
  };
};
