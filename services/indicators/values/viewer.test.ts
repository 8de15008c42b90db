import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { upsertDefinitions, visibleDefinition } from '../catalogue/store.ts';
import { indicatorsOf } from '../figures/store.ts';
import indicators from '../index.ts';
import { areaGrant, batch, protectedSlice, value, withheldCell } from '../schema.ts';
import { cutIds } from './cut-store.ts';
import { allValues, cross, everyone, latestOfAreas, series } from './store.ts';
import { thePublic, type Viewer } from './viewer.ts';
import { viewerOf } from './viewer-store.ts';

const definition = (code: string, more: Partial<IndicatorDefinition>): IndicatorDefinition => ({
  code,
  name: { en: code },
  definition: {},
  rationale: {},
  numerator: {},
  denominator: {},
  unit: {},
  source: 'Test',
  licence: 'CC0-1.0',
  theme: 'health',
  kind: 'rate',
  multiplier: 1000,
  decimals: 1,
  polarity: 'lower-is-better',
  method: 'byar',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Test',
  audience: 'public',
  dimensions: [],
  ...more,
});

const rule = { hideUpTo: 4, hidesZero: false, hidesComplement: false };
const period = '2024-01-01';

describe('what a viewer sees of a protected indicator', () => {
  let town: TestCity;
  let id = 0;

  beforeAll(async () => {
    town = await testCity({ services: [indicators] });
    await town.city.write(async (tx) => {
      await importAreas(tx, {
        geography: { slug: 'town', name: 'Dorp', source: 's', licence: 'l' },
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [
          { code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null },
          { code: 'D', name: 'Noord', level: 'district', parents: ['T'], outline: null },
          { code: 'A', name: 'Aa', level: 'neighbourhood', parents: ['D'], outline: null },
          { code: 'B', name: 'Bee', level: 'neighbourhood', parents: ['D'], outline: null },
          { code: 'C', name: 'Cee', level: 'neighbourhood', parents: ['T'], outline: null },
        ],
      });
      await upsertDefinitions(
        tx,
        [
          definition('abuse', { disclosure: rule }),
          definition('absence', { audience: 'staff' }),
          definition('new', { disclosure: rule }),
        ],
        new Date(),
      );
      await cutIds(tx, []);
    });
    const { rows } = await town.city.db.execute<{ id: number; code: string }>(
      sql`SELECT id, code FROM indicators.indicator`,
    );
    const idOf = (code: string) => rows.find((row) => row.code === code)?.id ?? 0;
    id = idOf('abuse');
    const [made] = await town.city.db
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state: 'published', publication: 1, uploadedBy: 'x' })
      .returning({ id: batch.id });
    await town.city.db.insert(value).values(
      ['abuse', 'new'].flatMap((code) =>
        (
          [
            ['T', 60, 900],
            ['D', 17, 300],
            ['A', 2, 100],
            ['B', 15, 200],
            ['C', 43, 600],
          ] as const
        ).map(([area, numerator, denominator]) => ({
          batchId: made?.id ?? 0,
          indicatorId: idOf(code),
          cutId: everyone,
          area,
          period,
          numerator,
          denominator,
          value: (1000 * numerator) / denominator,
          lower: 1,
          upper: 99,
          publishedLower: 1,
          publishedUpper: 99,
        })),
      ),
    );
    // A is small; B would give it away with D. `new` is not checked yet.
    await town.city.db
      .insert(protectedSlice)
      .values({ indicatorId: id, period, recoverable: 0, protectedAt: new Date() });
    await town.city.db.insert(withheldCell).values([
      { indicatorId: id, period, cutId: everyone, area: 'A', reason: 'primary' },
      { indicatorId: id, period, cutId: everyone, area: 'B', reason: 'secondary' },
    ]);
  });
  afterAll(() => town.close());

  const seenIn = async (viewer: Viewer) =>
    Object.fromEntries(
      (await cross(town.city.db, viewer, { indicatorId: id, cutId: everyone, period })).map(
        (one) => [one.area, one.value === null ? one.note : one.numerator],
      ),
    );

  it('shows the public neither the small count nor the one that would give it away, and not which is which', async () => {
    expect(await seenIn(thePublic)).toEqual({
      T: 60,
      D: 17,
      A: 'withheld: privacy',
      B: 'withheld: privacy',
      C: 43,
    });
  });

  it('hides value, both counts and both ends of the interval, and says that it does', async () => {
    const [seen] = await series(town.city.db, thePublic, {
      indicatorId: id,
      cutId: everyone,
      area: 'A',
    });
    expect(seen).toEqual({
      area: 'A',
      period,
      numerator: null,
      denominator: null,
      value: null,
      lower: null,
      upper: null,
      note: 'withheld: privacy',
    });
  });

  it('shows a member of the team of D the figures of D and all below it, no others', async () => {
    const team: Viewer = { seesStaff: true, exact: [{ geography: 'town', area: 'D' }] };
    expect(await seenIn(team)).toMatchObject({ A: 2, B: 15 });
    const other: Viewer = { seesStaff: true, exact: [{ geography: 'town', area: 'C' }] };
    expect(await seenIn(other)).toMatchObject({ A: 'withheld: privacy', B: 'withheld: privacy' });
    const elsewhere: Viewer = { seesStaff: true, exact: [{ geography: 'county', area: 'D' }] };
    expect(await seenIn(elsewhere)).toMatchObject({ A: 'withheld: privacy' });
  });

  it('shows everything to whoever may see exact figures', async () => {
    expect(await seenIn({ seesStaff: true, exact: 'everywhere' })).toMatchObject({ A: 2, B: 15 });
  });

  it('says the same in cards, series, comparison and download', async () => {
    const cards = await latestOfAreas(town.city.db, thePublic, ['A', 'B', 'C'], [id], 3);
    const rows = await allValues(town.city.db, thePublic, id, {});
    const hidden = (list: readonly { area: string; value: number | null }[]) =>
      list.filter((one) => one.value === null).map(({ area }) => area);
    expect(hidden(cards)).toEqual(['A', 'B']);
    expect(hidden(rows)).toEqual(['A', 'B']);
  });

  it('shows the public nothing of a slice that is not checked yet, or not safe', async () => {
    const fresh = (await indicatorsOf(town.city.db, thePublic, 'town')).find(
      ({ code }) => code === 'new',
    );
    const all = await allValues(town.city.db, thePublic, fresh?.id ?? 0, {});
    expect(all).toHaveLength(5);
    expect(all.every((one) => one.value === null && one.note === 'withheld: unchecked')).toBe(true);
  });

  it('keeps an indicator for staff from the public as if it did not exist', async () => {
    const codes = async (viewer: Viewer) =>
      (await indicatorsOf(town.city.db, viewer, 'town')).map(({ code }) => code).toSorted();
    expect(await codes(thePublic)).toEqual(['abuse', 'new']);
    expect(await codes({ seesStaff: true, exact: [] })).toEqual(['absence', 'abuse', 'new']);
    await expect(visibleDefinition(town.city.db, thePublic, 'absence')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('takes a viewer from permissions and grants', async () => {
    await town.city.db.insert(areaGrant).values({
      personId: 'p1',
      geography: 'town',
      area: 'D',
      grantedBy: 'x',
      grantedAt: new Date(),
    });
    expect(await viewerOf(town.city.db, undefined, () => true)).toEqual(thePublic);
    expect(await viewerOf(town.city.db, { id: 'p1' }, () => false)).toEqual({
      seesStaff: false,
      exact: [{ geography: 'town', area: 'D' }],
    });
    expect(await viewerOf(town.city.db, { id: 'p1' }, () => true)).toEqual({
      seesStaff: true,
      exact: 'everywhere',
    });
  });
});
