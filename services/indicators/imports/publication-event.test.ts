import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineService } from '../../../platform/service.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import indicators from '../index.ts';
import { batch } from '../schema.ts';
import { batchPublished, batchWithdrawn } from './announce.ts';
import { publishBatch, withdrawBatch } from './publish-store.ts';

const heard: string[] = [];
const listen = async (_city: unknown, _tx: unknown, event: { name: string; subject: string }) => {
  heard.push(`${event.name} ${event.subject}`);
};
const listener = defineService({
  name: 'listener',
  events: { handled: { [batchPublished]: listen, [batchWithdrawn]: listen } },
});

describe('the rest of the house', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [indicators, listener] });
  });
  afterAll(() => town.close());

  it('hears of a publication and of its withdrawal, in the transaction that makes them', async () => {
    const { city } = town;
    const by = { person: 'command-line', now: new Date('2026-03-01T10:00:00Z') };
    await city.db.insert(batch).values({
      fileName: 'figures.csv',
      sha256: '',
      state: 'ready',
      uploadedBy: by.person,
    });
    await city.write((tx) => publishBatch(tx, city, 1, by));
    await city.write((tx) => withdrawBatch(tx, city, 1, 'Counted twice', by));
    expect(heard).toEqual([`${batchPublished} 1`, `${batchWithdrawn} 1`]);
  });
});
