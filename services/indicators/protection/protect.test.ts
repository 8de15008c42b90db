import { attack, loadSolver, sumOf } from '@polder/statistics/disclosure';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAreas } from '../../../platform/places/import-areas.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import type { DisclosureRule, IndicatorDefinition } from '../catalogue/definition.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import indicators from '../index.ts';
import { batch, value } from '../schema.ts';
import { cutIds } from '../values/cut-store.ts';
import { everyoneCut } from '../values/cuts.ts';
import { allValues, everyone } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { protectWaiting } from './protect-job.ts';
import { protectSlice } from './protect-slice.ts';
import {
  dropSlicesOfBatch,
  keepProtection,
  publicationState,
  waitingSlices,
} from './slices-store.ts';

const rule: DisclosureRule = { hideUpTo: 4, hidesZero: false, hidesComplement: false };

const definition: IndicatorDefinition = {
  code: 'abuse',
  name: { en: 'Abuse' },
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
  dimensions: ['sex'],
  disclosure: rule,
};

const neighbourhoods = ['A', 'B', 'C', 'E', 'F', 'G'];
/** Women and men by neighbourhood: A has 2 women, F has 1 man. */
const women = [2, 9, 12, 8, 30, 7];
const men = [11, 14, 6, 20, 1, 16];

describe('protection of published figures', () => {
  let town: TestCity;
  let indicatorId = 0;
  let cuts: Readonly<Record<'persons' | 'female' | 'male', number>>;

  const publish = async (period: string, publication: number) => {
    const [made] = await town.city.db
      .insert(batch)
      .values({ fileName: 'f', sha256: '', state: 'published', publication, uploadedBy: 'x' })
      .returning({ id: batch.id });
    const batchId = made?.id ?? 0;
    const counts = neighbourhoods.flatMap((area, index) => {
      const [f, m] = [women[index] ?? 0, men[index] ?? 0];
      return [
        { area, cutId: cuts.female, numerator: f },
        { area, cutId: cuts.male, numerator: m },
        { area, cutId: cuts.persons, numerator: f + m },
      ];
    });
    const totals = (area: string, members: readonly string[]) =>
      Object.values(cuts).map((cutId) => ({
        area,
        cutId,
        numerator: counts
          .filter((one) => one.cutId === cutId && members.includes(one.area))
          .reduce((sum, one) => sum + one.numerator, 0),
      }));
    const rows = [
      ...counts,
      ...totals('D1', ['A', 'B', 'C']),
      ...totals('D2', ['E', 'F', 'G']),
      ...totals('T', neighbourhoods),
    ];
    await town.city.db.insert(value).values(
      rows.map((row) => ({
        ...row,
        batchId,
        indicatorId,
        period,
        denominator: 1000,
        value: row.numerator,
        lower: 0,
        upper: 99,
      })),
    );
    return batchId;
  };

  beforeAll(async () => {
    town = await testCity({ services: [indicators] });
    const ids = await town.city.write(async (tx) => {
      await importAreas(tx, {
        geography: { slug: 'town', name: 'Dorp', source: 's', licence: 'l' },
        validFrom: '2020-01-01',
        isComplete: true,
        areas: [
          { code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null },
          ...['D1', 'D2'].map((code) => ({
            code,
            name: code,
            level: 'district',
            parents: ['T'],
            outline: null,
          })),
          ...neighbourhoods.map((code, index) => ({
            code,
            name: code,
            level: 'neighbourhood',
            parents: [index < 3 ? 'D1' : 'D2'],
            outline: null,
          })),
        ],
      });
      await upsertDefinitions(tx, [definition], new Date());
      return cutIds(tx, [
        { ...everyoneCut, sex: 'female' },
        { ...everyoneCut, sex: 'male' },
      ]);
    });
    const sex = (name: string) => [...ids].find(([key]) => key.startsWith(name))?.[1] ?? 0;
    cuts = { persons: everyone, female: sex('female'), male: sex('male') };
    const { rows } = await town.city.db.execute<{ id: number }>(
      sql`SELECT id FROM indicators.indicator`,
    );
    indicatorId = rows[0]?.id ?? 0;
  });
  afterAll(() => town.close());

  const publicly = async (period: string) =>
    (await allValues(town.city.db, thePublic, indicatorId, { from: period, to: period })).map(
      (one) => ({ ...one, key: `${one.area} ${one.sex}` }),
    );

  it('shows nothing before the check, and what is safe after it', async () => {
    await publish('2023-01-01', 1);
    expect((await publicly('2023-01-01')).every((one) => one.numerator === null)).toBe(true);
    expect(await protectWaiting(town.city, async () => {})).toBe(1);
    const shown = await publicly('2023-01-01');
    const hidden = shown.filter((one) => one.value === null);
    expect(hidden.map(({ key }) => key)).toEqual(expect.arrayContaining(['A female', 'F male']));
    expect(hidden.every((one) => one.numerator === null && one.lower === null)).toBe(true);
    expect(shown.find(({ key }) => key === 'T persons')?.value).toBe(136);
    expect(hidden.length).toBeLessThan(shown.length / 2);
  });

  it('leaves nothing that can be worked out from what the public sees', async () => {
    const shown = await publicly('2023-01-01');
    const truth = new Map(
      (
        await allValues(town.city.db, { seesStaff: true, exact: 'everywhere' }, indicatorId, {
          from: '2023-01-01',
          to: '2023-01-01',
        })
      ).map((one) => [`${one.area} ${one.sex}`, one.numerator ?? 0]),
    );
    const sexes = ['persons', 'female', 'male'] as const;
    const areas = ['T', 'D1', 'D2', ...neighbourhoods];
    const result = attack(
      {
        cells: shown.map(({ key, numerator }) => ({
          key,
          value: truth.get(key) ?? 0,
          form: { kind: numerator === null ? 'hidden' : 'exact' },
          ...(numerator === null && (truth.get(key) ?? 0) <= 4
            ? { known: { lower: 1, upper: 1000 }, protection: { sliding: 3 } }
            : {}),
        })),
        relations: [
          ...areas.map((area) => sumOf(`${area} persons`, [`${area} female`, `${area} male`])),
          ...sexes.flatMap((sex) => [
            sumOf(`T ${sex}`, [`D1 ${sex}`, `D2 ${sex}`]),
            sumOf(
              `D1 ${sex}`,
              ['A', 'B', 'C'].map((area) => `${area} ${sex}`),
            ),
            sumOf(
              `D2 ${sex}`,
              ['E', 'F', 'G'].map((area) => `${area} ${sex}`),
            ),
          ]),
        ],
      },
      await loadSolver(),
    );
    expect(result.recoverable).toEqual([]);
    expect(result.insufficient).toEqual([]);
  });

  it('hides a period again as soon as its figures change, until it is checked anew', async () => {
    const batchId = await publish('2023-01-01', 2);
    await town.city.db.transaction((tx) => dropSlicesOfBatch(tx, batchId));
    expect((await publicly('2023-01-01')).every((one) => one.note === 'withheld: unchecked')).toBe(
      true,
    );
    await protectWaiting(town.city, async () => {});
    expect(await waitingSlices(town.city.db)).toEqual([]);
  });

  it('does not keep a protection that other figures have overtaken', async () => {
    await publish('2024-01-01', 3);
    const seen = await publicationState(town.city.db);
    await publish('2024-01-01', 4);
    const isKept = await town.city.db.transaction((tx) =>
      keepProtection(
        tx,
        { indicatorId, period: '2024-01-01' },
        { cells: [], recoverable: 0, seen, at: new Date() },
      ),
    );
    expect(isKept).toBe(false);
    expect((await waitingSlices(town.city.db)).map(({ period }) => period)).toEqual(['2024-01-01']);
  });
});

describe('a slice with little room', () => {
  it('hides one person of one: between none and one it stays uncertain', async () => {
    const one = (area: string, cutId: number, numerator: number, denominator: number) => ({
      area,
      cutId,
      sex: 'persons',
      age: '',
      categoryType: '',
      category: '',
      numerator,
      denominator,
      value: numerator,
    });
    const found = protectSlice(
      {
        values: [one('A', 1, 1, 1)],
        kind: 'proportion',
        rule: { ...rule, hidesZero: true },
        hierarchy: { parents: new Map(), levels: new Map() },
      },
      await loadSolver(),
    );
    expect(found).toEqual({ cells: [{ area: 'A', cutId: 1, reason: 'primary' }], recoverable: 0 });
  });
});
