/**
 * Bind joins: which fragments wait for the keys of others, so that a source is asked for the rows that
 * will find a partner and no more.
 *
 * Source: Haas, Kossmann, Wimmers, Yang: Optimizing Queries across Diverse Data Sources, VLDB 1997.
 */
import type { SqlType, Value } from '../values.ts';
import { distinctValues } from './estimate.ts';
import { type ColumnId, conjuncts, type Expression, literal } from './expression.ts';
import {
  type Fragment,
  fragmentsIn,
  inputsOf,
  type Join,
  type Node,
  outputOf,
  partitionColumns,
} from './node.ts';
import { columnEquality, pushFilters } from './push-filters.ts';

/** One fragment's keys hold back another. */
export interface Link {
  readonly outer: string;
  readonly outerColumn: ColumnId;
  readonly inner: string;
  readonly innerColumn: ColumnId;
  /** The inner cannot run without: its source answers only when it is given something. */
  readonly isNeeded: boolean;
}

export interface Linked {
  readonly links: readonly Link[];
  /** Rows that all fragments together are expected to give, with what keys hold back left out. */
  readonly expectedRows: number;
}

/** Keys up to which asking by key is expected to be cheaper than asking for all. */
export const MOST_KEYS = 100_000;

/** So many times more rows must a fragment have than there are keys for it to wait for them. */
const WORTH_WAITING = 5;

/** Below this many rows a fragment is fetched at once with the others. */
const FEW_ROWS = 2_000;

interface Place {
  readonly fragment: Fragment;
  readonly column: ColumnId;
}

/** The fragment that a column of a plan comes out of unchanged; `restricts`: only where holding it back is allowed. */
const placeOf = (node: Node, id: ColumnId, restricts: boolean): Place | undefined => {
  switch (node.kind) {
    case 'fragment':
      return outputOf(node).some((one) => one.id === id)
        ? { fragment: node, column: id }
        : undefined;
    case 'filter':
      // Keys of rows that a policy hides are for no other source.
      return node.isBarrier && !restricts ? undefined : placeOf(node.input, id, restricts);
    case 'sort':
    case 'distinct':
      return placeOf(node.input, id, restricts);
    case 'limit':
      return restricts ? undefined : placeOf(node.input, id, restricts);
    // Rows that are held back would be missing from the windows of others, unless whole partitions are.
    case 'window':
      return restricts && !partitionColumns(node).includes(id)
        ? undefined
        : placeOf(node.input, id, restricts);
    case 'project': {
      const found = node.columns.find((one) => one.id === id)?.expression;
      return found?.kind === 'column' ? placeOf(node.input, found.id, restricts) : undefined;
    }
    case 'aggregate': {
      const found = node.keys.find((one) => one.id === id)?.expression;
      return found?.kind === 'column' ? placeOf(node.input, found.id, restricts) : undefined;
    }
    case 'join': {
      const left = placeOf(node.left, id, restricts);
      if (left || node.type === 'semi' || node.type === 'anti')
        return node.type === 'full' && restricts ? undefined : left;
      if (restricts && node.type !== 'inner') return undefined;
      return placeOf(node.right, id, restricts);
    }
    case 'scan':
    case 'values':
    case 'set':
      return undefined;
  }
};

/** From which side to which keys may go. */
const directionsOf = ({ type, isNullAware }: Join): readonly ('right' | 'left')[] => {
  switch (type) {
    case 'inner':
    case 'semi':
      return ['right', 'left'];
    case 'left':
    case 'single':
      return ['right'];
    case 'anti':
      return isNullAware ? [] : ['right'];
    case 'full':
      return [];
  }
};

const joinsIn = (node: Node): readonly Join[] => [
  ...inputsOf(node).flatMap((input) => (node.kind === 'fragment' ? [] : joinsIn(input))),
  ...(node.kind === 'join' ? [node] : []),
];

/** A fragment's plan with a column held to keys. */
export const restricted = (
  { plan }: Fragment,
  id: ColumnId,
  type: SqlType,
  keys: readonly Value[],
): Node =>
  pushFilters({
    kind: 'filter',
    input: plan,
    condition: {
      kind: 'in',
      operand: { kind: 'column', id, type },
      list: keys.map((key) => literal(key, type)),
      type: { name: 'boolean' },
    },
  });

export const typeOfColumn = (node: Node, id: ColumnId): SqlType | undefined =>
  outputOf(node).find((one) => one.id === id)?.type;

const families: readonly (readonly SqlType['name'][])[] = [
  ['smallint', 'integer', 'bigint'],
  ['text'],
  ['uuid'],
  ['date'],
];

/** Types whose keys can be handed over: those that have one way to write a value. */
export const areKeysAlike = (a: SqlType, b: SqlType): boolean =>
  families.some((family) => family.includes(a.name) && family.includes(b.name));

interface Candidate extends Link {
  readonly outerFragment: Fragment;
  readonly innerFragment: Fragment;
}

const pairsOf = (
  join: Join,
): readonly (readonly [Expression & { kind: 'column' }, Expression & { kind: 'column' }])[] =>
  (join.condition ? conjuncts(join.condition) : []).flatMap((condition) => {
    const pair = columnEquality(condition);
    return pair ? [pair] : [];
  });

const candidatesOf = (join: Join, isNeedy: (fragment: Fragment) => boolean): readonly Candidate[] =>
  directionsOf(join).flatMap((direction) =>
    pairsOf(join).flatMap(([a, b]) => {
      const [from, to] = direction === 'right' ? [join.left, join.right] : [join.right, join.left];
      return [[a, b] as const, [b, a] as const].flatMap(([outerColumn, innerColumn]) => {
        const outer = placeOf(from, outerColumn.id, false);
        const inner = placeOf(to, innerColumn.id, true);
        if (!outer || !inner || !areKeysAlike(outerColumn.type, innerColumn.type)) return [];
        return [
          {
            outer: outer.fragment.name,
            outerFragment: outer.fragment,
            outerColumn: outer.column,
            inner: inner.fragment.name,
            innerFragment: inner.fragment,
            innerColumn: inner.column,
            isNeeded: isNeedy(inner.fragment),
          },
        ];
      });
    }),
  );

/** Rows with one value of a column that says nothing of itself. */
const USUAL_PARTNERS = 10;

/**
 * Rows of the inner that have one of so many keys. Where a column does not tell its distinct values, each
 * value of the column that it refers to is taken to occur.
 */
const rowsWithKeys = (candidate: Candidate, keys: number, rows: number): number => {
  const { outerFragment, outerColumn, innerFragment, innerColumn } = candidate;
  const distinct =
    distinctValues(innerFragment, innerColumn) ??
    distinctValues(outerFragment, outerColumn) ??
    rows / USUAL_PARTNERS;
  return Math.max(1, rows * Math.min(1, keys / Math.max(1, distinct)));
};

/**
 * Links between fragments, without circles; of each fragment at most one, from the fewest keys. A fragment
 * that is itself held back has fewer keys for the next, so one link may make another worth waiting for.
 *
 * @param canRestrict whether a fragment's source takes keys for a column
 * @param isNeedy whether a fragment cannot run without keys
 */
export const linkFragments = (
  plan: Node,
  canRestrict: (fragment: Fragment, column: ColumnId) => boolean,
  isNeedy: (fragment: Fragment) => boolean,
): Linked => {
  const candidates = joinsIn(plan).flatMap((join) => candidatesOf(join, isNeedy));
  const links = new Map<string, Link>();
  const held = new Map<string, number>();
  const rowsOf = ({ name, estimatedRows }: Fragment): number => held.get(name) ?? estimatedRows;
  const keysOf = ({ outerFragment, outerColumn }: Candidate): number =>
    Math.min(
      rowsOf(outerFragment),
      distinctValues(outerFragment, outerColumn) ?? Number.POSITIVE_INFINITY,
    );
  const waitsFor = (name: string, other: string): boolean => {
    const link = links.get(name);
    return link !== undefined && (link.outer === other || waitsFor(link.outer, other));
  };
  const isWorthIt = (candidate: Candidate): boolean => {
    const [keys, rows] = [keysOf(candidate), rowsOf(candidate.innerFragment)];
    return (
      candidate.isNeeded || (keys <= MOST_KEYS && rows > FEW_ROWS && keys * WORTH_WAITING < rows)
    );
  };
  for (;;) {
    const best = candidates
      .filter(({ outer, inner }) => !links.has(inner) && outer !== inner && !waitsFor(outer, inner))
      .filter(isWorthIt)
      .sort((a, b) => Number(b.isNeeded) - Number(a.isNeeded) || keysOf(a) - keysOf(b))
      // Last, as it costs most: the source's dialect writes a statement to see.
      .find(({ innerFragment, innerColumn }) => canRestrict(innerFragment, innerColumn));
    if (!best)
      return {
        links: [...links.values()],
        expectedRows: fragmentsIn(plan).reduce((sum, fragment) => sum + rowsOf(fragment), 0),
      };
    const { outerFragment: _, innerFragment, ...link } = best;
    links.set(best.inner, link);
    held.set(best.inner, rowsWithKeys(best, keysOf(best), rowsOf(innerFragment)));
  }
};
