/** Groups and their aggregates in memory. */
import type { Aggregate, AggregateColumn } from '../../plan/node.ts';
import type { Row, SqlType, Value } from '../../values.ts';
import { floatingValue, wholeValue } from './cast.ts';
import { comparisonOf, compositeKey, type Known, type MapKey, mapKeyOf } from './comparison.ts';
import { addDecimals, type Decimal, decimalOf, decimalText } from './decimal.ts';
import { compile, type Evaluate, NotInMemory, type Positions } from './expression.ts';
import { type Operator, positionsOf } from './operator.ts';
import { compareText } from './text.ts';

/** What one aggregate has seen of the values of one group. */
interface ValueAccumulator {
  readonly take: (value: Known, row: Row) => void;
  readonly result: () => Value;
}

interface Prepared {
  readonly start: () => ValueAccumulator;
  /** Undefined counts rows. */
  readonly operand: Evaluate | undefined;
  readonly filter: Evaluate | undefined;
  readonly distinctKey: MapKey | undefined;
  /** Whether what is kept of a group grows with its rows. */
  readonly isGrowing: boolean;
}

const counting = (): ValueAccumulator => {
  let count = 0n;
  return {
    take: () => {
      count += 1n;
    },
    result: () => count,
  };
};

const summingWholes = (type: SqlType): ValueAccumulator => {
  let sum: bigint | undefined;
  return {
    take: (value) => {
      sum = (sum ?? 0n) + BigInt(String(value));
    },
    result: () => {
      if (sum === undefined) return null;
      if (type.name === 'numeric') return sum.toString();
      return type.name === 'bigint' || type.name === 'integer' ? wholeValue(sum, type.name) : null;
    },
  };
};

const summingDecimals = (): ValueAccumulator => {
  let sum: Decimal | undefined;
  return {
    take: (value) => {
      const decimal = decimalOf(String(value));
      sum = sum ? addDecimals(sum, decimal) : decimal;
    },
    result: () => (sum ? decimalText(sum) : null),
  };
};

const summingFloating = (type: SqlType): ValueAccumulator => {
  let sum: number | undefined;
  return {
    take: (value) => {
      sum = floatingValue((sum ?? 0) + Number(value), type);
    },
    result: () => sum ?? null,
  };
};

/** How sums of one type are made in another; undefined when that is not done here. */
const summing = (operand: SqlType, type: SqlType): (() => ValueAccumulator) | undefined => {
  switch (operand.name) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return ['integer', 'bigint', 'numeric'].includes(type.name)
        ? () => summingWholes(type)
        : undefined;
    case 'numeric':
      return type.name === 'numeric' ? summingDecimals : undefined;
    case 'real':
    case 'double':
      return type.name === 'real' || type.name === 'double'
        ? () => summingFloating(type)
        : undefined;
    default:
      return undefined;
  }
};

const extreme = (type: SqlType, sign: 1 | -1): (() => ValueAccumulator) | undefined => {
  const compare = comparisonOf(type, type);
  if (!compare) return undefined;
  return () => {
    let best: Value = null;
    return {
      take: (value) => {
        if (best === null || compare(value, best) * sign > 0) best = value;
      },
      result: () => best,
    };
  };
};

const logical = (decisive: boolean): ValueAccumulator => {
  let answer: Value = null;
  return {
    take: (value) => {
      answer = value === decisive || answer === decisive ? decisive : !decisive;
    },
    result: () => answer,
  };
};

/** The separator before each text is that of its own row; the first text has none. */
const joiningTexts = (separator: Evaluate): ValueAccumulator => {
  let joined: string | undefined;
  return {
    take: (value, row) => {
      joined =
        joined === undefined
          ? String(value)
          : joined + String(separator(row) ?? '') + String(value);
    },
    result: () => joined ?? null,
  };
};

/** Texts that come once each: put in order, as PostgreSQL does to find those that are the same. */
const joiningInOrder = (separator: Value): ValueAccumulator => {
  const texts: string[] = [];
  return {
    take: (value) => {
      texts.push(String(value));
    },
    result: () => (texts.length > 0 ? texts.sort(compareText).join(String(separator ?? '')) : null),
  };
};

const starting = (
  column: AggregateColumn,
  positions: Positions,
): (() => ValueAccumulator) | undefined => {
  const [operand, separator] = column.operands;
  switch (column.function) {
    case 'count':
      return counting;
    case 'sum':
      return operand && summing(operand.type, column.type);
    case 'min':
      return operand && extreme(operand.type, -1);
    case 'max':
      return operand && extreme(operand.type, 1);
    case 'bool-and':
      return () => logical(false);
    case 'bool-or':
      return () => logical(true);
    case 'string-agg': {
      if (!separator || operand?.type.name !== 'text') return undefined;
      if (column.isDistinct) {
        if (separator.kind !== 'literal') return undefined;
        return () => joiningInOrder(separator.value);
      }
      const between = compile(separator, positions);
      return () => joiningTexts(between);
    }
  }
};

const prepareAggregateColumn = (column: AggregateColumn, positions: Positions): Prepared => {
  const start = starting(column, positions);
  const [operand] = column.operands;
  const distinctKey = column.isDistinct && operand ? mapKeyOf(operand.type) : undefined;
  if (!start || (column.isDistinct && !distinctKey)) {
    throw new NotInMemory(`${column.function}(${operand?.type.name ?? '*'})`);
  }
  return {
    start,
    operand: operand && compile(operand, positions),
    filter: column.filter && compile(column.filter, positions),
    distinctKey,
    isGrowing: column.isDistinct || column.function === 'string-agg',
  };
};

const ROW: Known = true;

/** What one aggregate has seen of some rows. */
export interface Accumulator {
  readonly take: (row: Row) => void;
  readonly result: () => Value;
}

/**
 * An aggregate over rows in their order; its answer so far may be asked for at any time.
 *
 * @throws NotInMemory when it is not done here
 */
export const accumulating = (
  column: AggregateColumn,
  positions: Positions,
): (() => Accumulator) => {
  const prepared = prepareAggregateColumn(column, positions);
  return () => {
    const { take, result } = prepared.start();
    return {
      take: (row) => {
        if (prepared.filter && prepared.filter(row) !== true) return;
        const value = prepared.operand ? prepared.operand(row) : ROW;
        if (value !== null) take(value, row);
      },
      result,
    };
  };
};

interface Group {
  readonly keys: readonly Value[];
  readonly accumulators: readonly ValueAccumulator[];
  readonly seen: readonly (Set<unknown> | undefined)[];
}

const addRow = (group: Group, columns: readonly Prepared[], row: Row, keep: () => void): void => {
  for (let index = 0; index < columns.length; index += 1) {
    const column = columns[index];
    if (!column || (column.filter && column.filter(row) !== true)) continue;
    const value = column.operand ? column.operand(row) : ROW;
    if (value === null) continue;
    const seen = group.seen[index];
    if (seen && column.distinctKey) {
      const key = column.distinctKey(value);
      if (seen.has(key)) continue;
      seen.add(key);
    }
    if (column.isGrowing) keep();
    group.accumulators[index]?.take(value, row);
  }
};

/** The Map's keys of values of several types. */
export const mapKeysOf = (types: readonly SqlType[]): readonly MapKey[] =>
  types.map((type) => {
    const key = mapKeyOf(type);
    if (!key) throw new NotInMemory(`grouping ${type.name}`);
    return key;
  });

/** Groups that rows are added to one by one. */
export interface Grouping {
  readonly add: (row: Row) => void;
  readonly result: () => readonly Row[];
}

/**
 * @returns what starts one run; `keep` is called for everything of rows that is kept: each group, distinct
 *   value and joined text
 * @throws NotInMemory when an expression or aggregate is not done here
 */
export const prepareGrouping = (
  node: Aggregate,
  positions: Positions,
): ((keep: () => void) => Grouping) => {
  const keyParts = node.keys.map(({ expression }) => compile(expression, positions));
  const mapKeys = mapKeysOf(node.keys.map(({ expression }) => expression.type));
  const columns = node.aggregates.map((column) => prepareAggregateColumn(column, positions));
  const startGroup = (keys: readonly Value[]): Group => ({
    keys,
    accumulators: columns.map(({ start }) => start()),
    seen: columns.map(({ distinctKey }) => (distinctKey ? new Set() : undefined)),
  });
  return (keep) => {
    const groups = new Map<string, Group>();
    if (keyParts.length === 0) groups.set('', startGroup([]));
    return {
      add: (row) => {
        const values = keyParts.map((part) => part(row));
        const key = compositeKey(values, mapKeys);
        let group = groups.get(key);
        if (!group) {
          keep();
          group = startGroup(values);
          groups.set(key, group);
        }
        addRow(group, columns, row, keep);
      },
      result: () =>
        Array.from(groups.values(), ({ keys, accumulators }) => [
          ...keys,
          ...accumulators.map(({ result }) => result()),
        ]),
    };
  };
};

/** @throws NotInMemory when an expression or aggregate is not done here */
export const prepareAggregate = (node: Aggregate, input: Operator): Operator => {
  const start = prepareGrouping(node, input.positions);
  return {
    positions: positionsOf(node),
    width: node.keys.length + node.aggregates.length,
    run: (run) => {
      const { add, result } = start(() => {});
      const rows = input.run(run);
      run.spend(rows.length);
      for (const row of rows) add(row);
      return result();
    },
  };
};
