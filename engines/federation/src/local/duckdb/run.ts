/**
 * Runs plans by DuckDB. What its dialect cannot write with PostgreSQL's meaning is done in memory, over the
 * rows of the largest parts that it can.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dialect } from '../../dialects/dialect.ts';
import { FederationError } from '../../federation-error.ts';
import { isDiscreet } from '../../plan/cut.ts';
import { type Fragment, type Node, outputOf, withInputs } from '../../plan/node.ts';
import type { Batch, Row } from '../../values.ts';
import { prepareInMemory, runInMemory } from '../memory/run.ts';
import { prepareStreaming, streamPlan } from '../streaming.ts';
import { scanOfTable } from './fragment-table.ts';
import { streamRows } from './statement.ts';

/** Rows of parts that DuckDB gives and memory goes on with, when they cannot stream. */
const MOST_ROWS_BETWEEN = 100_000;
const MOST_STEPS_BETWEEN = 5_000_000;

/** The plan with its fragments as tables of the connection. */
export const overTables = (plan: Node, tables: ReadonlyMap<string, string>): Node => {
  if (plan.kind !== 'fragment') {
    return withInputs(plan, (input) => overTables(input, tables));
  }
  const table = tables.get(plan.name);
  if (table === undefined)
    throw new FederationError('not-supported', 'a fragment has no rows here');
  return scanOfTable(table, outputOf(plan));
};

/** DuckDB may try conditions in any order, so that a failure could tell of rows that a policy hides. */
const canRun = (plan: Node, dialect: Dialect): boolean =>
  isDiscreet(plan) && dialect.canWrite(plan);

interface Cut {
  /** The plan with parts that DuckDB runs as fragments. */
  readonly rest: Node;
  readonly parts: readonly Fragment[];
}

/** The largest parts below the plan's own node that DuckDB runs. */
const cutBelow = (plan: Node, dialect: Dialect): Cut => {
  const parts: Fragment[] = [];
  const cut = (node: Node): Node => {
    if (node.kind === 'values') return node;
    if (!canRun(node, dialect)) return cutInputs(node);
    const part: Fragment = {
      kind: 'fragment',
      name: `part ${parts.length}`,
      source: 'local',
      plan: node,
      estimatedRows: 0,
    };
    parts.push(part);
    return part;
  };
  const cutInputs = (node: Node): Node => {
    if (node.kind !== 'scan') return withInputs(node, cut);
    throw new FederationError('not-supported', 'a column has a type that is not joined here');
  };
  return { rest: cutInputs(plan), parts };
};

const collect = async (rows: AsyncIterable<Batch>, most: number): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for await (const batch of rows) {
    if (all.length + batch.length > most) {
      throw new FederationError('out-of-memory', 'joining needs more memory than it may have');
    }
    for (const row of batch) all.push(row);
  }
  return all;
};

/**
 * @param plan all of whose scans are tables of the connection
 * @throws FederationError
 */
export async function* runByDuckdb(
  connection: DuckDBConnection,
  plan: Node,
  dialect: Dialect,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  if (canRun(plan, dialect)) {
    let hasRows = false;
    try {
      for await (const batch of streamRows(
        connection,
        dialect.write(plan),
        outputOf(plan),
        signal,
      )) {
        hasRows = true;
        yield batch;
      }
      return;
    } catch (error) {
      // DuckDB itself does not have everything, such as subqueries among the conditions of outer joins.
      const isRefused = error instanceof FederationError && error.code === 'not-supported';
      if (!isRefused || hasRows || plan.kind === 'scan') throw error;
    }
  }
  yield* runInParts(connection, plan, dialect, signal);
}

/** The node itself in memory, what is below it by DuckDB. */
async function* runInParts(
  connection: DuckDBConnection,
  plan: Node,
  dialect: Dialect,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const run = (part: Node): AsyncGenerator<Batch> => runByDuckdb(connection, part, dialect, signal);
  const { rest, parts } = cutBelow(plan, dialect);
  const streaming = prepareStreaming(rest);
  if (streaming) {
    yield* streamPlan(streaming, run(streaming.fragment.plan));
    return;
  }
  const operator = prepareInMemory(rest);
  if (!operator) {
    throw new FederationError('not-supported', 'this cannot be computed over several sources');
  }
  const rows = new Map<string, readonly Row[]>();
  let left = MOST_ROWS_BETWEEN;
  for (const part of parts) {
    const collected = await collect(run(part.plan), left);
    left -= collected.length;
    rows.set(part.name, collected);
  }
  const result = runInMemory(operator, ({ name }) => rows.get(name) ?? [], MOST_STEPS_BETWEEN);
  if (!result) {
    throw new FederationError('out-of-memory', 'joining needs more memory than it may have');
  }
  yield result;
}
