/**
 * Runs plans by DuckDB. What its dialect cannot write with PostgreSQL's meaning is done in memory, over the
 * rows of the largest parts that it can; what is above that is DuckDB's again.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Dialect } from '../../dialects/dialect.ts';
import { FederationError } from '../../federation-error.ts';
import { isDiscreet } from '../../plan/cut.ts';
import {
  type Aggregate,
  type Fragment,
  inputsOf,
  type Node,
  outputOf,
  type Scan,
  withInputs,
} from '../../plan/node.ts';
import type { Batch, Row, SqlType } from '../../values.ts';
import { prepareGrouping } from '../memory/aggregate.ts';
import { NotInMemory } from '../memory/expression.ts';
import { positionsOf } from '../memory/operator.ts';
import { prepareInMemory, runInMemory } from '../memory/run.ts';
import { prepareStreaming, streamPlan } from '../streaming.ts';
import { scanOfTable, TooManyDigits } from './fragment-table.ts';
import type { Stage } from './fragment-tables.ts';
import { streamRows } from './statement.ts';

/** Rows that are kept of what DuckDB gives and memory goes on with, where they cannot stream. */
const MOST_ROWS_BETWEEN = 100_000;
const MOST_STEPS_BETWEEN = 5_000_000;

/** What streams here and mostly gives fewer rows than it takes: a part, whoever runs it. */
const FEWER: ReadonlySet<Node['kind']> = new Set(['filter', 'limit', 'aggregate']);

/** The plan with its fragments as tables of the connection. */
export const overTables = (plan: Node, tables: ReadonlyMap<string, Scan>): Node => {
  if (plan.kind !== 'fragment') {
    return withInputs(plan, (input) => overTables(input, tables));
  }
  const table = tables.get(plan.name);
  if (table === undefined)
    throw new FederationError('not-supported', 'a fragment has no rows here');
  return table;
};

/** DuckDB may try conditions in any order, so that a failure could tell of rows that a policy hides. */
const canRun = (plan: Node, dialect: Dialect): boolean =>
  isDiscreet(plan) && dialect.canWrite(plan);

const partOf = (plan: Node, number: number): Fragment => ({
  kind: 'fragment',
  name: `part ${number}`,
  source: 'local',
  plan,
  estimatedRows: 0,
});

interface Cut {
  /** The plan with parts that are run by themselves as fragments. */
  readonly rest: Node;
  readonly parts: readonly Fragment[];
}

/** The largest parts below the plan's own node that DuckDB runs, or that stream. */
const cutBelow = (plan: Node, dialect: Dialect): Cut => {
  const parts: Fragment[] = [];
  const cut = (node: Node): Node => {
    if (node.kind === 'values') return node;
    if (!FEWER.has(node.kind) && !canRun(node, dialect)) return cutInputs(node);
    const part = partOf(node, parts.length);
    parts.push(part);
    return part;
  };
  const cutInputs = (node: Node): Node => {
    if (node.kind !== 'scan') return withInputs(node, cut);
    throw new FederationError('not-supported', 'a column has a type that is not joined here');
  };
  return { rest: cutInputs(plan), parts };
};

const tooMuch = (): FederationError =>
  new FederationError('out-of-memory', 'joining needs more memory than it may have');

const notComputed = (): FederationError =>
  new FederationError('not-supported', 'this cannot be computed over several sources');

const collect = async (rows: AsyncIterable<Batch>, most: number): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for await (const batch of rows) {
    if (all.length + batch.length > most) throw tooMuch();
    for (const row of batch) all.push(row);
  }
  return all;
};

/** Groups of rows that stream: no more is kept than of so many rows. */
const grouped = async (plan: Aggregate, rows: AsyncIterable<Batch>): Promise<readonly Row[]> => {
  const start = preparedGrouping(plan);
  let left = MOST_ROWS_BETWEEN;
  const { add, result } = start(() => {
    left -= 1;
    if (left < 0) throw tooMuch();
  });
  for await (const batch of rows) for (const row of batch) add(row);
  return result();
};

const preparedGrouping = (plan: Aggregate): ReturnType<typeof prepareGrouping> => {
  try {
    return prepareGrouping(plan, positionsOf(plan.input));
  } catch (error) {
    throw error instanceof NotInMemory ? notComputed() : error;
  }
};

export interface DuckdbRun {
  readonly connection: DuckDBConnection;
  readonly stage: Stage;
  readonly dialect: Dialect;
  readonly signal: AbortSignal;
}

/**
 * @param plan all of whose scans are tables of the connection
 * @throws FederationError
 */
export async function* runByDuckdb(plan: Node, run: DuckdbRun): AsyncGenerator<Batch> {
  const { connection, dialect, signal } = run;
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
  yield* runInParts(plan, run);
}

/** A table of what a part gives, as it may turn out: most numbers have no more digits than these. */
const standInOf = (plan: Node): Scan => {
  const columns = outputOf(plan);
  const types = columns.map(
    ({ type }): SqlType =>
      type.name === 'numeric' ? { name: 'numeric', precision: 18, scale: 6 } : type,
  );
  return scanOfTable('staged', columns, types);
};

/**
 * The plan over tables of what DuckDB cannot run of its inputs, when it can run the plan itself then;
 * undefined also where a number has more digits than its tables hold.
 */
const overStages = async (plan: Node, run: DuckdbRun): Promise<Node | undefined> => {
  const standsIn = new Map<Node, Node>();
  const inputs = inputsOf(plan).filter((input) => !canRun(input, run.dialect));
  for (const input of inputs) standsIn.set(input, standInOf(input));
  const wanted = withInputs(plan, (input) => standsIn.get(input) ?? input);
  if (inputs.length === 0 || !canRun(wanted, run.dialect)) return undefined;
  try {
    for (const input of inputs)
      standsIn.set(input, await run.stage(outputOf(input), runByDuckdb(input, run)));
  } catch (error) {
    if (error instanceof TooManyDigits) return undefined;
    throw error;
  }
  return withInputs(plan, (input) => standsIn.get(input) ?? input);
};

/** The node itself in memory, what is below it by DuckDB; or the other way round. */
async function* runInParts(plan: Node, around: DuckdbRun): AsyncGenerator<Batch> {
  const run = (part: Node): AsyncGenerator<Batch> => runByDuckdb(part, around);
  if (plan.kind === 'project' || plan.kind === 'filter' || plan.kind === 'limit') {
    const streaming = prepareStreaming({ ...plan, input: partOf(plan.input, 0) });
    if (!streaming) throw notComputed();
    yield* streamPlan(streaming, run(plan.input));
    return;
  }
  if (plan.kind === 'aggregate') {
    yield await grouped(plan, run(plan.input));
    return;
  }
  const staged = await overStages(plan, around);
  if (staged) {
    yield* run(staged);
    return;
  }
  const { rest, parts } = cutBelow(plan, around.dialect);
  const operator = prepareInMemory(rest);
  if (!operator) throw notComputed();
  const rows = new Map<string, readonly Row[]>();
  let left = MOST_ROWS_BETWEEN;
  for (const part of parts) {
    const collected = await collect(run(part.plan), left);
    left -= collected.length;
    rows.set(part.name, collected);
  }
  const result = runInMemory(operator, ({ name }) => rows.get(name) ?? [], MOST_STEPS_BETWEEN);
  if (!result) throw tooMuch();
  yield result;
}
