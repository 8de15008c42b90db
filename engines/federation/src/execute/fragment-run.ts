/** One fragment of one query: asked once, within what the query may take, and told of truthfully. */
import { FederationError, SourceError, type SourceFailure } from '../federation-error.ts';
import { merged } from '../merged.ts';
import { type Link, MOST_KEYS, restricted, typeOfColumn } from '../plan/bind.ts';
import { type Fragment, type Node, outputOf } from '../plan/node.ts';
import { raced } from '../raced.ts';
import type { Source } from '../sources/source.ts';
import type { Batch, Row, SqlType, Value } from '../values.ts';
import type { Breaker } from './breaker.ts';
import { createPassingKeys, type KeyReader, type PassingKeys } from './passing-keys.ts';
import type { FragmentReport, FragmentStatus } from './report.ts';

/** Keys that are sent in one request. */
const BATCH_OF_KEYS = 5_000;

/** Requests of one fragment that are under way together. */
const REQUESTS_AT_ONCE = 3;

export interface RunContext {
  /** Aborted at the deadline, or when nobody waits any more. */
  readonly signal: AbortSignal;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** When the query's time is over, on that clock. */
  readonly deadline: number;
  readonly maximumRows: number;
  /** A failing source ends the whole query instead of leaving its rows out. */
  readonly isStrict: boolean;
}

export interface FragmentRun {
  readonly fragment: Fragment;
  /** Rows, once; ends quietly where rows are missing unless the query is strict. */
  readonly rows: () => AsyncGenerator<Batch>;
  /** The distinct values of a column, as its rows pass. */
  readonly keysOf: (column: number) => KeyReader;
  readonly report: () => FragmentReport;
}

/** One request; rows that are not new have come by another. */
interface Question {
  readonly plan: Node;
  readonly isNew?: (row: Row) => boolean;
}

const whole = (value: Value, { name }: SqlType): Value => {
  if (typeof value === 'bigint' && name !== 'bigint') return Number(value);
  return typeof value === 'number' && name === 'bigint' ? BigInt(value) : value;
};

const LARGEST: Readonly<Partial<Record<SqlType['name'], number>>> = {
  smallint: 32_767,
  integer: 2_147_483_647,
};

/** What a column cannot hold has no partner there, and its source refuses it. */
const fits = (key: Value, { name }: SqlType): boolean => {
  const most = LARGEST[name];
  return most === undefined || typeof key !== 'number' || (key <= most && key >= -most - 1);
};

const failureOf = (error: unknown, signal: AbortSignal): SourceFailure => {
  if (signal.aborted) return signal.reason === 'deadline' ? 'deadline' : 'cancelled';
  return error instanceof SourceError ? error.failure : 'rejected';
};

/** The source is there and answers, whatever it answered. */
const isAlive = (failure: SourceFailure): boolean =>
  ['schema-changed', 'too-many-rows', 'too-much-data', 'value', 'rejected', 'forbidden'].includes(
    failure,
  );

const countsAgainst = (failure: SourceFailure): boolean =>
  ['unreachable', 'connection-lost', 'deadline', 'credentials'].includes(failure);

export const runFragment = (
  fragment: Fragment,
  source: Source,
  breaker: Breaker,
  context: RunContext,
  link: Link | undefined,
  outerKeys: KeyReader | undefined,
): FragmentRun => {
  let status: FragmentStatus = 'waiting';
  let failure: SourceFailure | undefined;
  let driverCode: string | undefined;
  let rows = 0;
  let requests = 0;
  let keyCount: number | undefined;
  let statement = '';
  let startedAt: number | undefined;
  let endedAt: number | undefined;
  const wanted = new Map<number, PassingKeys>();

  const next = (reader: KeyReader, count: number): Promise<readonly Value[]> =>
    raced(reader.take(count), context.signal);

  /**
   * One for each portion of keys, as they come; without keys the fragment's own. When there are more keys
   * than were expected, everything is asked for, and rows that have been asked for by key are left out.
   */
  const questionsOf = async function* (): AsyncGenerator<Question> {
    const type = link && typeOfColumn(fragment, link.innerColumn);
    if (!outerKeys || !type) {
      yield { plan: fragment.plan };
      return;
    }
    let keys = await next(outerKeys, BATCH_OF_KEYS);
    startedAt = context.now();
    keyCount = 0;
    while (keys.length > 0 && (link.isNeeded || keyCount < MOST_KEYS)) {
      keyCount += keys.length;
      const list = keys.map((key) => whole(key, type)).filter((key) => fits(key, type));
      if (list.length > 0) yield { plan: restricted(fragment, link.innerColumn, type, list) };
      keys = keys.length < BATCH_OF_KEYS ? [] : await next(outerKeys, BATCH_OF_KEYS);
    }
    if (keys.length === 0) return;
    const column = positionIn(fragment, link.innerColumn);
    const asked = keyCount;
    const outerType: SqlType = { name: typeof keys[0] === 'bigint' ? 'bigint' : 'integer' };
    const isNew = (row: Row): boolean => {
      const place = outerKeys.placeOf(whole(row[column] ?? null, outerType));
      return place === undefined || place >= asked;
    };
    yield { plan: fragment.plan, isNew };
  };

  const ask = async function* (plan: Node): AsyncGenerator<Batch> {
    const { signal, now, deadline, maximumRows } = context;
    requests += 1;
    statement ||= source.describe(plan).text;
    const batches = source
      .execute(plan, {
        signal,
        timeout: Math.max(1, Math.ceil(deadline - now())),
        maximumRows: maximumRows - rows,
      })
      [Symbol.asyncIterator]();
    try {
      for (;;) {
        const { value, done } = await raced(batches.next(), signal);
        if (done) return;
        yield value;
      }
    } finally {
      // Nobody waits for a source that tidies up; what it may still throw has been told already.
      void batches.return?.().catch(() => undefined);
    }
  };

  /** Once more when nothing has come yet and nothing is wrong with the request itself. */
  const askPatiently = async function* ({ plan, isNew }: Question): AsyncGenerator<Batch> {
    let hasCome = false;
    const answer = async function* (): AsyncGenerator<Batch> {
      for await (const batch of ask(plan)) {
        hasCome = true;
        yield isNew ? batch.filter(isNew) : batch;
      }
    };
    try {
      yield* answer();
    } catch (error) {
      const mayRetry = error instanceof SourceError && error.isTransient && !hasCome;
      if (!mayRetry || context.signal.aborted) throw error;
      yield* answer();
    }
  };

  const answers = async function* (): AsyncGenerator<AsyncGenerator<Batch>> {
    for await (const question of questionsOf()) yield askPatiently(question);
  };

  const collect = (batch: Batch): void => {
    rows += batch.length;
    // Each request keeps to what is left when it begins, and several run together.
    if (rows > context.maximumRows) throw new SourceError(source.name, 'too-many-rows');
    for (const [column, keys] of wanted) {
      for (const row of batch) keys.add(row[column]);
      keys.tell();
    }
  };

  const end = (to: FragmentStatus): void => {
    status = to;
    endedAt = context.now();
    for (const keys of wanted.values()) keys.end();
  };

  return {
    fragment,
    rows: async function* () {
      startedAt = context.now();
      try {
        if (!breaker.mayAsk(context.now())) throw new SourceError(source.name, 'resting');
        status = 'running';
        const batches = outerKeys
          ? merged<Batch>(answers(), REQUESTS_AT_ONCE)
          : askPatiently({ plan: fragment.plan });
        for await (const batch of batches) {
          collect(batch);
          yield batch;
        }
        breaker.succeeded();
        end('complete');
      } catch (error) {
        failure = failureOf(error, context.signal);
        if (error instanceof SourceError && error.failure === failure)
          driverCode = error.driverCode;
        // Who only waited for the keys of another was not asked.
        if (countsAgainst(failure) && requests > 0) breaker.failed(context.now());
        if (isAlive(failure)) breaker.succeeded();
        end('missing');
        // Rows that nobody can compute are not missing: the query has no answer.
        if (failure === 'value')
          throw new FederationError('value', `${source.name} cannot compute a value of the query`);
        // Time that is up comes without the source's name.
        if (context.isStrict && failure === 'deadline')
          throw new SourceError(source.name, 'deadline');
        if (context.isStrict || failure === 'cancelled') throw error;
      } finally {
        if (status === 'running' || status === 'waiting') {
          if (rows > 0) breaker.succeeded();
          end('enough');
        }
      }
    },
    keysOf: (column) => {
      const keys = wanted.get(column) ?? createPassingKeys();
      wanted.set(column, keys);
      return keys.read();
    },
    report: () => ({
      name: fragment.name,
      source: fragment.source,
      statement,
      estimatedRows: Math.round(fragment.estimatedRows),
      rows,
      requests,
      milliseconds: startedAt === undefined ? 0 : (endedAt ?? context.now()) - startedAt,
      status,
      ...(failure && { failure }),
      ...(driverCode !== undefined && { driverCode }),
      ...(link && { boundTo: link.outer }),
      ...(keyCount !== undefined && { keys: keyCount }),
    }),
  };
};

/** The place of a column in a fragment's rows. */
export const positionIn = (fragment: Fragment, id: number): number =>
  outputOf(fragment).findIndex((one) => one.id === id);
