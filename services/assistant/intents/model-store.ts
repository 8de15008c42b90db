import { and, desc, eq, isNotNull, isNull, ne, notInArray } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { type ModelReport, model } from './schema.ts';

export interface ModelState {
  readonly id: number;
  readonly intents: number;
  readonly examples: number;
  readonly seconds: number;
  readonly trainedAt: Date;
  /** Null for a candidate. */
  readonly publishedAt: Date | null;
  readonly report: ModelReport | null;
}

const state = {
  id: model.id,
  intents: model.intents,
  examples: model.examples,
  seconds: model.seconds,
  trainedAt: model.trainedAt,
  publishedAt: model.publishedAt,
  report: model.report,
};

/** Number of the model that understands; undefined before the first was published. */
export const publishedModelId = async (db: Db): Promise<number | undefined> => {
  const [found] = await db
    .select({ id: model.id })
    .from(model)
    .where(isNotNull(model.publishedAt))
    .orderBy(desc(model.publishedAt), desc(model.id))
    .limit(1);
  return found?.id;
};

/** The same with what tells it from every other, were it of the same number in another database. */
export const publishedModelStamp = async (
  db: Db,
): Promise<{ readonly id: number; readonly stamp: string } | undefined> => {
  const [found] = await db
    .select({ id: model.id, publishedAt: model.publishedAt, seconds: model.seconds })
    .from(model)
    .where(isNotNull(model.publishedAt))
    .orderBy(desc(model.publishedAt), desc(model.id))
    .limit(1);
  return (
    found && {
      id: found.id,
      stamp: `${found.id} ${found.publishedAt?.getTime()} ${found.seconds}`,
    }
  );
};

/** Models that understand or did: the first does now, the others can be put back. */
export const publishedModels = (db: Db): Promise<readonly ModelState[]> =>
  db
    .select(state)
    .from(model)
    .where(isNotNull(model.publishedAt))
    .orderBy(desc(model.publishedAt), desc(model.id));

/** The model that waits to be published, if one does. */
export const candidateModel = async (db: Db): Promise<ModelState | undefined> => {
  const [found] = await db
    .select(state)
    .from(model)
    .where(isNull(model.publishedAt))
    .orderBy(desc(model.id))
    .limit(1);
  return found;
};

/** What was learned last: the candidate, or else what understands. */
export const newestModel = async (db: Db): Promise<ModelState | undefined> =>
  (await candidateModel(db)) ?? (await publishedModels(db))[0];

export const modelBytes = async (db: Db, id: number): Promise<Uint8Array | undefined> => {
  const [found] = await db.select({ bytes: model.bytes }).from(model).where(eq(model.id, id));
  return found?.bytes;
};

const keptModels = 3;

/** Those that were published last stay, to be put back. */
const dropOld = async (tx: Db): Promise<void> => {
  const kept = (await publishedModels(tx)).slice(0, keptModels).map(({ id }) => id);
  await tx.delete(model).where(and(isNotNull(model.publishedAt), notInArray(model.id, kept)));
};

/** Adds what was learned; a candidate that nobody published goes, as the new one has learned more. */
export const addModel = async (
  tx: Db,
  made: Omit<typeof model.$inferInsert, 'id'>,
): Promise<number> => {
  const [added] = await tx.insert(model).values(made).returning({ id: model.id });
  const id = added?.id ?? 0;
  await tx.delete(model).where(and(isNull(model.publishedAt), ne(model.id, id)));
  await dropOld(tx);
  return id;
};

/** Puts a model to use. @returns whether it is there still */
export const publishModel = async (
  tx: Db,
  id: number,
  now: Date,
  report: ModelReport | null,
): Promise<boolean> => {
  const published = await tx
    .update(model)
    .set({ publishedAt: now, report })
    .where(eq(model.id, id))
    .returning({ id: model.id });
  await dropOld(tx);
  return published.length > 0;
};
