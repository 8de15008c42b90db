/** Rows in an order. */
import type { SortKey } from '../../plan/node.ts';
import type { Row, Value } from '../../values.ts';
import { comparisonOf } from './comparison.ts';
import { compile, NotInMemory, type Positions } from './expression.ts';

/** A row and what it is ordered by. */
export interface Keyed {
  readonly row: Row;
  readonly values: readonly Value[];
}

export interface Order {
  readonly keyed: (row: Row) => Keyed;
  /** Below zero where the left comes first, zero for peers. */
  readonly compare: (left: Keyed, right: Keyed) => number;
}

/** @throws NotInMemory for keys of types that are not compared here */
export const orderOf = (sortKeys: readonly SortKey[], positions: Positions): Order => {
  const keys = sortKeys.map(({ expression, isDescending, areNullsFirst }) => {
    const compare = comparisonOf(expression.type, expression.type);
    if (!compare) throw new NotInMemory(`order of ${expression.type.name}`);
    return {
      evaluate: compile(expression, positions),
      compare,
      sign: isDescending ? -1 : 1,
      nullSign: areNullsFirst ? -1 : 1,
    };
  });
  return {
    keyed: (row) => ({ row, values: keys.map(({ evaluate }) => evaluate(row)) }),
    compare: (left, right) => {
      for (let index = 0; index < keys.length; index += 1) {
        const key = keys[index];
        const a = left.values[index] ?? null;
        const b = right.values[index] ?? null;
        if (!key || (a === null && b === null)) continue;
        if (a === null) return key.nullSign;
        if (b === null) return -key.nullSign;
        const order = key.compare(a, b) * key.sign;
        if (order !== 0) return order;
      }
      return 0;
    },
  };
};
