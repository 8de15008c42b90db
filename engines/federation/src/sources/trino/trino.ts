/**
 * Trino as a source, over its HTTP protocol.
 *
 * Spoken without `trino-client`: that one reads answers with `JSON.parse`, which rounds whole numbers above
 * 2^53, can neither end a request nor set a time for it, and cancels by an address that needs more rights.
 *
 * Tested against a server that speaks the protocol as its documentation has it and, where
 * `POLDER_TRINO_URL` names one, against a real Trino.
 */
import type { Dialect } from '../../dialects/dialect.ts';
import { SourceError } from '../../federation-error.ts';
import type { OutputColumn } from '../../plan/node.ts';
import { createDatabaseSource } from '../database-source.ts';
import { failureOfNetwork, failureOfStatus } from '../http/failure.ts';
import { member, parseJson } from '../http/json-text.ts';
import { createPool } from '../pool.ts';
import type { Source } from '../source.ts';
import { discoverTrino } from './discover.ts';
import { executable } from './literal.ts';
import type { TrinoOptions } from './options.ts';
import { planRowsOf } from './plan-rows.ts';
import { createTrinoClient } from './request.ts';
import { startTrinoQuery } from './running.ts';

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

  return createDatabaseSource<object>({
    ...{ name, dialect, kind: 'trino', statementTimeout: options.statementTimeout },
    // Trino has no sessions to keep: the pool only limits how many statements run at once.
    pool: createPool({
      open: async () => ({}),
      close: () => {},
      isOpen: () => true,
      limit: options.poolSize,
      idleTime: options.idleTime,
    }),
    begin: (statement, columns, timeout) => () =>
      startTrinoQuery({
        ...{ source: name, client, text: executable(statement), columns, timeout },
      }),
    recover: async () => {}, // Nothing is shared with the next statement.
    discover: (ask, signal) =>
      discoverTrino(options, ({ statement, columns }, until) =>
        ask(statement, columns, until ? AbortSignal.any([signal, until]) : signal),
      ),
    estimate: async (plan, ask, signal) => {
      const explain = `explain (type logical, format json) ${executable(dialect.write(plan))}`;
      try {
        const [row] = await ask({ text: explain, parameters: [] }, [TEXT_COLUMN], signal);
        return typeof row?.[0] === 'string' ? planRowsOf(row[0]) : undefined;
      } catch (error) {
        // Versions that do not explain what `execute immediate` runs have no estimate.
        if (error instanceof SourceError && error.failure === 'rejected') return undefined;
        throw error;
      }
    },
    version: async (ask, signal) => {
      const version = await versionOf(signal);
      // Only a statement tells whether the user may ask anything.
      await ask({ text: 'select 1', parameters: [] }, [NUMBER_COLUMN], signal);
      return version;
    },
    failureOf: (error) => failureOfNetwork(name, error).failure,
    onClose: client.close,
  });
};
