import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../testing/city.ts';
import { hashOf, record, verifyChain } from './audit.ts';

describe('the audit trail', () => {
  let town: TestCity;
  const at = new Date('2026-03-01T12:00:00Z');
  beforeAll(async () => {
    town = await testCity({ services: [] });
    for (const subject of ['a', 'b', 'c'])
      await town.city.db.transaction((tx) =>
        record(
          tx,
          {
            actor: 'system',
            action: 'test.happened',
            subject,
            details: { z: 1, a: { y: [1, 2], b: null } },
          },
          at,
        ),
      );
  });
  afterAll(() => town.close());

  it('is whole when nobody touched it', async () => {
    expect(await verifyChain(town.city.db)).toMatchObject({ entries: 3, brokenAt: undefined });
  });

  it('does not depend on the order in which the database keeps members of JSON', () => {
    const entry = { sequence: 1, at, actor: 'x', action: 'y', subject: 'z', previousHash: '0' };
    expect(hashOf({ ...entry, details: { a: 1, b: 2 } })).toBe(
      hashOf({ ...entry, details: { b: 2, a: 1 } }),
    );
  });

  it('writers at the same time make one chain', async () => {
    await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        town.city.db.transaction((tx) =>
          record(tx, { actor: 'system', action: 'test.raced', subject: String(index) }, at),
        ),
      ),
    );
    expect(await verifyChain(town.city.db)).toMatchObject({ entries: 8, brokenAt: undefined });
  });

  it('an action that fails leaves no trace', async () => {
    const failing = town.city.db.transaction(async (tx) => {
      await record(tx, { actor: 'system', action: 'test.undone', subject: 'x' }, at);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect((await verifyChain(town.city.db)).entries).toBe(8);
  });

  it.each([
    ['a changed entry', sql`UPDATE platform.audit_entry SET details = '{}' WHERE sequence = 2`, 2],
    ['a removed entry', sql`DELETE FROM platform.audit_entry WHERE sequence = 5`, 2],
  ])('shows %s', async (_, tampering, brokenAt) => {
    await town.city.db.execute(tampering);
    expect((await verifyChain(town.city.db)).brokenAt).toBe(brokenAt);
  });
});
