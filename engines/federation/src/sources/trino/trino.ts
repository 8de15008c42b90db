/**
 * Trino as a source, over its HTTP protocol.
 *
 * Spoken without `trino-client`: that one reads answers with `JSON.parse`, which rounds whole numbers above
 * 2^53, can neither end a request nor set a time for it, and cancels by an address that needs more rights.
 *
 * Never run against a real Trino as long as the test for one is skipped: what the protocol's documentation
 * says is checked against a server in the test that speaks it. Not checked at all without one: the forms
 * of `show stats`, of `explain (format json)` and of `explain execute immediate`.
 */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import { type OutputColumn, outputOf } from '../../plan/node.ts';
import type { Batch, Row } from '../../values.ts';
import { serverTimeout } from '../connection-options.ts';
import { failureOfNetwork, failureOfStatus } from '../http/failure.ts';
import { member, parseJson } from '../http/json-text.ts';
import { createPool } from '../pool.ts';
import type { ExecutionLimits, Health, Source } from '../source.ts';
import { streamStatement } from '../statement-stream.ts';
import { discoverTrino } from './discover.ts';
import { executable } from './literal.ts';
import type { TrinoOptions } from './options.ts';
import { planRowsOf } from './plan-rows.ts';
import { createTrinoClient } from './request.ts';
import { startTrinoQuery } from './running.ts';

/** What questions of the connector's own may take. */
const OWN_TIMEOUT = 60_000;
const TEXT_COLUMN: OutputColumn = { id: 0, name: 'c0', type: { name: 'text' } };
const NUMBER_COLUMN: OutputColumn = { id: 0, name: 'c0', type: { name: 'integer' } };

/**
 * @param dialect writes plans in Trino's SQL, with `?` for parameters; moments with a time zone have to
 * come out `at time zone 'UTC'`
 *
 * @example
 * const source = createTrinoSource('lake', trinoOptions.parse(entry), trino);
 */
export const createTrinoSource = (
  name: string,
  options: TrinoOptions,
  dialect: Dialect,
): Source => {
  const client = createTrinoClient(name, options);
  const endings = new Set<Promise<void>>();
  // Trino has no sessions to keep: the pool only limits how many statements run at once.
  const pool = createPool<object>({
    open: async () => ({}),
    close: () => {},
    isOpen: () => true,
    limit: options.poolSize,
    idleTime: options.idleTime,
  });

  const run = (
    text: string,
    columns: readonly OutputColumn[],
    limits: ExecutionLimits,
  ): AsyncGenerator<Batch, void, undefined> => {
    const timeout = Math.min(limits.timeout, options.statementTimeout);
    return streamStatement({
      source: name,
      pool,
      begin: () =>
        startTrinoQuery({
          ...{ source: name, client, text, columns },
          timeout: serverTimeout(timeout),
        }),
      recover: async () => {}, // Nothing is shared with the next statement.
      limits: { ...limits, timeout },
      onEnding: (ending) => {
        endings.add(ending);
        ending.finally(() => endings.delete(ending));
      },
    });
  };

  const ask = async (
    statement: Statement,
    columns: readonly OutputColumn[],
    signal: AbortSignal,
  ): Promise<readonly Row[]> => {
    const limits = { signal, timeout: OWN_TIMEOUT, maximumRows: 1_000_000 };
    const rows: Row[] = [];
    for await (const batch of run(executable(statement), columns, limits)) rows.push(...batch);
    return rows;
  };

  const versionOf = async (signal: AbortSignal): Promise<string> => {
    const { status, text } = await client.send({ method: 'GET', path: '/v1/info', signal });
    if (status !== 200) throw failureOfStatus(name, status);
    const info = parseJson(text);
    if (member(info, 'starting') === true) throw new SourceError(name, 'unreachable', 'STARTING');
    const version = member(member(info, 'nodeVersion'), 'version');
    return typeof version === 'string' && /^[\w.-]{1,40}$/.test(version)
      ? `Trino ${version}`
      : 'Trino';
  };

  const health = async (signal: AbortSignal): Promise<Health> => {
    const since = performance.now();
    const elapsed = () => performance.now() - since;
    try {
      const version = await versionOf(signal);
      // Only a statement tells whether the user may ask anything.
      await ask({ text: 'select 1', parameters: [] }, [NUMBER_COLUMN], signal);
      return { isUp: true, milliseconds: elapsed(), version };
    } catch (error) {
      const { failure } = signal.aborted
        ? new SourceError(name, 'deadline')
        : failureOfNetwork(name, error);
      return { isUp: false, milliseconds: elapsed(), failure };
    }
  };

  const estimate = async (
    { text, parameters }: Statement,
    signal: AbortSignal,
  ): Promise<number | undefined> => {
    const explain = `explain (type logical, format json) ${executable({ text, parameters })}`;
    try {
      const [row] = await ask({ text: explain, parameters: [] }, [TEXT_COLUMN], signal);
      return typeof row?.[0] === 'string' ? planRowsOf(row[0]) : undefined;
    } catch (error) {
      // Versions that do not explain what `execute immediate` runs have no estimate.
      if (error instanceof SourceError && error.failure === 'rejected') return undefined;
      throw error;
    }
  };

  return {
    name,
    kind: 'trino',
    discover: (signal) =>
      discoverTrino(options, ({ statement, columns }) => ask(statement, columns, signal)),
    canExecute: dialect.canWrite,
    describe: (plan) => {
      const { text, parameters } = dialect.write(plan);
      return { text, parameters: parameters.length };
    },
    execute: (plan, limits) => run(executable(dialect.write(plan)), outputOf(plan), limits),
    estimate: (plan, signal) => estimate(dialect.write(plan), signal),
    health,
    close: async () => {
      pool.close(new SourceError(name, 'cancelled', 'CLOSED'));
      await Promise.allSettled(endings);
      client.close();
    },
  };
};
