import { sql } from 'drizzle-orm';
import type { Db } from '../../platform/database/db.ts';
import type { DemoContext } from '../../platform/service.ts';
import { upsertDefinitions } from './catalogue/store.ts';
import { fillDashboards } from './dashboards/demo.ts';
import { type DividedValue, dividedBySex } from './demo/by-sex.ts';
import { demoDefinitions } from './demo/definitions.ts';
import { type DemoValue, demoValues } from './demo/series.ts';
import { demoStories } from './demo/stories.ts';
import { fillFormsDemo, isEnteredByForm } from './forms/demo-store.ts';
import { annotation, batch, indicator } from './schema.ts';
import { cutIds } from './values/cut-store.ts';
import { cutKey, everyoneCut } from './values/cuts.ts';
import { intervalOf } from './values/interval.ts';
import { everyone } from './values/store.ts';

const demoSeed = 7;
const rowsPerStatement = 5000;

/** The last month that is over: figures of a running month would look like a fall. */
const lastFullMonth = (today: Date): string =>
  new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)).toISOString().slice(0, 10);

/** Fills the demo town's figures as one published batch, with what happened told beside them. @returns its id */
export const fillDemo = async (tx: Db, context: DemoContext): Promise<number> => {
  const { town, today } = context;
  const lastMonth = lastFullMonth(today);
  await upsertDefinitions(tx, demoDefinitions, today);
  const cuts = await cutIds(tx, [
    { ...everyoneCut, sex: 'female' },
    { ...everyoneCut, sex: 'male' },
  ]);
  const stored = await tx.select({ id: indicator.id, code: indicator.code }).from(indicator);
  const ids = new Map(stored.map(({ id, code }) => [code, id]));
  const measures = new Map(demoDefinitions.map((definition) => [definition.code, definition]));

  const drawn = demoValues(town, demoDefinitions, { seed: demoSeed, lastMonth });
  const neighbourhoods = new Set(town.neighbourhoods.map(({ code }) => code));
  const isLeft = (value: DemoValue) => isEnteredByForm(value, neighbourhoods, lastMonth);
  const values = drawn.filter((value) => !isLeft(value));
  const cutOf = (value: DemoValue | DividedValue): number =>
    'sex' in value ? (cuts.get(cutKey({ ...everyoneCut, sex: value.sex })) ?? everyone) : everyone;
  const ofSexes = dividedBySex(town, demoDefinitions, values);
  const rows = [...values, ...ofSexes].map((row) => {
    const measure = measures.get(row.code);
    const interval =
      measure && row.value !== null && row.numerator !== null && row.denominator !== null
        ? intervalOf(measure, row.numerator, row.denominator)
        : undefined;
    return [
      ids.get(row.code) ?? 0,
      row.area,
      row.period,
      row.numerator,
      row.denominator,
      row.value,
      interval?.lower ?? null,
      interval?.upper ?? null,
      row.note ?? null,
      cutOf(row),
    ] as const;
  });
  const [made] = await tx
    .insert(batch)
    .values({
      fileName: 'demo',
      origin: 'demo',
      sha256: '',
      state: 'published',
      publication: 1,
      rowsRead: rows.length,
      rowsAccepted: rows.length,
      uploadedBy: 'system',
      uploadedAt: today,
      publishedBy: 'system',
      publishedAt: today,
    })
    .returning({ id: batch.id });
  const column = (part: typeof rows, index: number) =>
    sql.param(part.map((row) => row[index] ?? null));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    await tx.execute(
      sql`INSERT INTO indicators.value (batch_id, indicator_id, area, period, numerator, denominator, value, lower, upper, note, cut_id)
          SELECT ${made?.id}::int, x.* FROM unnest(
            ${column(part, 0)}::int[], ${column(part, 1)}::text[], ${column(part, 2)}::date[],
            ${column(part, 3)}::float8[], ${column(part, 4)}::float8[], ${column(part, 5)}::float8[],
            ${column(part, 6)}::float8[], ${column(part, 7)}::float8[], ${column(part, 8)}::text[], ${column(part, 9)}::int[]) AS x`,
    );
  }
  const lastPeriods = new Map(values.map(({ code, period }) => [code, period])); // values come in order of time
  const told = demoStories(town, demoDefinitions, lastMonth).flatMap(
    ({ code, areas, from, to, effect, title, explanation }) => {
      const indicatorId = ids.get(code);
      const isRebase = effect.kind === 'step' && to === lastPeriods.get(code);
      return indicatorId === undefined
        ? []
        : [{ indicatorId, areas: [...areas], period: from, title, explanation, isRebase }];
    },
  );
  if (told.length > 0) await tx.insert(annotation).values(told);
  await fillDashboards(tx, today);
  await tx.execute(sql`ANALYZE indicators.value`);
  await fillFormsDemo(tx, context, lastMonth, drawn.filter(isLeft));
  return made?.id ?? 0;
};
