/** The relations of a cross table: in every dimension each total is the sum of its children. */
import {
  type Coordinates,
  type Dimension,
  keyOf,
  requireHierarchy,
  type Split,
} from './dimension.ts';
import { DisclosureError } from './disclosure-error.ts';
import { type Relation, sumOf, toleranceOf } from './linear-table.ts';

export interface CrossTableCell {
  readonly coordinates: Coordinates;
  /** `null` when the value is not known here; the same as leaving the cell out. */
  readonly value: number | null;
}

/** A total that is not simply the sum of its children. */
export interface IrregularTotal {
  /**
   * - `taken-as-empty`: children are missing and the others add up: the missing ones count as 0;
   * - `remainder`: the children stay below the total; all that is used is that they do;
   * - `contradictory`: the children exceed the total; nothing is used.
   */
  readonly kind: 'taken-as-empty' | 'remainder' | 'contradictory';
  readonly total: Coordinates;
  readonly dimension: string;
  /** Total minus the children that are there. */
  readonly difference: number;
  /** Codes of the children that are missing and cannot be added up from their own children. */
  readonly missing: readonly string[];
}

export interface CrossTable {
  /** The keys of the cells that have a value, by `keyOf`. */
  readonly relations: readonly Relation[];
  readonly irregular: readonly IrregularTotal[];
}

/**
 * Works out which sums tie the cells together. Combinations may be missing: a missing child is
 * replaced by its own children where those are there, so that no sum known to an intruder is lost.
 *
 * @throws DisclosureError `dimension-missing`, `hierarchy-circular`, `key-twice`
 */
export const crossTable = (
  cells: readonly CrossTableCell[],
  dimensions: readonly Dimension[],
): CrossTable => {
  for (const dimension of dimensions) requireHierarchy(dimension);
  const values = valuesOf(cells, dimensions);
  const relations: Relation[] = [];
  const irregular: IrregularTotal[] = [];
  const present = cells.filter(({ value }) => value !== null);

  for (const { name, hierarchy = [] } of dimensions) {
    const splits = Map.groupBy(hierarchy, ({ parent }) => parent);
    for (const { coordinates } of present) {
      for (const split of splits.get(coordinates[name] ?? '') ?? []) {
        const sum = partsOf(coordinates, name, split, dimensions, values);
        if (sum.parts.length === 0) continue;
        const total = keyOf(dimensions, coordinates);
        const difference = differenceOf(total, sum.parts, values);
        const isEven = Math.abs(difference) <= toleranceOf(values.get(total) ?? 0);
        if (isEven) relations.push(sumOf(total, sum.parts));
        else if (difference > 0)
          relations.push({ ...sumOf(total, sum.parts), remainder: 'non-negative' });
        if (isEven && sum.missing.length === 0) continue;
        const kind = isEven ? 'taken-as-empty' : difference > 0 ? 'remainder' : 'contradictory';
        irregular.push(
          Object.freeze({
            kind,
            total: coordinates,
            dimension: name,
            difference,
            missing: sum.missing,
          }),
        );
      }
    }
  }
  return Object.freeze({
    relations: Object.freeze(relations),
    irregular: Object.freeze(irregular),
  });
};

const valuesOf = (
  cells: readonly CrossTableCell[],
  dimensions: readonly Dimension[],
): ReadonlyMap<string, number> => {
  const values = new Map<string, number>();
  const seen = new Set<string>();
  for (const { coordinates, value } of cells) {
    const key = keyOf(dimensions, coordinates);
    if (seen.has(key)) throw new DisclosureError('key-twice', `The cell ${key} is given twice.`);
    seen.add(key);
    if (value !== null) values.set(key, value);
  }
  return values;
};

interface Parts {
  readonly parts: readonly string[];
  readonly missing: readonly string[];
}

const partsOf = (
  coordinates: Coordinates,
  name: string,
  { children }: Split,
  dimensions: readonly Dimension[],
  values: ReadonlyMap<string, number>,
): Parts => {
  const found = children.map((child) => ({
    child,
    parts: resolve({ ...coordinates, [name]: child }, dimensions, values),
  }));
  return {
    parts: found.flatMap(({ parts }) => parts ?? []),
    missing: Object.freeze(
      found.flatMap(({ child, parts }) => (parts === undefined ? [child] : [])),
    ),
  };
};

/** The cell itself, or else cells that add up to it; `undefined` when there are none. */
const resolve = (
  coordinates: Coordinates,
  dimensions: readonly Dimension[],
  values: ReadonlyMap<string, number>,
): readonly string[] | undefined => {
  const key = keyOf(dimensions, coordinates);
  if (values.has(key)) return [key];
  for (const { name, hierarchy = [] } of dimensions) {
    for (const split of hierarchy) {
      if (split.parent !== coordinates[name]) continue;
      const { parts, missing } = partsOf(coordinates, name, split, dimensions, values);
      if (missing.length === 0 && parts.length > 0) return parts;
    }
  }
  return undefined;
};

const differenceOf = (
  total: string,
  parts: readonly string[],
  values: ReadonlyMap<string, number>,
): number => parts.reduce((rest, part) => rest - (values.get(part) ?? 0), values.get(total) ?? 0);
