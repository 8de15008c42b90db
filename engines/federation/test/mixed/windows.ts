/** Window functions as result columns, with orders in which every row has one answer. */
import type { Kind } from './scope.ts';
import { columnsOfKind, mark, type Place, type Relation, type Typed, typed } from './scope.ts';

interface Choice {
  readonly text: string;
  readonly type: Typed['type'];
  readonly isOrdered: 'not' | 'by anything' | 'by a key';
}

const ranks: readonly Choice[] = [
  { text: 'rank()', type: 'bigint', isOrdered: 'by anything' },
  { text: 'dense_rank()', type: 'bigint', isOrdered: 'by anything' },
  { text: 'row_number()', type: 'bigint', isOrdered: 'by a key' },
  { text: 'count(*)', type: 'bigint', isOrdered: 'not' },
  { text: 'count(*)', type: 'bigint', isOrdered: 'by anything' },
];

const over = (name: string, { text, type }: Typed, isOrdered: Choice['isOrdered']): Choice => ({
  text: `${name}(${text})`,
  type,
  isOrdered,
});

const choicesOf = (column: Typed, kind: Kind): readonly Choice[] => [
  ...(kind === 'numeric'
    ? [over('sum', column, 'not'), over('sum', column, 'by anything'), over('avg', column, 'not')]
    : []),
  ...(kind === 'uuid' || kind === 'boolean'
    ? []
    : [over('max', column, 'not'), over('min', column, 'by anything')]),
  over('lag', column, 'by a key'),
  over('lead', column, 'by a key'),
  over('first_value', column, 'by a key'),
];

/** A window over the rows of FROM; undefined when there is none of the kind. */
export const windowed = (place: Place, from: Relation, kind: Kind): Typed | undefined => {
  const { draws } = place.writing;
  const known = columnsOfKind(from.columns, kind);
  if (kind !== 'whole' && known.length === 0) return undefined;
  const choice = draws.pick(kind === 'whole' ? ranks : choicesOf(draws.pick(known), kind));
  if (choice.isOrdered === 'by a key' && !from.key) return undefined;
  const { text } = draws.pick(from.columns);
  const partition = draws.chance(0.6) ? [`partition by ${draws.pick(from.columns).text}`] : [];
  const direction = draws.pick(['', ' desc', ' nulls first', ' desc nulls last']);
  const keys = {
    not: [],
    'by anything': [`order by ${text}${direction}`],
    'by a key': [`order by ${text}${direction}, ${from.key?.join(', ')}`],
  };
  mark(place, `window ${choice.text.replace(/\(.*/, '')}`);
  const definition = [...partition, ...keys[choice.isOrdered]].join(' ');
  return typed(`${choice.text} over (${definition})`, choice.type);
};
