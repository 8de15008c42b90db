/** An oracle that shares nothing with the engine: it writes down every table there could be. */
import { knownBounds, type LinearTable, type Relation, type TableCell } from '../linear-table.ts';

export interface Possible {
  readonly lower: number;
  readonly upper: number;
}

interface Search {
  readonly unknown: readonly TableCell[];
  /** The relations that can be checked once the unknown cell of this position has a value. */
  readonly checks: readonly (readonly Relation[])[];
}

/**
 * The least and greatest value of each hidden or rounded cell over all tables of whole numbers that
 * agree with what is published. Hidden cells need finite bounds.
 */
export const possibleValues = (table: LinearTable): ReadonlyMap<string, Possible> => {
  const search = searchOf(table);
  const values = new Map(table.cells.map(({ key, value }) => [key, value]));
  const found = new Map<string, Possible>();
  const visit = (position: number): void => {
    const cell = search.unknown[position];
    if (cell === undefined) {
      for (const { key } of search.unknown) widen(found, key, values.get(key) ?? 0);
      return;
    }
    const { lower, upper } = boundsOf(cell);
    for (let value = lower; value <= upper; value++) {
      values.set(cell.key, value);
      if ((search.checks[position] ?? []).every((relation) => holds(relation, values)))
        visit(position + 1);
    }
  };
  visit(0);
  return found;
};

const searchOf = ({ cells, relations }: LinearTable): Search => {
  const unknown = cells.filter(({ form }) => form.kind !== 'exact');
  const positions = new Map(unknown.map(({ key }, position) => [key, position]));
  const lastOf = (relation: Relation): number =>
    Math.max(-1, ...relation.terms.map(({ key }) => positions.get(key) ?? -1));
  return {
    unknown,
    checks: unknown.map((_, position) => relations.filter((one) => lastOf(one) === position)),
  };
};

const boundsOf = (cell: TableCell): Possible => {
  const known = knownBounds(cell);
  const within = cell.form.kind === 'rounded' ? cell.form.within : known;
  const upper = Math.min(known.upper, within.upper);
  if (!Number.isFinite(upper)) throw new RangeError(`${cell.key} has no upper bound`);
  return { lower: Math.max(known.lower, within.lower), upper };
};

const holds = ({ terms, remainder }: Relation, values: ReadonlyMap<string, number>): boolean => {
  const sum = terms.reduce(
    (total, { key, coefficient }) => total + coefficient * (values.get(key) ?? 0),
    0,
  );
  return remainder === 'non-negative' ? sum >= 0 : sum === 0;
};

const widen = (found: Map<string, Possible>, key: string, value: number): void => {
  const known = found.get(key) ?? { lower: value, upper: value };
  found.set(key, { lower: Math.min(known.lower, value), upper: Math.max(known.upper, value) });
};
