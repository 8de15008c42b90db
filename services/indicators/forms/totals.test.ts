import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { definitionByCode } from '../catalogue/store.ts';
import { publishBatch, withdrawBatch } from '../imports/publish-store.ts';
import { shownValue } from '../imports/testing/stewards.ts';
import indicators from '../index.ts';
import { batch, value } from '../schema.ts';
import { everyone } from '../values/store.ts';
import { claimEntry } from './entry-store.ts';
import { formByCode, releaseForm } from './form-store.ts';
import { publishEntry } from './publish-store.ts';
import { furnishForms, homeCareContent } from './testing/furnish.ts';

let town: TestCity;
let formId = 0;

const may = '2026-05-01';
const now = new Date('2026-06-03T08:00:00Z');
const by = { person: 'steward', now };

beforeAll(async () => {
  town = await testCity({ services: [indicators], now });
  formId = await town.city.write(furnishForms);
});
afterAll(() => town.close());

beforeEach(async () => {
  const { db } = town.city;
  await db.execute('TRUNCATE indicators.form_entry CASCADE');
  await db.execute('DELETE FROM indicators.value');
  await db.execute('DELETE FROM indicators.batch');
});

/** Days waited and people of an area in May, signed. @returns the batch's id */
const sign = (area: string, days: number, people: number): Promise<number> =>
  town.city.write(async (tx) => {
    const entry = await claimEntry(tx, { formId, area, period: may }, 1, now);
    const numbers = new Map([
      ['days', days],
      ['people', people],
    ]);
    const input = { code: 'home-care', content: homeCareContent, entry, numbers };
    const id = await publishEntry(tx, town.city, input, by);
    if (id === null) throw new Error('nothing was published');
    return id;
  });

const withdraw = (id: number) =>
  town.city.write((tx) => withdrawBatch(tx, town.city, id, 'wrong', by));

const ofTown = () => shownValue(town, 'T', 'waiting');

const publishedBatches = () => town.city.db.$count(batch, eq(batch.state, 'published'));

describe('a form that does not add up', () => {
  it('makes no totals', async () => {
    await sign('D1', 450, 15);
    await sign('D2', 100, 10);
    expect(await ofTown()).toBeUndefined();
  });
});

describe('a form that adds up', () => {
  beforeAll(async () => {
    const content = { ...homeCareContent, addsUp: true };
    await town.city.write(async (tx) =>
      releaseForm(tx, await formByCode(tx, 'home-care'), content, by),
    );
  });

  it('makes the town’s figure from the counts once every district has signed', async () => {
    await sign('D1', 450, 15);
    expect(await ofTown()).toBeUndefined();
    await sign('D2', 100, 10);
    expect(await ofTown()).toBe(22);
  });

  it('follows a correction, and keeps one batch of totals', async () => {
    const first = await sign('D1', 450, 15);
    await sign('D2', 100, 10);
    await sign('D1', 600, 15);
    await withdraw(first);
    expect(await ofTown()).toBe(28);
    expect(await publishedBatches()).toBe(3);
  });

  it('takes the figure back when a part of it is withdrawn', async () => {
    await sign('D1', 450, 15);
    await withdraw(await sign('D2', 100, 10));
    expect(await ofTown()).toBeUndefined();
    expect(await publishedBatches()).toBe(1);
  });

  it('leaves a figure that comes from elsewhere as it is', async () => {
    await sign('D1', 450, 15);
    await sign('D2', 100, 10);
    const { id: indicatorId } = await definitionByCode(town.city.db, 'waiting');
    const id = await town.city.write(async (tx) => {
      const lineage = { fileName: 'town.csv', sha256: 'x', uploadedBy: 'steward', uploadedAt: now };
      const [file] = await tx
        .insert(batch)
        .values({ ...lineage, state: 'ready' })
        .returning();
      if (!file) throw new Error('no batch');
      const row = { batchId: file.id, indicatorId, cutId: everyone, area: 'T', period: may };
      await tx.insert(value).values({ ...row, value: 25 });
      await publishBatch(tx, town.city, file.id, by);
      return file.id;
    });
    await sign('D1', 900, 15);
    expect(await ofTown()).toBe(25);
    await withdraw(id);
    expect(await ofTown()).toBe(40);
  });
});
