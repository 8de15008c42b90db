import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { SourceError } from '../federation-error.ts';
import { createLocalEngine } from '../local/engine.ts';
import type { Row, SqlType } from '../values.ts';

const INTEGER: SqlType = { name: 'integer' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-resting-test'),
});
afterAll(() => local.close());

const people = { columns: { id: INTEGER }, keys: [['id']], rows: [[1], [2]] };
/** So many that keys are waited for. */
const permits = {
  columns: { person: INTEGER },
  rows: [[1], [2]],
  estimatedRows: 500_000,
};

const open = (before: () => Promise<void>) => {
  const clock = { now: 0 };
  const federation = createFederation({
    sources: [
      memorySource('crm', { people }, { before }),
      memorySource('desk', { permits }, { batch: 1 }),
    ],
    local,
    breaker: { failures: 2, rest: 10_000 },
    now: () => clock.now,
  });
  const ask = async (text: string, deadline = 10_000) => {
    const run = await federation.query(text, { limits: { deadline } });
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    return { rows, failures: run.report().fragments.map(({ failure }) => failure) };
  };
  return { clock, federation, ask };
};

const both = 'select p.id from crm.people p join desk.permits d on d.person = p.id';

describe('a source that is left alone', () => {
  it('is not one that only waited for the keys of another', async () => {
    const { ask } = open(() => new Promise(() => {}));
    for (let time = 0; time < 2; time += 1)
      expect((await ask(both, 40)).failures).toContain('deadline');
    expect(await ask('select person from desk.permits')).toEqual({
      rows: [[1], [2]],
      failures: [undefined],
    });
  });

  it('is asked as before when a trial gave rows, though nobody wanted the rest', async () => {
    let isDown = true;
    const { ask, clock, federation } = open(async () => {
      if (isDown) throw new SourceError('crm', 'credentials');
    });
    for (let time = 0; time < 2; time += 1) await ask('select id from crm.people');
    expect((await ask('select id from crm.people')).failures).toEqual(['resting']);
    isDown = false;
    clock.now = 10_001;
    const trial = await federation.query('select id from crm.people');
    for await (const _ of trial.rows) break;
    expect((await ask('select id from crm.people')).rows).toHaveLength(2);
  });

  it('is one that is there again when it refuses a statement', async () => {
    let failure: 'credentials' | 'schema-changed' = 'credentials';
    const { ask, clock } = open(async () => {
      throw new SourceError('crm', failure);
    });
    for (let time = 0; time < 2; time += 1) await ask('select id from crm.people');
    failure = 'schema-changed';
    clock.now = 10_001;
    for (let time = 0; time < 2; time += 1)
      expect((await ask('select id from crm.people')).failures).toEqual(['schema-changed']);
  });
});
