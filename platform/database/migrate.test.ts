import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../testing/city.ts';
import {
  DatabaseNewer,
  type Migration,
  MigrationChanged,
  migrate,
  refuseNewer,
} from './migrate.ts';

const step = (tag: string, ...statements: string[]): Migration => ({
  owner: 'ferry',
  tag,
  statements,
  hash: statements.join(),
});
const founding = step('0000_initial', 'CREATE SCHEMA ferry', 'CREATE TABLE ferry.boat (id int)');
const naming = step('0001_names', 'ALTER TABLE ferry.boat ADD name text');

describe('migrations', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [] });
  });
  afterEach(async () => {
    await town.city.db.execute(sql`DROP SCHEMA IF EXISTS ferry CASCADE`);
    await town.city.db.execute(sql`DELETE FROM ledger.migration WHERE owner = 'ferry'`);
  });
  afterAll(() => town.close());

  it('run once, in order, and only what is new', async () => {
    const { db } = town.city;
    expect(await migrate(db, [founding])).toEqual(['ferry/0000_initial']);
    expect(await migrate(db, [founding, naming])).toEqual(['ferry/0001_names']);
    expect(await migrate(db, [founding, naming])).toEqual([]);
  });

  it('run once when two processes start together', async () => {
    const { db } = town.city;
    const both = await Promise.all([
      migrate(db, [founding, naming]),
      migrate(db, [founding, naming]),
    ]);
    expect(both.flat().toSorted()).toEqual(['ferry/0000_initial', 'ferry/0001_names']);
  });

  it('one that fails leaves the database as the one before it did', async () => {
    const { db } = town.city;
    const failing = step('0001_names', 'ALTER TABLE ferry.boat ADD name text', 'SELECT 1 / 0');
    await expect(migrate(db, [founding, failing])).rejects.toThrow();
    expect(await migrate(db, [founding, naming])).toEqual(['ferry/0001_names']);
  });

  it('one that was changed after it ran is refused', async () => {
    const { db } = town.city;
    await migrate(db, [founding]);
    await expect(migrate(db, [{ ...founding, hash: 'other' }])).rejects.toThrow(MigrationChanged);
  });

  it('a database that a newer program brought further is refused, and named', async () => {
    const { db } = town.city;
    await migrate(db, [founding, naming]);
    await expect(refuseNewer(db, [founding])).rejects.toThrow(DatabaseNewer);
    await expect(refuseNewer(db, [founding])).rejects.toThrow('ferry/0001_names');
  });
});
