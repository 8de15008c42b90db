import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntry } from '../database/schema.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { leaveRestoreNote, recordRestoreNote } from './restore-note.ts';

let town: TestCity;
beforeAll(async () => {
  town = await testCity({ services: [] });
});
afterAll(() => town.close());

it('a restore stands in the audit trail once, from the next start', async () => {
  const { db } = town.city;
  const folder = mkdtempSync(join(tmpdir(), 'polder-note-'));
  const madeAt = new Date('2026-05-01T00:00:00Z');
  const restoredAt = new Date('2026-05-02T00:00:00Z');
  leaveRestoreNote(folder, { restoredAt, madeAt });
  for (let start = 0; start < 2; start++) await recordRestoreNote(db, folder, restoredAt);
  expect(await db.select().from(auditEntry)).toMatchObject([
    {
      actor: 'system',
      action: 'platform.restored',
      details: { madeAt: '2026-05-01T00:00:00.000Z', restoredAt: '2026-05-02T00:00:00.000Z' },
    },
  ]);
  expect(existsSync(join(folder, 'restored.json'))).toBe(false);
});
