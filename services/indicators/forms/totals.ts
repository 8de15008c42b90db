/**
 * Totals of larger areas, for forms whose counts add up: made anew whenever a figure they are made of
 * is published or withdrawn, in the same transaction.
 */
import { createHash } from 'node:crypto';
import { record } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import { areasAbove, areasOfLevel } from '../../../platform/places/areas.ts';
import type { City, CityEvent } from '../../../platform/service.ts';
import { withdrawBatch } from '../imports/publish-store.ts';
import { addUp } from '../offered/add-up.ts';
import { periodKey } from '../values/period.ts';
import type { FormContent } from './content.ts';
import { figuresOfAnswers } from './figures.ts';
import { claimForm, measuresOf, releasedForms } from './form-store.ts';
import { type FormFigure, publishFigures } from './publish-store.ts';
import { periodsTouched, publishedCounts, publishedTotals } from './totals-store.ts';

/** Stands for the addition in the lineage of a batch. */
const byAddition = 'system';

type Measures = Awaited<ReturnType<typeof measuresOf>>;

const fedMeasures = (db: Db, { questions }: FormContent): Promise<Measures> =>
  measuresOf(
    db,
    questions.flatMap((question) =>
      question.kind === 'number' ? question.feeds.map(({ indicator }) => indicator) : [],
    ),
  );

/** Of each area of the form's level those it lies in: parts of parts are not counted besides. */
const areasAboveLevel = async (
  db: Db,
  { geography, level }: FormContent,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const above = await areasAbove(db, geography);
  const areas = await areasOfLevel(db, geography, level);
  return new Map(areas.map(({ code }) => [code, above.get(code) ?? []]));
};

const totalsOf = async (
  db: Db,
  content: FormContent,
  measures: Measures,
  period: string,
): Promise<readonly FormFigure[]> => {
  const above = await areasAboveLevel(db, content);
  const ids = measures.map(({ id }) => id);
  const counts = await publishedCounts(db, ids, period);
  return measures.flatMap((measure) => {
    const given = counts
      .filter(({ indicatorId }) => indicatorId === measure.id)
      .map(({ area, numerator, denominator, value }) => {
        const counted = numerator ?? (measure.kind === 'count' ? value : null);
        return {
          area,
          period,
          ...(counted === null ? {} : { numerator: counted }),
          ...(denominator === null ? {} : { denominator }),
        };
      });
    return addUp(given, above)
      .slice(given.length)
      .flatMap(({ area, numerator, denominator }) => {
        const made = figuresOfAnswers(measure, {
          ...(numerator === undefined ? {} : { numerator }),
          ...(denominator === undefined ? {} : { denominator }),
        });
        return made ? [{ ...made, indicatorId: measure.id, area }] : [];
      });
  });
};

/** The totals of a period as they should be, in place of those that are published. */
const renewTotals = async (
  city: City,
  tx: Db,
  { code, content }: { readonly code: string; readonly content: FormContent },
  measures: Measures,
  period: string,
): Promise<void> => {
  const figures = await totalsOf(tx, content, measures, period);
  const sha256 = createHash('sha256').update(JSON.stringify(figures)).digest('hex');
  const key = periodKey(period, content);
  const earlier = await publishedTotals(tx, code, key);
  if (figures.length === 0 ? earlier === undefined : earlier?.sha256 === sha256) return;
  const by = { person: byAddition, now: city.now() };
  const leaveTrace = (action: string, id: number) =>
    record(
      tx,
      { actor: 'system', action, subject: String(id), details: { form: code } },
      city.now(),
    );
  if (figures.length > 0) {
    const id = await publishFigures(
      tx,
      city,
      {
        code,
        fileName: `${code} ${key}`,
        sha256,
        period,
        figures,
        summary: { totals: { code, period: key } },
        uploadedBy: byAddition,
        uploadedAt: by.now,
      },
      by,
    );
    await leaveTrace('indicators.batch-published', id);
  }
  if (earlier) {
    await withdrawBatch(tx, city, earlier.id, '', by);
    await leaveTrace('indicators.batch-withdrawn', earlier.id);
  }
};

/** A batch was published or withdrawn: totals that rest on it follow. */
export const keepTotals = async (city: City, tx: Db, { subject }: CityEvent): Promise<void> => {
  for (const { form, content } of (await releasedForms(tx)).values()) {
    if (!content.addsUp) continue;
    const measures = await fedMeasures(tx, content);
    const ids = measures.map(({ id }) => id);
    const periods = await periodsTouched(tx, Number(subject), form.id, ids);
    // Two withdrawals at once come one after the other.
    if (periods.length > 0) await claimForm(tx, form.code);
    for (const period of periods)
      await renewTotals(city, tx, { code: form.code, content }, measures, period);
  }
};
