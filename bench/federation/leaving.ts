/** A question that is given up, or whose time is over: how long does a source still work on it? */
import { uniformDraws } from '@polder/random';
import { createConnection } from 'mysql2/promise';
import {
  isBusy,
  pause,
  readersOf,
  tellsProcesses,
} from '../../engines/federation/src/sources/sqlite/test/readers.ts';
import { atMost, type Result, withoutLimit } from '../bench.ts';
import { percentile } from '../percentile.ts';
import { connect, type Lab } from './lab.ts';
import { federated } from './questions.ts';
import { openStack, type Stack } from './stack.ts';

const QUESTIONS = 40;
const FIRST_MOMENT = 200;
const LAST_MOMENT = 700;
/** A source that still works then is not waited for any longer. */
const PATIENCE = 10_000;
const millisecondsLeft = 100;

interface Watched {
  readonly name: string;
  /** What keeps the source at work for minutes. */
  readonly question: string;
  readonly isWorking: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const eachWithEach = (one: string, other: string, column: string): string =>
  `select count(*) from ${one} a join ${other} b on a.${column} <> b.${column}`;

const watchPostgresql = async ({ sales }: Lab): Promise<Watched> => {
  const client = await connect(sales, 'postgres');
  return {
    name: 'PostgreSQL',
    question: eachWithEach(federated.orders, federated.orders, 'order_key'),
    isWorking: async () => {
      const { rows } = await client.query(
        "select from pg_stat_activity where datname = 'sales' and state = 'active'",
      );
      return rows.length > 0;
    },
    close: () => client.end(),
  };
};

const watchMariadb = async ({ shipping }: Lab): Promise<Watched | undefined> => {
  if (shipping.kind !== 'mariadb') return undefined;
  const { host, port, user, password } = shipping.server;
  const connection = await createConnection({ host, port, user, password });
  return {
    name: 'MariaDB',
    question: eachWithEach(federated.lineitem, federated.lineitem, 'order_key'),
    isWorking: async () => {
      const [rows] = await connection.query(
        "select id from information_schema.processlist where db = 'shipping' and command <> 'Sleep'",
      );
      return Array.isArray(rows) && rows.length > 0;
    },
    close: () => connection.end(),
  };
};

const watchSqlite = (): Watched | undefined =>
  tellsProcesses
    ? {
        name: 'SQLite',
        question: eachWithEach(federated.customer, federated.customer, 'customer_key'),
        isWorking: async () => readersOf(process.pid).some(isBusy),
        close: async () => {},
      }
    : undefined;

/** When it is seen idle for the first of three times in a row. */
const whenIdle = async (isWorking: () => Promise<boolean>): Promise<number> => {
  const until = performance.now() + PATIENCE;
  let since = until;
  for (let times = 0; times < 3 && performance.now() < until; ) {
    if (await isWorking()) times = 0;
    else {
      if (times === 0) since = performance.now();
      times += 1;
    }
    await pause(2);
  }
  return since;
};

/** @returns undefined when the source was not at work yet: its idleness would mean nothing */
const leave = async (
  { ask }: Stack,
  { name, question, isWorking }: Watched,
  moment: number,
  way: 'given up' | 'deadline',
): Promise<number | undefined> => {
  const leaving = new AbortController();
  const asked = performance.now();
  const answer = ask(question, {
    signal: leaving.signal,
    limits: { deadline: way === 'deadline' ? moment : PATIENCE },
  }).then(
    ({ report }) => report.isPartial,
    () => true,
  );
  await pause(moment - 20);
  if (!(await isWorking())) {
    leaving.abort();
    await answer;
    return undefined;
  }
  await pause(20);
  const from = way === 'deadline' ? asked + moment : performance.now();
  if (way === 'given up') leaving.abort();
  const idle = await whenIdle(isWorking);
  if (!(await answer)) throw new Error(`${name} has answered`);
  return idle - from;
};

/** A join that DuckDB works on for long in this process: the answer ends when it has stopped. */
const leaveJoin = async ({ ask }: Stack, moment: number): Promise<number> => {
  const leaving = new AbortController();
  let from = 0;
  const answer = ask(eachWithEach(federated.customer, federated.orders, 'customer_key'), {
    signal: leaving.signal,
    limits: { deadline: PATIENCE },
  }).then(
    () => {
      throw new Error('DuckDB has answered');
    },
    () => performance.now() - from,
  );
  await pause(moment);
  from = performance.now();
  leaving.abort();
  return answer;
};

const resultsOf = (name: string, times: readonly number[]): readonly Result[] => {
  const metric = `${name} works on after a question is given up or late`;
  return [
    withoutLimit({ metric: `${metric}, half within`, value: percentile(times, 0.5), unit: 'ms' }),
    atMost(millisecondsLeft, {
      metric: `${metric}, at most`,
      value: Math.max(...times),
      unit: 'ms',
    }),
  ];
};

export const measureLeaving = async (lab: Lab): Promise<readonly Result[]> => {
  const watched = [watchSqlite(), await watchPostgresql(lab), await watchMariadb(lab)];
  // Each question is asked, however often the source was late before.
  const stack = openStack(lab, { breaker: { failures: Number.POSITIVE_INFINITY, rest: 0 } });
  const draw = uniformDraws(23);
  const results: Result[] = [];
  try {
    for (const one of watched) {
      if (!one) continue;
      const times: number[] = [];
      for (let at = 0; at < QUESTIONS; at += 1) {
        const moment = FIRST_MOMENT + draw() * (LAST_MOMENT - FIRST_MOMENT);
        const time = await leave(stack, one, moment, at % 2 === 0 ? 'given up' : 'deadline');
        if (time !== undefined) times.push(time);
      }
      if (times.length * 2 < QUESTIONS)
        throw new Error(`${one.name} does not work on the questions`);
      results.push(...resultsOf(one.name, times));
    }
    const joins: number[] = [];
    for (let at = 0; at < QUESTIONS; at += 1)
      joins.push(await leaveJoin(stack, FIRST_MOMENT + draw() * (LAST_MOMENT - FIRST_MOMENT)));
    return [...results, ...resultsOf('DuckDB', joins)];
  } finally {
    await stack.close();
    for (const one of watched) await one?.close();
  }
};
