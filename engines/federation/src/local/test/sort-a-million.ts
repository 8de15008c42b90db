/**
 * Sorts a million joined rows through DuckDB in a process of its own, where nothing else takes memory, and
 * prints how many came and by how many bytes the process grew. Argument: a folder for what is spilled.
 */
import { peakMemory } from '../../../test/peak-memory.ts';
import { duckdb } from '../../dialects/duckdb.ts';
import { call, column } from '../../plan/expression.ts';
import type { Fragment, Node } from '../../plan/node.ts';
import type { Batch, SqlType } from '../../values.ts';
import { createLocalEngine } from '../engine.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };
const ROWS = 1_000_000;

const fragment = (name: string, first: number): Fragment => ({
  ...{ kind: 'fragment', name, source: name, estimatedRows: 10 },
  plan: {
    kind: 'values',
    columns: [
      { id: first, name: 'number', type: INTEGER },
      { id: first + 1, name: 'text', type: TEXT },
    ],
    rows: [],
  },
});

const rowsOf = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
  const count = name === 'left' ? ROWS : 10;
  for (let from = 0; from < count; from += 2_000)
    yield Array.from({ length: Math.min(2_000, count - from) }, (_, index) => [
      from + index,
      `text of row ${from + index}`,
    ]);
};

const plan: Node = {
  kind: 'sort',
  input: {
    ...{ kind: 'join', type: 'left', left: fragment('left', 1), right: fragment('right', 11) },
    condition: call('equal', [column(1, INTEGER), column(11, INTEGER)]),
  },
  keys: [{ expression: column(2, TEXT), isDescending: true, areNullsFirst: false }],
};

const engine = createLocalEngine({
  ...{ dialect: duckdb, memoryLimit: '100MB', threads: 2, smallRows: -1 },
  temporaryDirectory: process.argv[2] ?? '',
});
const before = process.memoryUsage().rss;
let count = 0;
const limits = { signal: new AbortController().signal, maximumRows: 2 * ROWS };
for await (const batch of engine.execute(plan, rowsOf, limits)) count += batch.length;
const grown = peakMemory() - before;
await engine.close();
console.log(JSON.stringify({ count, grown }));
