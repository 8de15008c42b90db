/** SQLite files as a source. */
import type { Dialect } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { type Node, outputOf } from '../../plan/node.ts';
import type { Batch, Value } from '../../values.ts';
import { createPool, type Pool } from '../pool.ts';
import type { ExecutionLimits, Health, Source } from '../source.ts';
import { streamStatement } from '../statement-stream.ts';
import { createLongStatements } from './long-statements.ts';
import type { Execute, FromReader, Question } from './messages.ts';
import type { SqliteOptions } from './options.ts';
import { placeOf, tablesIn } from './place.ts';
import { startProcess } from './process.ts';
import { type Reader, TakesLong } from './reader.ts';
import { startThread } from './thread.ts';

/** Processes of a source that read at once; each takes some 60 MB. */
const MOST_PROCESSES = 2;
/** Milliseconds after which an unused process ends. */
const PROCESS_IDLE = 10_000;

const isScalar = (parameter: Value | readonly Value[]): parameter is Value =>
  !Array.isArray(parameter);

const readersOf = (open: () => Reader, limit: number, idleTime: number): Pool<Reader> =>
  createPool({
    open: async () => open(),
    close: (reader) => reader.close(),
    isOpen: (reader) => reader.isOpen(),
    limit,
    idleTime,
  });

/** A source over one file; its threads and processes start when they are needed. */
export const createSqliteSource = (
  name: string,
  options: SqliteOptions,
  dialect: Dialect,
): Source => {
  const { poolSize, idleTime } = options;
  const threads = readersOf(() => startThread(name, options), poolSize, idleTime);
  const processes = readersOf(
    () => startProcess(name, options),
    Math.min(MOST_PROCESSES, poolSize),
    Math.min(PROCESS_IDLE, idleTime),
  );
  const longStatements = createLongStatements(() => performance.now());
  const endings = new Set<Promise<void>>();
  const onEnding = (ending: Promise<void>): void => {
    endings.add(ending);
    ending.finally(() => endings.delete(ending));
  };

  /** One question to a reader of its own; an abort leaves the reader, which then ends. */
  const askOf = async (
    pool: Pool<Reader>,
    question: Question,
    signal: AbortSignal,
  ): Promise<FromReader> => {
    const aborted = Promise.withResolvers<never>();
    aborted.promise.catch(() => {}); // Told by the race.
    const onAbort = (): void => aborted.reject(new SourceError(name, 'cancelled'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    let reader: Reader | undefined;
    let isWhole = false;
    try {
      reader = await pool.acquire(signal);
      const answer = await Promise.race([aborted.promise, reader.ask(question)]);
      isWhole = true;
      return answer;
    } catch (error) {
      isWhole = error instanceof TakesLong;
      if (error instanceof SourceError || error instanceof TakesLong) throw error;
      throw new SourceError(name, 'cancelled');
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (reader && isWhole) pool.release(reader);
      else if (reader) pool.discard(reader);
    }
  };

  const ask = async (question: Question, signal: AbortSignal): Promise<FromReader> => {
    try {
      return await askOf(threads, question, signal);
    } catch (error) {
      if (!(error instanceof TakesLong)) throw error;
      return askOf(processes, question, signal);
    }
  };

  const stream = (pool: Pool<Reader>, statement: Execute, limits: ExecutionLimits) =>
    streamStatement({
      source: name,
      pool,
      limits,
      onEnding,
      begin: (reader) => reader.execute(statement),
      recover: async (reader) => {
        await reader.ask({ kind: 'version' });
      },
    });

  const statementOf = (plan: Node): Execute => {
    const { text, parameters } = dialect.write(plan);
    return {
      kind: 'execute',
      text,
      parameters: parameters.filter(isScalar),
      types: outputOf(plan).map(({ type }) => type),
      tables: tablesIn(plan),
      place: longStatements.has(text) ? 'process' : placeOf(plan),
    };
  };

  async function* run(statement: Execute, limits: ExecutionLimits): AsyncGenerator<Batch> {
    const startedAt = performance.now();
    if (statement.place !== 'process') {
      try {
        yield* stream(threads, statement, limits);
        return;
      } catch (error) {
        if (!(error instanceof TakesLong)) throw error;
        longStatements.add(statement.text);
      }
    }
    const timeout = Math.max(1, limits.timeout - (performance.now() - startedAt));
    yield* stream(processes, statement, { ...limits, timeout });
  }

  return {
    name,
    kind: 'sqlite',
    canExecute: dialect.canWrite,
    discover: async (signal) => {
      const answer = await ask({ kind: 'discover' }, signal);
      if (answer.kind !== 'schema') throw new SourceError(name, 'rejected');
      return answer.schema;
    },
    describe: (plan) => {
      const { text, parameters } = dialect.write(plan);
      return { text, parameters: parameters.length };
    },
    execute: (plan, limits) => run(statementOf(plan), limits),
    health: async (signal): Promise<Health> => {
      const start = performance.now();
      const milliseconds = (): number => performance.now() - start;
      try {
        const answer = await ask({ kind: 'version' }, signal);
        const version = answer.kind === 'version' ? answer.version : '';
        return { isUp: true, milliseconds: milliseconds(), version };
      } catch (error) {
        const failure = error instanceof SourceError ? error.failure : 'rejected';
        return { isUp: false, milliseconds: milliseconds(), failure };
      }
    },
    close: async () => {
      for (const pool of [threads, processes]) pool.close(new SourceError(name, 'cancelled'));
      await Promise.all(endings);
    },
  };
};
