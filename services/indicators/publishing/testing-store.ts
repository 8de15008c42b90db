/** A small town with figures in every state, for the tests of what is published. */
import { sql } from 'drizzle-orm';
import { importAreas } from '../../../platform/places/import-areas.ts';
import type { TestCity } from '../../../platform/testing/city.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { upsertDefinitions } from '../catalogue/store.ts';
import { batch, protectedSlice, value, withheldCell } from '../schema.ts';
import { cutIds } from '../values/cut-store.ts';
import { cutKey, everyoneCut } from '../values/cuts.ts';

export const falls: IndicatorDefinition = {
  code: 'falls',
  name: { nl: 'Valongevallen', en: 'Falls' },
  definition: { en: '=Falls per 1 000 residents' },
  rationale: { en: 'Falls break hips.' },
  numerator: { en: 'Falls' },
  denominator: { en: 'Residents' },
  unit: { en: 'per 1 000', nl: 'per 1.000' },
  source: 'Ambulance service',
  sourceUrl: 'https://ambulance.example.org/falls',
  licence: 'CC-BY-4.0',
  theme: 'health',
  kind: 'rate',
  multiplier: 1000,
  decimals: 1,
  polarity: 'lower-is-better',
  method: 'byar',
  frequency: 'year',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'Health',
  audience: 'public',
  dimensions: ['sex', 'age'],
  disclosure: { hideUpTo: 4, hidesZero: false, hidesComplement: false },
};

export const absence: IndicatorDefinition = {
  ...falls,
  code: 'absence',
  name: { en: 'Absence of staff' },
  audience: 'staff',
};

/** Area, year, sex, age, count (null with a reason). */
type Line = readonly [string, number, 'persons' | 'female', string, number | null, string?];

const lines: readonly Line[] = [
  ['T', 2023, 'persons', '', 80],
  ['T', 2024, 'persons', '', 90],
  ['T', 2024, 'female', '', 50],
  ['T', 2024, 'persons', '65+', 70],
  ['A', 2024, 'persons', '', 3],
  ['B', 2024, 'persons', '', 60],
  ['C', 2024, 'persons', '', null, 'not delivered'],
  ['B', 2023, 'persons', '', null, 'no cases'],
];

/** Fills it: `falls` of four areas, where the count of A is small and that of B would give it away. */
export const furnish = async ({ city }: TestCity): Promise<{ readonly indicatorId: number }> => {
  await city.write(async (tx) => {
    await importAreas(tx, {
      geography: { slug: 'town', name: 'Dorp', source: 's', licence: 'CC0-1.0' },
      validFrom: '2020-01-01',
      isComplete: true,
      areas: [
        { code: 'T', name: 'Dorp', level: 'municipality', parents: [], outline: null },
        ...['A', 'B', 'C'].map((code) => ({
          code,
          name: `Buurt ${code}`,
          level: 'neighbourhood',
          parents: ['T'],
          outline: null,
        })),
      ],
    });
    await upsertDefinitions(tx, [falls, absence], new Date('2025-01-10T12:00:00Z'));
  });
  const { rows } = await city.db.execute<{ id: number }>(
    sql`SELECT id FROM indicators.indicator WHERE code = 'falls'`,
  );
  const indicatorId = rows[0]?.id ?? 0;
  const cuts = await city.write((tx) =>
    cutIds(
      tx,
      lines.map(([, , sex, age]) => ({ ...everyoneCut, sex, age })),
    ),
  );
  const [made] = await city.db
    .insert(batch)
    .values({
      fileName: 'f',
      sha256: '',
      state: 'published',
      publication: 1,
      uploadedBy: 'system',
      publishedAt: new Date('2025-02-01T09:00:00Z'),
    })
    .returning({ id: batch.id });
  await city.db.insert(value).values(
    lines.map(([area, year, sex, age, count, note]) => ({
      batchId: made?.id ?? 0,
      indicatorId,
      cutId: cuts.get(cutKey({ ...everyoneCut, sex, age })) ?? 0,
      area,
      period: `${year}-01-01`,
      numerator: count,
      denominator: count === null ? null : 1000,
      value: count,
      lower: count === null ? null : count - 2,
      upper: count === null ? null : count + 2,
      note: note ?? null,
    })),
  );
  const slices = ['2023-01-01', '2024-01-01'];
  await city.db
    .insert(protectedSlice)
    .values(
      slices.map((period) => ({ indicatorId, period, recoverable: 0, protectedAt: new Date() })),
    );
  await city.db.insert(withheldCell).values(
    (['A', 'B'] as const).map((area) => ({
      indicatorId,
      period: '2024-01-01',
      cutId: 1,
      area,
      reason: area === 'A' ? ('primary' as const) : ('secondary' as const),
    })),
  );
  return { indicatorId };
};
