/** Plans as operators over arrays of rows: for the tens to thousands of rows that screens are made of. */
import type { Limit, Node, SetOperation, Sort } from '../../plan/node.ts';
import { inputsOf, outputOf } from '../../plan/node.ts';
import type { Row } from '../../values.ts';
import { mapKeysOf, prepareAggregate } from './aggregate.ts';
import { compositeKey } from './comparison.ts';
import { compile, NotInMemory } from './expression.ts';
import { prepareJoin } from './join.ts';
import { type Operator, positionsOf } from './operator.ts';
import { orderOf } from './order.ts';
import { prepareWindow } from './window.ts';

/** @throws NotInMemory when something in the plan is not done in memory */
export const prepare = (node: Node): Operator => {
  switch (node.kind) {
    case 'scan':
      throw new NotInMemory('scan');
    case 'fragment': {
      return {
        positions: positionsOf(node),
        width: outputOf(node).length,
        run: ({ rowsOf }) => rowsOf(node),
      };
    }
    case 'values':
      return {
        positions: positionsOf(node),
        width: node.columns.length,
        run: () => node.rows,
      };
    case 'filter': {
      const input = prepare(node.input);
      const holds = compile(node.condition, input.positions);
      return {
        ...input,
        run: (run) => {
          const rows = input.run(run);
          run.spend(rows.length);
          return rows.filter((row) => holds(row) === true);
        },
      };
    }
    case 'project': {
      const input = prepare(node.input);
      const columns = node.columns.map(({ expression }) => compile(expression, input.positions));
      return {
        positions: positionsOf(node),
        width: columns.length,
        run: (run) => {
          const rows = input.run(run);
          run.spend(rows.length);
          return rows.map((row) => columns.map((evaluate) => evaluate(row)));
        },
      };
    }
    case 'join':
      return prepareJoin(node, prepare(node.left), prepare(node.right));
    case 'aggregate':
      return prepareAggregate(node, prepare(node.input));
    case 'window':
      return prepareWindow(node, prepare(node.input));
    case 'sort':
      return prepareSort(node, prepare(node.input));
    case 'limit':
      return prepareLimit(node, prepare(node.input));
    case 'distinct': {
      const input = prepare(node.input);
      const keys = mapKeysOf(outputOf(node).map(({ type }) => type));
      return {
        ...input,
        run: (run) => {
          const rows = input.run(run);
          run.spend(rows.length);
          const first = new Map<string, Row>();
          for (const row of rows) {
            const key = compositeKey(row, keys);
            if (!first.has(key)) first.set(key, row);
          }
          return [...first.values()];
        },
      };
    }
    case 'set':
      return prepareSet(node, prepare(node.left), prepare(node.right));
  }
};

const prepareSort = (node: Sort, input: Operator): Operator => {
  const order = orderOf(node.keys, input.positions);
  return {
    ...input,
    run: (run) => {
      const rows = input.run(run);
      run.spend(rows.length);
      return rows
        .map(order.keyed)
        .sort(order.compare)
        .map(({ row }) => row);
    },
  };
};

const prepareLimit = ({ count, offset }: Limit, input: Operator): Operator => ({
  ...input,
  run: (run) => input.run(run).slice(offset, count === undefined ? undefined : offset + count),
});

/** Rows of one side, how often each comes, and one of each. */
const counted = (
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Map<string, { count: number; readonly row: Row }> => {
  const counts = new Map<string, { count: number; readonly row: Row }>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { count: 1, row });
  }
  return counts;
};

/** How often a row comes that came `left` and `right` times. */
const timesOf = (node: SetOperation, left: number, right: number): number => {
  switch (node.operation) {
    case 'union':
      return 1;
    case 'intersect':
      return node.isAll ? Math.min(left, right) : Math.min(left, right, 1);
    case 'except':
      if (node.isAll) return Math.max(left - right, 0);
      return left > 0 && right === 0 ? 1 : 0;
  }
};

const prepareSet = (node: SetOperation, left: Operator, right: Operator): Operator => {
  const types = node.columns.map(({ type }) => type);
  for (const side of inputsOf(node)) {
    for (const [index, { type }] of outputOf(side).entries()) {
      if (type.name !== types[index]?.name && type.name !== 'unknown') {
        throw new NotInMemory(`${type.name} among ${types[index]?.name}`);
      }
    }
  }
  const shape = { positions: positionsOf(node), width: node.columns.length };
  if (node.operation === 'union' && node.isAll) {
    return { ...shape, run: (run) => [...left.run(run), ...right.run(run)] };
  }
  const keys = mapKeysOf(types);
  const keyOf = (row: Row): string => compositeKey(row, keys);
  return {
    ...shape,
    run: (run) => {
      const leftRows = left.run(run);
      const rightRows = right.run(run);
      run.spend(leftRows.length + rightRows.length);
      const counts = counted(leftRows, keyOf);
      const others = counted(rightRows, keyOf);
      if (node.operation === 'union') {
        for (const [key, other] of others) if (!counts.has(key)) counts.set(key, other);
      }
      const output: Row[] = [];
      for (const [key, { count, row }] of counts) {
        const times = timesOf(node, count, others.get(key)?.count ?? 0);
        for (let time = 0; time < times; time += 1) output.push(row);
      }
      return output;
    },
  };
};
