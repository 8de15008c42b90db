/** Joins over three sources, beside PostgreSQL's own foreign tables and beside all data in one database. */
import type { Client } from 'pg';
import { atMost, median, type Result, withoutLimit } from '../bench.ts';
import { connect, type Database, type Lab } from './lab.ts';
import { federated, shippingPriority, together, week } from './questions.ts';
import { openStack } from './stack.ts';

const ROUNDS = 9;
const WARM_UP = 3;
/** Seconds after which a question to the foreign tables is given up. */
const PATIENCE = 60;

const shareOfForeign = 0.2;
const timesOneDatabase = 2;
const millisecondsOfWeek = 150;

interface Way {
  readonly name: string;
  /** The answer as text, to compare. */
  readonly ask: (question: typeof week) => Promise<string>;
}

/** Alike whatever type a driver gives a number. */
const textOf = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => row.map(String).join(' ')).join('\n');

const inDatabase = (name: string, client: Client): Way => ({
  name,
  ask: async (question) => {
    const { rows } = await client.query<unknown[]>({
      text: question(together),
      rowMode: 'array',
      types: { getTypeParser: () => String },
    });
    return textOf(rows);
  },
});

/** Median milliseconds by way, all asked in turn; undefined where a way gave up. */
const compare = async (
  ways: readonly Way[],
  question: typeof week,
  say: (line: string) => void,
): Promise<ReadonlyMap<string, number | undefined>> => {
  const times = new Map<string, number[] | undefined>(ways.map(({ name }) => [name, []]));
  const answers = new Set<string>();
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const { name, ask } of ways) {
      const known = times.get(name);
      if (!known) continue;
      const from = performance.now();
      try {
        answers.add(await ask(question));
        if (round >= 0) known.push(performance.now() - from);
      } catch (error) {
        if (!isTimeout(error)) throw error;
        say(`${name}: given up after ${PATIENCE} s`);
        times.set(name, undefined);
      }
    }
  if (answers.size !== 1) throw new Error('The answers are not the same');
  return new Map([...times].map(([name, known]) => [name, known && median(known)]));
};

/** PostgreSQL's own: the statement took longer than it may. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';

const FEDERATED = 'federated';
const TOGETHER = 'in one PostgreSQL';
const FOREIGN = 'by postgres_fdw and mysql_fdw';

/** The wrappers' nested loops ask row by row: without them they are many times faster. */
const openForeign = async (lab: Lab): Promise<Client> => {
  const client = await connect(lab.sales, 'linked');
  await client.query(`set enable_nestloop = off; set statement_timeout = '${PATIENCE}s'`);
  return client;
};

export const measureJoins = async (
  lab: Lab,
  say: (line: string) => void,
): Promise<readonly Result[]> => {
  const stack = openStack(lab);
  const clients: Client[] = [];
  const open = async (database: Database): Promise<Client> => {
    const client = await (database === 'linked' ? openForeign(lab) : connect(lab.sales, database));
    clients.push(client);
    return client;
  };
  try {
    const ways: Way[] = [
      {
        name: FEDERATED,
        ask: async (question) => {
          const { rows, report } = await stack.ask(question(federated));
          if (report.isPartial) throw new Error('The answer is not whole');
          return textOf(rows);
        },
      },
      inDatabase(TOGETHER, await open('whole')),
    ];
    if (lab.withoutForeignTables === undefined)
      ways.push(inDatabase(FOREIGN, await open('linked')));
    else say(`no foreign tables: ${lab.withoutForeignTables}`);

    const priority = await compare(ways, shippingPriority, say);
    const oneWeek = await compare(ways, week, say);
    return [
      ...figures('shipping priority (TPC-H Q3)', priority),
      ...shares(priority),
      ...figures('one week', oneWeek),
      ...limited(oneWeek.get(FEDERATED), (value) =>
        atMost(millisecondsOfWeek, { metric: 'one week, federated: limit', value, unit: 'ms' }),
      ),
    ];
  } finally {
    for (const client of clients) await client.end();
    await stack.close();
  }
};

const limited = (value: number | undefined, limit: (value: number) => Result): readonly Result[] =>
  value === undefined ? [] : [limit(value)];

const figures = (
  question: string,
  times: ReadonlyMap<string, number | undefined>,
): readonly Result[] =>
  [...times].flatMap(([name, value]) =>
    limited(value, (milliseconds) =>
      withoutLimit({ metric: `${question}, ${name}`, value: milliseconds, unit: 'ms' }),
    ),
  );

const shares = (times: ReadonlyMap<string, number | undefined>): readonly Result[] => {
  const own = times.get(FEDERATED) ?? Number.POSITIVE_INFINITY;
  const foreign = times.has(FOREIGN) ? (times.get(FOREIGN) ?? PATIENCE * 1000) : undefined;
  return [
    ...limited(foreign, (value) =>
      atMost(shareOfForeign, {
        metric: 'shipping priority, of the time by foreign tables',
        value: own / value,
        unit: 'times',
      }),
    ),
    ...limited(times.get(TOGETHER), (value) =>
      atMost(timesOneDatabase, {
        metric: 'shipping priority, of the time in one PostgreSQL',
        value: own / value,
        unit: 'times',
      }),
    ),
  ];
};
