import type { Interval } from '../interval.ts';
import { DisclosureError } from './disclosure-error.ts';
import { type ProtectionLevel, requireProtectionLevel } from './protection-level.ts';

/** How the public sees a cell. */
export type CellForm =
  | { readonly kind: 'exact' }
  /** The true value lies somewhere in `within`, such as ± half a rounding base. */
  | { readonly kind: 'rounded'; readonly within: Interval }
  | { readonly kind: 'hidden' };

/** One number of a table, or of several tables that share it. */
export interface TableCell {
  readonly key: string;
  /** The true value. */
  readonly value: number;
  readonly form: CellForm;
  /** What an intruder knows without the table, `upper` may be Infinity; 0 … ∞ unless given. */
  readonly known?: Interval;
  /** How uncertain an intruder must stay; cells without it are hidden only for the sake of others. */
  readonly protection?: ProtectionLevel;
  /** Whether one contributor makes up the whole cell, and so knows it although it is hidden. */
  readonly hasSingleContributor?: boolean;
  /**
   * What hiding it costs as a secondary cell. The value unless given; an empty cell and `Infinity`
   * are never hidden (that a cell is empty is often known).
   */
  readonly cost?: number;
}

/**
 * A linear equation that everybody knows to hold: the sum of coefficient · value is 0. With a
 * `remainder` of `non-negative` the equation lacks terms that nobody publishes: the sum is 0 or more.
 */
export interface Relation {
  readonly terms: readonly { readonly key: string; readonly coefficient: number }[];
  readonly remainder?: 'none' | 'non-negative';
}

/** Cells and what ties them: a cross table with margins, linked tables, a table and its revision. */
export interface LinearTable {
  readonly cells: readonly TableCell[];
  readonly relations: readonly Relation[];
  /** Whether everybody knows the values to be whole numbers; true unless given. */
  readonly isInteger?: boolean;
}

/** Differences below this are rounding of floating point, for values around `size`. */
export const toleranceOf = (size: number): number => 1e-6 * Math.max(1, Math.abs(size));

/** `total` is the sum of `parts`. */
export const sumOf = (total: string, parts: readonly string[]): Relation => ({
  terms: [{ key: total, coefficient: 1 }, ...parts.map((key) => ({ key, coefficient: -1 }))],
});

/** What an intruder knows of a hidden cell. */
export const knownBounds = (cell: TableCell): Interval =>
  cell.known ?? { lower: 0, upper: Number.POSITIVE_INFINITY };

/** What hiding a cell costs; Infinity when it is never hidden. */
export const costOf = (cell: TableCell): number =>
  cell.cost ?? (cell.value === 0 ? Number.POSITIVE_INFINITY : Math.abs(cell.value));

/**
 * @throws DisclosureError `value-not-countable`, `bounds-inverted`, `value-outside-bounds`,
 * `cost-negative`, `protection-negative`, `key-twice`, `key-unknown`, `relation-not-satisfied`
 */
export const requireLinearTable = ({ cells, relations, isInteger = true }: LinearTable): void => {
  const values = new Map<string, number>();
  for (const cell of cells) {
    if (values.has(cell.key))
      throw new DisclosureError('key-twice', `The cell ${cell.key} is given twice.`);
    requireCell(cell, isInteger);
    values.set(cell.key, cell.value);
  }
  for (const relation of relations) requireSatisfied(relation, values);
};

const requireCell = (cell: TableCell, isInteger: boolean): void => {
  const { key, value, form, protection } = cell;
  if (isInteger ? !Number.isSafeInteger(value) : !Number.isFinite(value)) {
    throw new DisclosureError(
      'value-not-countable',
      `The cell ${key} is ${value}: give a ${isInteger ? 'whole' : 'finite'} number.`,
    );
  }
  requireWithin(cell, knownBounds(cell));
  if (form.kind === 'rounded') requireWithin(cell, form.within);
  if (!(costOf(cell) >= 0)) {
    throw new DisclosureError(
      'cost-negative',
      `The cost of ${key} is ${cell.cost}: give 0 or more.`,
    );
  }
  if (protection !== undefined) requireProtectionLevel(key, protection);
};

const requireWithin = ({ key, value }: TableCell, { lower, upper }: Interval): void => {
  if (!(lower <= upper)) {
    throw new DisclosureError('bounds-inverted', `${key} is bounded by ${lower} and ${upper}.`);
  }
  if (value < lower || value > upper) {
    throw new DisclosureError(
      'value-outside-bounds',
      `${key} is ${value}, outside its bounds from ${lower} to ${upper}.`,
    );
  }
};

const requireSatisfied = (relation: Relation, values: ReadonlyMap<string, number>): void => {
  let sum = 0;
  let size = 0;
  for (const { key, coefficient } of relation.terms) {
    const value = values.get(key);
    if (value === undefined)
      throw new DisclosureError('key-unknown', `A relation names ${key}, which is no cell.`);
    sum += coefficient * value;
    size = Math.max(size, Math.abs(value));
  }
  const isSatisfied =
    relation.remainder === 'non-negative'
      ? sum >= -toleranceOf(size)
      : Math.abs(sum) <= toleranceOf(size);
  if (!isSatisfied) {
    const names = relation.terms.map(({ key }) => key).join(', ');
    throw new DisclosureError(
      'relation-not-satisfied',
      `The cells ${names} miss their sum by ${sum}.`,
    );
  }
};
