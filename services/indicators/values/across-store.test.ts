import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import indicators from '../index.ts';
import { publicationOf, publishedSummaries } from '../publishing/summary-store.ts';
import { absence, falls } from '../publishing/testing-store.ts';
import { batch, value } from '../schema.ts';
import { latestPeriodsOfAll } from './across-store.ts';
import { cutIds } from './cut-store.ts';
import { latestComplete } from './period.ts';
import { everyone, periodsOf } from './store.ts';

describe('what several batches hold of two indicators', () => {
  let town: TestCity;
  const ids = new Map<string, number>();
  const idOf = (code: string): number => ids.get(code) ?? 0;

  /** One batch: areas by indicator and year; an area with `-` has no figure. */
  const deliver = async (
    state: string,
    publication: number,
    lines: readonly (readonly [string, number, string])[],
  ): Promise<void> => {
    const [made] = await town.city.db
      .insert(batch)
      .values({
        fileName: 'f',
        sha256: '',
        state,
        publication,
        uploadedBy: 'x',
        publishedAt: new Date(`2025-0${publication}-01T09:00:00Z`),
      })
      .returning({ id: batch.id });
    await town.city.db.insert(value).values(
      lines.flatMap(([code, year, areas]) =>
        areas.split(' ').map((area) => ({
          batchId: made?.id ?? 0,
          indicatorId: idOf(code),
          cutId: everyone,
          area: area.replace('-', ''),
          period: `${year}-01-01`,
          value: area.startsWith('-') ? null : 1,
        })),
      ),
    );
  };

  beforeAll(async () => {
    town = await testCity({ services: [indicators] });
    await town.city.write(async (tx) => {
      await upsertDefinitions(tx, [falls, absence], new Date());
      await cutIds(tx, []);
    });
    const { rows } = await town.city.db.execute<{ id: number; code: string }>(
      sql`SELECT id, code FROM indicators.indicator`,
    );
    for (const { id, code } of rows) ids.set(code, id);
    await deliver('published', 1, [
      ...[2015, 2016, 2017, 2018, 2019, 2020, 2021].map(
        (year) => ['falls', year, 'A B C'] as const,
      ),
      ['absence', 2020, 'A B'],
    ]);
    await deliver('published', 2, [
      ['falls', 2021, 'B C D'],
      ['falls', 2022, 'A -B'],
    ]);
    await deliver('withdrawn', 3, [
      ['falls', 2023, 'A B C'],
      ['absence', 2021, 'A B'],
    ]);
  });
  afterAll(() => town.close());

  it('the latest six periods tell how many areas have a figure, each area once, withdrawn ones left out', async () => {
    const periods = await latestPeriodsOfAll(town.city.db, [...ids.values()]);
    expect(periods.get(idOf('falls'))).toMatchObject([
      { period: '2022-01-01', areas: 1 },
      { period: '2021-01-01', areas: 4 },
      { period: '2020-01-01', areas: 3 },
      { period: '2019-01-01', areas: 3 },
      { period: '2018-01-01', areas: 3 },
      { period: '2017-01-01', areas: 3 },
    ]);
    expect(periods.get(idOf('absence'))).toMatchObject([{ period: '2020-01-01', areas: 2 }]);
  });

  it('they lead to the same newest complete period as all periods do', async () => {
    const latest = (await latestPeriodsOfAll(town.city.db, [idOf('falls')])).get(idOf('falls'));
    const all = await periodsOf(town.city.db, idOf('falls'), everyone);
    expect(all).toHaveLength(8);
    expect(latestComplete(latest ?? [])).toBe('2021-01-01');
    expect(latestComplete(all)).toBe('2021-01-01');
  });

  it('the catalogue tells from when to when, and when the first and latest were published', async () => {
    const summaries = await publishedSummaries(town.city.db, [...ids.values()]);
    expect(summaries.get(idOf('falls'))).toEqual({
      indicatorId: idOf('falls'),
      first: '2015-01-01',
      last: '2022-01-01',
      issued: new Date('2025-01-01T09:00:00Z'),
      modified: new Date('2025-02-01T09:00:00Z'),
    });
    expect(summaries.get(idOf('absence'))).toMatchObject({
      first: '2020-01-01',
      last: '2020-01-01',
      modified: new Date('2025-01-01T09:00:00Z'),
    });
    expect(await publishedSummaries(town.city.db, [idOf('absence')])).toHaveProperty('size', 1);
    expect(await publicationOf(town.city.db, idOf('falls'))).toEqual(
      new Date('2025-02-01T09:00:00Z'),
    );
    expect(await publicationOf(town.city.db, 999)).toBeUndefined();
  });
});
