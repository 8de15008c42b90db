/** Statements of one connection: rows stream out, and a stream that was cut off is told from one that ended. */
import type { DuckDBConnection, DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import type { Statement } from '../../dialects/dialect.ts';
import { FederationError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import type { Row, Value } from '../../values.ts';
import { cancelled } from '../cancelled.ts';
import { federationErrorOf } from './errors.ts';
import { fromDuckdb, parametersOf } from './values.ts';

const INTERRUPT_EVERY = 20;

/**
 * Awaits work on a connection; an abort interrupts it. An interrupt that comes before the work has begun is
 * lost, so it is repeated until the work is over.
 */
const interruptible = async <Result>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  work: Promise<Result>,
): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    timer ??= setInterval(() => connection.interrupt(), INTERRUPT_EVERY);
  };
  if (signal.aborted) interrupt();
  else signal.addEventListener('abort', interrupt, { once: true });
  try {
    return await work;
  } catch (error) {
    throw federationErrorOf(error, signal);
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', interrupt);
  }
};

/**
 * DuckDB ends a stream silently when an error comes late, so a last row of our own tells that it is whole.
 */
const withLastRow = (text: string, columns: number): string => {
  const nulls = Array.from({ length: columns }, () => 'null, ').join('');
  return `select *, false as is_last from (${text}) as statement union all select ${nulls}true`;
};

/** Why a stream was cut off: only a run that keeps its rows inside DuckDB tells. */
const causeOfCut = async (
  connection: DuckDBConnection,
  statement: Statement,
  signal: AbortSignal,
): Promise<FederationError> => {
  if (signal.aborted) return cancelled();
  try {
    await interruptible(
      connection,
      signal,
      connection.run(
        `create temp table cut_off as ${statement.text}`,
        parametersOf(statement.parameters),
      ),
    );
  } catch (error) {
    return federationErrorOf(error, signal);
  }
  return new FederationError('out-of-memory', 'the stream of joined rows was cut off');
};

type Convert = ReturnType<typeof fromDuckdb>;

/** The rows of a chunk, and whether the last row of our own was among them. */
const rowsOfChunk = (
  chunk: DuckDBDataChunk,
  convert: readonly Convert[],
): { readonly rows: readonly Row[]; readonly isWhole: boolean } => {
  const isLast = chunk.getColumnValues(convert.length);
  const isWhole = isLast.at(-1) === true;
  const count = isWhole ? chunk.rowCount - 1 : chunk.rowCount;
  const rows: Value[][] = Array.from({ length: count }, () => []);
  for (let index = 0; index < convert.length; index += 1) {
    const values = chunk.getColumnValues(index);
    const change = convert[index];
    for (let row = 0; row < count; row += 1) {
      rows[row]?.push(change ? change(values[row] ?? null) : null);
    }
  }
  return { rows, isWhole };
};

/**
 * Streams the rows of a statement.
 *
 * @throws FederationError `value`, `out-of-memory`, `cancelled` or `not-supported`; never with a value in it
 */
export async function* streamRows(
  connection: DuckDBConnection,
  statement: Statement,
  columns: readonly OutputColumn[],
  signal: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  const convert = columns.map(({ type }) => fromDuckdb(type));
  const text = withLastRow(statement.text, columns.length);
  const result: DuckDBResult = await interruptible(
    connection,
    signal,
    connection.stream(text, parametersOf(statement.parameters)),
  );
  for (;;) {
    const chunk = await interruptible(connection, signal, result.fetchChunk());
    if (signal.aborted) throw cancelled();
    if (!chunk || chunk.rowCount === 0) throw await causeOfCut(connection, statement, signal);
    const { rows, isWhole } = rowsOfChunk(chunk, convert);
    if (rows.length > 0) yield rows;
    if (isWhole) return;
  }
}
