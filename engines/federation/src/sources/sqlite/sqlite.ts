/** SQLite files as a source. */
import type { Dialect } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { outputOf } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import { createPool } from '../pool.ts';
import type { Health, Source } from '../source.ts';
import { streamStatement } from '../statement-stream.ts';
import type { FromThread, ToThread } from './messages.ts';
import type { SqliteOptions } from './options.ts';
import { type SqliteThread, startThread } from './thread.ts';

const isScalar = (parameter: Value | readonly Value[]): parameter is Value =>
  !Array.isArray(parameter);

/** A source over one file; its threads start when they are needed. */
export const createSqliteSource = (
  name: string,
  options: SqliteOptions,
  dialect: Dialect,
): Source => {
  const pool = createPool<SqliteThread>({
    open: async () => startThread(name, options),
    close: (thread) => thread.close(),
    isOpen: (thread) => thread.isOpen(),
    limit: options.poolSize,
    idleTime: options.idleTime,
  });
  const endings = new Set<Promise<void>>();
  const onEnding = (ending: Promise<void>): void => {
    endings.add(ending);
    ending.finally(() => endings.delete(ending));
  };

  /** One question on a thread of its own; an abort leaves the thread, which then ends. */
  const ask = async (message: ToThread, signal: AbortSignal): Promise<FromThread> => {
    const aborted = Promise.withResolvers<never>();
    aborted.promise.catch(() => {}); // Told by the race.
    const onAbort = (): void => aborted.reject(new SourceError(name, 'cancelled'));
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    let thread: SqliteThread | undefined;
    let isWhole = false;
    try {
      thread = await pool.acquire(signal);
      const answer = await Promise.race([aborted.promise, thread.ask(message)]);
      isWhole = true;
      return answer;
    } catch (error) {
      throw error instanceof SourceError ? error : new SourceError(name, 'cancelled');
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (thread && isWhole) pool.release(thread);
      else if (thread) pool.discard(thread);
    }
  };

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
    execute: (plan, limits) => {
      const { text, parameters } = dialect.write(plan);
      const types = outputOf(plan).map(({ type }) => type);
      return streamStatement({
        source: name,
        pool,
        limits,
        onEnding,
        begin: (thread) => {
          thread.clear();
          return thread.begin(text, parameters.filter(isScalar), types);
        },
        recover: async (thread) => {
          thread.clear();
          await thread.ask({ kind: 'version' });
        },
      });
    },
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
      pool.close(new SourceError(name, 'cancelled'));
      await Promise.all(endings);
    },
  };
};
