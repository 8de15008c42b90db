/** From a signed entry to published figures: one batch, in the transaction of the signature. */
import { createHash } from 'node:crypto';
import type { Db } from '../../../platform/database/db.ts';
import type { Text } from '../../../platform/messages/text.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import type { BatchSummary } from '../imports/batch.ts';
import { previewOf } from '../imports/preview-store.ts';
import { publishBatch } from '../imports/publish-store.ts';
import { updateBatch } from '../imports/store.ts';
import { batch, value } from '../schema.ts';
import { periodKey } from '../values/period.ts';
import { everyone } from '../values/store.ts';
import type { FormContent } from './content.ts';
import type { Entry } from './entry-store.ts';
import { type AnsweredFigures, figuresOfAnswers, partsByIndicator } from './figures.ts';
import { measuresOf } from './form-store.ts';

export interface FedFigure extends AnsweredFigures {
  readonly indicatorId: number;
  readonly code: string;
  readonly name: Text;
  readonly unit: Text;
  readonly decimals: number;
}

/** The figures that answers make, for those indicators of which enough was answered. */
export const fedFigures = async (
  db: Db,
  content: FormContent,
  numbers: ReadonlyMap<string, number>,
): Promise<readonly FedFigure[]> => {
  const parts = partsByIndicator(content, numbers);
  const measures = await measuresOf(db, [...parts.keys()]);
  return measures.flatMap(({ id, code, name, unit, decimals, ...measure }) => {
    const made = figuresOfAnswers(measure, parts.get(code) ?? {});
    return made ? [{ ...made, indicatorId: id, code, name, unit, decimals }] : [];
  });
};

const orNull = (number: number): number | null => (Number.isNaN(number) ? null : number);

export interface FormFigure extends AnsweredFigures {
  readonly indicatorId: number;
  readonly area: string;
}

/** Publishes figures of one period as a batch of their own. @returns the batch's id */
export const publishFigures = async (
  tx: Db,
  city: Pick<City, 'emit'>,
  input: {
    /** The form's. */
    readonly code: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly period: string;
    readonly figures: readonly FormFigure[];
    readonly summary: BatchSummary;
    readonly uploadedBy: string;
    readonly uploadedAt: Date;
  },
  by: { readonly person: string; readonly now: Date },
): Promise<number> => {
  const { code, period, figures, summary, ...lineage } = input;
  const [made] = await tx
    .insert(batch)
    .values({
      ...lineage,
      origin: 'form',
      originName: code,
      state: 'ready',
      rowsRead: figures.length,
      rowsAccepted: figures.length,
    })
    .returning({ id: batch.id });
  if (!made) throw new Problem('internal');
  await tx.insert(value).values(
    figures.map(({ indicatorId, area, figures: own, note }) => ({
      batchId: made.id,
      indicatorId,
      cutId: everyone,
      area,
      period,
      numerator: orNull(own.numerator),
      denominator: orNull(own.denominator),
      value: orNull(own.value),
      lower: orNull(own.lower),
      upper: orNull(own.upper),
      note: note || null,
    })),
  );
  await updateBatch(tx, made.id, {
    summary: { ...summary, preview: await previewOf(tx, made.id) },
  });
  await publishBatch(tx, city, made.id, by);
  return made.id;
};

/**
 * Publishes a submitted entry's figures as a batch of their own, which supersedes earlier ones of the
 * same area and period and can be withdrawn like any other.
 *
 * @returns the batch's id; null for a form that feeds no indicator
 */
export const publishEntry = async (
  tx: Db,
  city: Pick<City, 'emit'>,
  input: {
    readonly code: string;
    readonly content: FormContent;
    readonly entry: Entry;
    readonly numbers: ReadonlyMap<string, number>;
  },
  { person, now }: { readonly person: string; readonly now: Date },
): Promise<number | null> => {
  const { code, content, entry, numbers } = input;
  const figures = await fedFigures(tx, content, numbers);
  if (figures.length === 0) return null;
  const period = periodKey(entry.period, content);
  return publishFigures(
    tx,
    city,
    {
      code,
      fileName: `${code} ${entry.area} ${period}`,
      sha256: createHash('sha256').update(JSON.stringify(entry.answers)).digest('hex'),
      period: entry.period,
      figures: figures.map((figure) => ({ ...figure, area: entry.area })),
      summary: { form: { code, area: entry.area, period, entryId: entry.id } },
      uploadedBy: entry.submittedBy ?? person,
      uploadedAt: entry.submittedAt ?? now,
    },
    { person, now },
  );
};
