/** Groups by what has bytes among its parameters, as the hashes of policies have, in every database. */
import { createHmac } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { rowsOf } from '../test/statements.ts';
import { openSource, otherSource } from '../test/world-sources.ts';
import { duckdb } from './dialects/duckdb.ts';
import { usualLimits } from './execute/query-run.ts';
import { createFederation } from './federation.ts';
import { createLocalEngine } from './local/engine.ts';

const KEY = 'of this test';
const hash = (text: string): string => createHmac('sha256', KEY).update(text).digest('hex');

const inDuckdb = createLocalEngine({
  ...{ dialect: duckdb, memoryLimit: '500MB', threads: 1, smallRows: 0 },
  temporaryDirectory: join(tmpdir(), `polder-grouped-${process.pid}`),
});
afterAll(() => inDuckdb.close());

const open = async (kind: 'postgresql' | 'mariadb' | 'sqlite' | 'files') => {
  const opened = await openSource(kind, 'one');
  if (!opened) return undefined;
  const federation = createFederation({
    sources: [opened.source, otherSource()],
    local: inDuckdb,
    limits: { ...usualLimits, isStrict: true },
    policies: {
      otherwise: 'allow',
      hashKey: KEY,
      tables: [{ table: 'town.people', masks: { name: { kind: 'hash' } }, rows: 'id <= 12' }],
    },
    now: () => performance.now(),
  });
  onTestFinished(async () => {
    await federation.close();
    await opened.close();
  });
  return async (text: string) => rowsOf((await federation.query(text)).rows);
};

const NAMES = ['Ann', 'Bo', 'Cas', 'Dia', "O'Neil", 'Émile'];
const hashes = NAMES.map(hash).toSorted();
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

const BYTES = String.raw`coalesce(case when id > 5 then '\x62'::bytea end, '\x61'::bytea)`;

describe.each(['postgresql', 'mariadb', 'sqlite', 'files'] as const)('%s', (kind) => {
  it('groups by a column that is masked by its hash', async ({ skip }) => {
    const ask = (await open(kind)) ?? skip();
    expect(await ask('select name, count(*) from town.people group by name order by name')).toEqual(
      hashes.map((name) => [name, 2n]),
    );
    expect(await ask('select distinct name from town.people order by name')).toEqual(
      hashes.map((name) => [name]),
    );
  });

  it('groups by bytes that stand in the query', async ({ skip }) => {
    const ask = (await open(kind)) ?? skip();
    expect(
      await ask(`select ${BYTES}, count(*) from town.people where id <= 12 group by 1 order by 2`),
    ).toEqual([
      [bytes('a'), 5n],
      [bytes('b'), 7n],
    ]);
    expect(
      await ask(
        `select ${BYTES}, count(*) from town.people join desk.permits on person = id group by 1 order by 2`,
      ),
    ).toEqual([
      [bytes('a'), 5n],
      [bytes('b'), 7n],
    ]);
  });
});
