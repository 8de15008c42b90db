/** A source whose tables stand in the test; it runs plans in memory, as slowly or badly as a test wants. */
import { SourceError } from '../src/federation-error.ts';
import { prepareInMemory, runInMemory } from '../src/local/memory/run.ts';
import { type Node, outputOf, withInputs } from '../src/plan/node.ts';
import type { TableSchema } from '../src/schema.ts';
import type { ExecutionLimits, Source } from '../src/sources/source.ts';
import type { Row, SqlType } from '../src/values.ts';

export interface MemoryTable {
  readonly columns: Readonly<Record<string, SqlType>>;
  readonly rows: readonly Row[];
  readonly keys?: TableSchema['keys'];
  readonly access?: NonNullable<TableSchema['access']>;
  readonly estimatedRows?: number;
}

export interface MemoryOptions {
  readonly canExecute?: (plan: Node) => boolean;
  /** Before the first row; may throw a SourceError or never end. */
  readonly before?: (limits: ExecutionLimits) => Promise<void>;
  /** Rows given at once; default all of them. */
  readonly batch?: number;
  /** After each batch. */
  readonly between?: (rowsGiven: number) => Promise<void>;
}

export interface MemorySource extends Source {
  readonly asked: readonly Node[];
  /** Statements that are running now. */
  readonly running: () => number;
}

const schemaOf = ([name, table]: readonly [string, MemoryTable]): TableSchema => ({
  name,
  path: [name],
  columns: Object.entries(table.columns).map(([column, type]) => ({
    name: column,
    type,
    isNullable: true,
  })),
  keys: table.keys ?? [],
  estimatedRows: table.estimatedRows ?? table.rows.length,
  ...(table.access && { access: table.access }),
});

export const memorySource = (
  name: string,
  tables: Readonly<Record<string, MemoryTable>>,
  { canExecute, before, batch, between }: MemoryOptions = {},
): MemorySource => {
  const asked: Node[] = [];
  let running = 0;
  /** Scans as the rows that they would give. */
  const withRows = (node: Node): Node => {
    if (node.kind !== 'scan') return withInputs(node, withRows);
    const table = tables[node.table.name];
    const places = node.columns.map(({ column }) =>
      Object.keys(table?.columns ?? {}).indexOf(column),
    );
    return {
      kind: 'values',
      columns: node.columns,
      rows: (table?.rows ?? []).map((row) => places.map((place) => row[place] ?? null)),
    };
  };
  return {
    name,
    kind: 'memory',
    asked,
    running: () => running,
    discover: async () => ({ tables: Object.entries(tables).map(schemaOf) }),
    canExecute: (plan) =>
      (canExecute?.(plan) ?? true) && prepareInMemory(withRows(plan)) !== undefined,
    describe: (plan) => ({ text: `rows of ${outputOf(plan).length} columns`, parameters: 0 }),
    execute: async function* (plan, limits) {
      asked.push(plan);
      running += 1;
      try {
        await before?.(limits);
        const operator = prepareInMemory(withRows(plan));
        const rows = operator && runInMemory(operator, () => [], Number.POSITIVE_INFINITY);
        if (!rows) throw new SourceError(name, 'rejected');
        if (rows.length > limits.maximumRows) throw new SourceError(name, 'too-many-rows');
        const size = batch ?? Math.max(1, rows.length);
        for (let at = 0; at < rows.length; at += size) {
          yield rows.slice(at, at + size);
          await between?.(Math.min(rows.length, at + size));
        }
      } finally {
        running -= 1;
      }
    },
    health: async () => ({ isUp: true, milliseconds: 0 }),
    close: async () => {},
  };
};
