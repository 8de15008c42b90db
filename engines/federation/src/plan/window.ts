/** Columns that are computed over the rows around each row: their functions and their frames. */
import type { Expression } from './expression.ts';
import type { AggregateFunction, OutputColumn } from './node.ts';

/** Functions that only windows have; aggregates are computed over windows, too. */
export type WindowFunction =
  | 'row-number'
  | 'rank'
  | 'dense-rank'
  | 'percent-rank'
  | 'cume-dist'
  /** Into so many groups: a literal. */
  | 'ntile'
  /** value, rows away (a literal of 0 or more), what there is beyond the partition or nothing. */
  | 'lag'
  | 'lead'
  | 'first-value'
  | 'last-value'
  /** value, the how manieth (a literal of 1 or more). */
  | 'nth-value';

export type LiteralExpression = Extract<Expression, { readonly kind: 'literal' }>;

/** Where a frame starts or ends. `unbounded` is the partition's own start or end. */
export type FrameBound =
  | { readonly kind: 'unbounded' | 'current-row' }
  | {
      readonly kind: 'preceding' | 'following';
      /** Of rows and groups a bigint; of a range in a type that is added to what is ordered by. */
      readonly offset: LiteralExpression;
    };

export interface WindowFrame {
  readonly unit: 'rows' | 'range' | 'groups';
  readonly start: FrameBound;
  readonly end: FrameBound;
  readonly exclude?: 'current-row' | 'group' | 'ties';
}

export interface WindowColumn extends OutputColumn {
  readonly function: WindowFunction | AggregateFunction;
  /** As of aggregates: none counts rows. */
  readonly operands: readonly Expression[];
  /** Of aggregates: only rows of the frame for which this holds. */
  readonly filter?: Expression;
  /** Means something to those functions only that `hasFrame`. */
  readonly frame: WindowFrame;
}

/** From the partition's start to the last peer of the row; of everything where there is no order. */
export const DEFAULT_FRAME: WindowFrame = {
  unit: 'range',
  start: { kind: 'unbounded' },
  end: { kind: 'current-row' },
};

export const isDefaultFrame = ({ unit, start, end, exclude }: WindowFrame): boolean =>
  unit === 'range' &&
  start.kind === 'unbounded' &&
  end.kind === 'current-row' &&
  exclude === undefined;

const WITHOUT_FRAME: ReadonlySet<WindowColumn['function']> = new Set<WindowFunction>([
  'row-number',
  'rank',
  'dense-rank',
  'percent-rank',
  'cume-dist',
  'ntile',
  'lag',
  'lead',
]);

/** Whether a function's answer depends on the frame. */
export const hasFrame = (column: WindowColumn): boolean => !WITHOUT_FRAME.has(column.function);

const WINDOW_FUNCTIONS: ReadonlySet<WindowColumn['function']> = new Set<WindowFunction>([
  ...(['row-number', 'rank', 'dense-rank', 'percent-rank', 'cume-dist', 'ntile'] as const),
  ...(['lag', 'lead', 'first-value', 'last-value', 'nth-value'] as const),
]);

export const isWindowFunction = (name: WindowColumn['function']): name is WindowFunction =>
  WINDOW_FUNCTIONS.has(name);

/** Whether a bound lies a distance away. */
export const hasOffset = (
  bound: FrameBound,
): bound is Extract<FrameBound, { readonly offset: LiteralExpression }> => 'offset' in bound;

/** Whether a frame may start behind its end, so that it has no rows. */
export const mayBeBackwards = ({ start, end }: WindowFrame): boolean => {
  if (!hasOffset(start) || !hasOffset(end) || start.kind !== end.kind) return false;
  const [first, second] = start.kind === 'following' ? [start, end] : [end, start];
  // Intervals are no numbers, and not known to be in order.
  return !(Number(first.offset.value) <= Number(second.offset.value));
};
