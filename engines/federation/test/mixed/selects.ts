/** SELECT with and without groups, and set operations, without their order. */

import type { SqlType } from '../../src/values.ts';
import { aggregate } from './aggregates.ts';
import { SIZES } from './domains.ts';
import type { Draws } from './draws.ts';
import { columnOrLiteral } from './literals.ts';
import { riskyNumber } from './numbers.ts';
import { relation } from './relations.ts';
import {
  condition,
  expression,
  type Kind,
  kindOf,
  type Place,
  type Relation,
  readsColumns,
  type Typed,
  typed,
  type Writing,
} from './scope.ts';
import { existence, memberValue, quantified, rowMember } from './subqueries.ts';
import { windowed } from './windows.ts';

/** A SELECT without its order. */
export interface Body {
  readonly text: string;
  readonly columns: readonly Typed[];
  readonly rows: number;
  readonly largest: number;
  /** Other expressions that rows can be sorted by so that nothing is left open. */
  readonly hiddenKey: readonly string[] | undefined;
  readonly mayFail: boolean;
}

const KINDS: readonly Kind[] = [
  ...(['whole', 'text', 'numeric', 'date', 'whole', 'text', 'boolean'] as const),
  ...(['double', 'timestamp', 'uuid', 'timestamptz'] as const),
];

/** Rows above which a query is grouped or limited. */
export const MOST_RESULTS = 1_500;

export const kindsOf = (draws: Draws, most: number): readonly Kind[] =>
  Array.from({ length: 1 + draws.whole(most) }, () => draws.pick(KINDS));

const whereOf = (place: Place): string => {
  const { draws } = place.writing;
  const parts: string[] = [];
  const count = draws.pick([1, 0, 1, 0, 0, 2]);
  for (let number = 0; number < count; number += 1) {
    const subquery = draws.chance(0.2);
    parts.push(
      subquery
        ? draws.pick([existence, memberValue, quantified, memberValue, rowMember])(place).text
        : condition(place, draws.pick([1, 2, 1, 3])).text,
    );
  }
  return parts.length > 0 ? ` where ${parts.join(' and ')}` : '';
};

const placeOf = (writing: Writing, { columns, rows }: Relation): Place => ({
  writing,
  columns,
  rows,
  mayFail: false,
  takesSubqueries: true,
});

const named = (columns: readonly Typed[], prefix: string): string =>
  columns.map(({ text }, index) => `${text} as ${prefix}${index}`).join(', ');

/** Rows as they are, or each different one. */
const plain = (
  writing: Writing,
  kinds: readonly Kind[],
  from: Relation,
  mayFail: boolean,
): Body => {
  const { draws } = writing;
  const place = placeOf(writing, from);
  const where = whereOf(place);
  const isDistinct = draws.chance(0.15);
  const isFailing = mayFail && !isDistinct && draws.chance(0.2);
  const columns = kinds.map((kind) => {
    const window = draws.chance(0.06) ? windowed(place, from, kind) : undefined;
    const depth = draws.pick([0, 1, 0, 2, 3]);
    if (window) return window;
    return isFailing && kind === 'whole'
      ? riskyNumber(place)
      : expression({ ...place, mayFail: isFailing }, kind, depth);
  });
  if (isDistinct) writing.used.add('distinct');
  return {
    text: `select ${isDistinct ? 'distinct ' : ''}${named(columns, 'c')} from ${from.text}${where}`,
    columns,
    rows: from.rows,
    largest: from.largest,
    hiddenKey: isDistinct ? undefined : from.key,
    mayFail: isFailing,
  };
};

/** Of rows that are alike in something the first, or the first rows with those that are alike to the last. */
const firstRows = (writing: Writing, kinds: readonly Kind[], from: Relation): Body => {
  const { draws } = writing;
  const place = placeOf(writing, from);
  const where = whereOf(place);
  const columns = kinds.map((kind) => expression(place, kind, draws.pick([0, 1, 0, 2])));
  const sortedBy = (count: number): string =>
    columns
      .slice(0, count)
      .map(
        (_, index) =>
          `${index + 1}${draws.pick(['', ' desc', ' nulls first', ' desc nulls last'])}`,
      )
      .join(', ');
  const alike = Math.min(columns.length, 1 + draws.whole(2));
  const tail = `${named(columns, 'c')} from ${from.text}${where}`;
  const [construct, text] = draws.pick([
    () => {
      const on = Array.from({ length: alike }, (_, index) => index + 1).join(', ');
      return [
        'distinct on',
        `select distinct on (${on}) ${tail} order by ${sortedBy(columns.length)}`,
      ];
    },
    () => {
      const isTotal = draws.chance(0.4);
      const offset = isTotal ? ` offset ${draws.whole(3)}` : '';
      const sort = sortedBy(isTotal ? columns.length : alike);
      return [
        'with ties',
        `select ${tail} order by ${sort}${offset} fetch first ${draws.pick([3, 1, 20])} rows with ties`,
      ];
    },
  ])() as [string, string];
  writing.used.add(construct);
  const alias = writing.alias('d');
  const passed = columns.map(({ isKey: _, ...column }, index) => ({
    ...column,
    text: `${alias}.c${index}`,
  }));
  return {
    text: `select ${named(passed, 'c')} from (${text}) ${alias}`,
    columns: passed,
    rows: from.rows,
    largest: from.largest,
    hiddenKey: undefined,
    mayFail: false,
  };
};

/** Groups by a table's key, on which its other columns depend. */
const groupedByKey = (writing: Writing, kinds: readonly Kind[], from: Relation): Body => {
  const place = placeOf(writing, from);
  const where = whereOf(place);
  const dependent = kinds.slice(1).map((kind) => columnOrLiteral(place, kind));
  const columns = [aggregate(place, kinds[0] ?? 'whole', false), ...dependent];
  writing.used.add('group by a key');
  return {
    text: `select ${named(columns, 'c')} from ${from.text}${where} group by ${from.key?.join(', ')}`,
    columns,
    rows: from.rows,
    largest: from.largest,
    hiddenKey: from.key,
    mayFail: false,
  };
};

/** PostgreSQL 15 takes constants and equal keys of several groupings for other than they are. */
const areApart = (keys: readonly Typed[]): boolean =>
  keys.length > 0 &&
  keys.every(readsColumns) &&
  new Set(keys.map(({ text }) => text)).size === keys.length;

/** Groups of rows, or all rows as one. */
const grouped = (
  writing: Writing,
  kinds: readonly Kind[],
  from: Relation,
  takesApproximate: boolean,
): Body => {
  const { draws } = writing;
  const place = placeOf(writing, from);
  const where = whereOf(place);
  const keyCount = draws.pick([1, 0, 1, 2]);
  const keys = kinds
    .slice(0, Math.min(keyCount, kinds.length))
    .map((kind) => (draws.chance(0.7) ? columnOrLiteral(place, kind) : expression(place, kind, 2)));
  const results = kinds.slice(keys.length).map((kind) => aggregate(place, kind, takesApproximate));
  writing.used.add(keys.length > 0 ? 'group by' : 'all rows as one group');
  const groups = keys.reduce(
    (product, { domain }) => product * (domain ? SIZES[domain] : from.rows),
    1,
  );
  const places = keys.map((_, index) => index + 1).join(', ');
  const sets = areApart(keys) && draws.chance(0.2) ? draws.pick(['rollup', 'cube', 'sets']) : '';
  if (sets !== '') {
    writing.used.add(`grouping ${sets}`);
    results.forEach(({ type }, index) => {
      if (type === 'bigint' && !keys[0]?.text.includes('select') && draws.chance(0.3))
        results[index] = typed(`grouping(${keys[0]?.text})`, 'integer', { bound: 1 });
    });
  }
  const columns = [...keys, ...results];
  const grouping = {
    '': places,
    rollup: `rollup (${places})`,
    cube: `cube (${places})`,
    sets: `grouping sets ((${places}), (1), ())`,
  }[sets];
  const group = keys.length > 0 ? ` group by ${grouping}` : '';
  const having = draws.chance(0.2) ? ` having ${havingOf(place)}` : '';
  const text = `select ${named(columns, 'c')} from ${from.text}${where}${group}${having}`;
  const size = {
    rows: Math.min(from.rows, groups),
    largest: Math.min(from.rows, groups),
    hiddenKey: undefined,
    mayFail: false,
  };
  if (sets === '') return { text, columns, ...size };
  // Ordered outside: PostgreSQL 15 takes keys that are equal before grouping for equal after it.
  const alias = writing.alias('d');
  const passed = columns.map((column, index): Typed => ({ ...column, text: `${alias}.c${index}` }));
  return {
    text: `select ${named(passed, 'c')} from (${text} offset 0) ${alias}`,
    columns: passed,
    ...size,
  };
};

const havingOf = (place: Place): string => {
  const { writing } = place;
  const { draws } = writing;
  writing.used.add('having');
  const kind = draws.pick<Kind>(['whole', 'numeric', 'text', 'date']);
  const other: Place = { ...place, columns: [], takesSubqueries: false };
  return draws.pick([
    () => `count(*) ${draws.pick(['>', '<=', '<>'])} ${1 + draws.whole(3)}`,
    () =>
      `${aggregate(place, kind, false).text} ${draws.pick(['>', '<=', '<>'])} ${expression(other, kind, 0).text}`,
    () => `${aggregate(place, kind, false).text} is not null`,
  ])();
};

export const body = (
  writing: Writing,
  kinds: readonly Kind[],
  depth: number,
  isTop: boolean,
): Body => {
  const { draws } = writing;
  const from = relation(writing, isTop ? 4 : 2, depth);
  if (from.dependsOnKey && draws.chance(0.05)) return groupedByKey(writing, kinds, from);
  if (draws.chance(0.04)) return firstRows(writing, kinds, from);
  const isGrouped = draws.chance(0.3) || (from.rows > MOST_RESULTS && draws.chance(0.6));
  return isGrouped ? grouped(writing, kinds, from, isTop) : plain(writing, kinds, from, isTop);
};

const OPERATIONS = [
  ...['union all', 'union', 'union all', 'union'],
  ...['intersect', 'except', 'intersect all', 'except all'],
];

/** Two or three bodies of the same kinds of columns. */
export const set = (writing: Writing, kinds: readonly Kind[], depth: number): Body => {
  const { draws } = writing;
  const bodies = Array.from({ length: 2 + (draws.chance(0.2) ? 1 : 0) }, () =>
    body(writing, kinds, depth, false),
  );
  const text = bodies
    .map((one) => one.text)
    .reduce((left, right) => {
      const operation = draws.pick(OPERATIONS);
      writing.used.add(operation);
      return `(${left}) ${operation} (${right})`;
    });
  const [first] = bodies;
  const columns = (first?.columns ?? []).map((column, index): Typed => {
    const all = bodies.flatMap((one) => one.columns[index] ?? []);
    const { domain: _, isFixed: __, isKey: ___, ...rest } = column;
    const wide =
      all.find(({ type }) => type === 'bigint') ?? all.find(({ type }) => type === 'integer');
    return {
      ...rest,
      type: kindOf({ name: rest.type } as SqlType) === 'whole' && wide ? wide.type : rest.type, // names are enough
      bound: Math.max(...all.map(({ bound }) => bound)),
    };
  });
  const rows = bodies.reduce((sum, one) => sum + one.rows, 0);
  return { text, columns, rows, largest: rows, hiddenKey: undefined, mayFail: false };
};
