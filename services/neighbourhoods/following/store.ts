import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import type { KnownChange } from './rules.ts';
import { follow, news } from './schema.ts';

export type Follow = typeof follow.$inferSelect;

export const followsOf = (db: Db, personId: string): Promise<readonly Follow[]> =>
  db.select().from(follow).where(eq(follow.personId, personId)).orderBy(asc(follow.since));

export const followOf = async (
  db: Db,
  personId: string,
  area: string,
): Promise<Follow | undefined> => {
  const [found] = await db
    .select()
    .from(follow)
    .where(and(eq(follow.personId, personId), eq(follow.area, area)));
  return found;
};

/** Begins to follow, or changes how: what was told stays told. */
export const keepFollow = async (tx: Db, wish: Follow): Promise<void> => {
  const { themes, isMailed, language } = wish;
  await tx
    .insert(follow)
    .values(wish)
    .onConflictDoUpdate({
      target: [follow.personId, follow.area],
      set: { themes, isMailed, language },
    });
};

export const stopFollow = async (tx: Db, personId: string, area: string): Promise<void> => {
  await tx.delete(follow).where(and(eq(follow.personId, personId), eq(follow.area, area)));
};

export const stopMail = async (tx: Db, personId: string): Promise<void> => {
  await tx.update(follow).set({ isMailed: false }).where(eq(follow.personId, personId));
};

export const followedAreas = async (db: Db): Promise<readonly string[]> => {
  const rows = await db.selectDistinct({ area: follow.area }).from(follow).orderBy(follow.area);
  return rows.map(({ area }) => area);
};

export const knownChanges = (db: Db, areas: readonly string[]): Promise<readonly KnownChange[]> =>
  db
    .select({
      area: news.area,
      indicator: news.indicator,
      since: news.since,
      meaning: news.meaning,
    })
    .from(news)
    .where(inArray(news.area, [...areas]));

export const keepNews = async (
  tx: Db,
  fresh: readonly KnownChange[],
  foundAt: Date,
): Promise<void> => {
  if (fresh.length > 0)
    await tx
      .insert(news)
      .values(fresh.map((one) => ({ ...one, foundAt })))
      .onConflictDoNothing();
};

export const dropNews = async (tx: Db, ended: readonly KnownChange[]): Promise<void> => {
  for (const { area, indicator, meaning } of ended)
    await tx
      .delete(news)
      .where(and(eq(news.area, area), eq(news.indicator, indicator), eq(news.meaning, meaning)));
};

/** What was found in an area after a moment. */
export const newsSince = (db: Db, area: string, after: Date): Promise<readonly KnownChange[]> =>
  db
    .select({
      area: news.area,
      indicator: news.indicator,
      since: news.since,
      meaning: news.meaning,
    })
    .from(news)
    .where(and(eq(news.area, area), gt(news.foundAt, after)));

export const mailedFollows = (db: Db): Promise<readonly Follow[]> =>
  db.select().from(follow).where(eq(follow.isMailed, true)).orderBy(follow.personId, follow.area);

export const told = async (tx: Db, personId: string, until: Date): Promise<void> => {
  await tx.update(follow).set({ toldUntil: until }).where(eq(follow.personId, personId));
};

export interface Reader {
  readonly email: string;
  /** The person's own choice; undefined when none was made. */
  readonly language: Language | undefined;
}

/** Someone who may be written to; undefined when the account is closed. */
export const readerOf = async (db: Db, personId: string): Promise<Reader | undefined> => {
  const { rows } = await db.execute<{ email: string; language: string | null }>(
    sql`SELECT email, language FROM identity."user" WHERE id = ${personId} AND NOT is_blocked`,
  );
  const [row] = rows;
  const language = row?.language ?? undefined;
  return row && { email: row.email, language: isLanguage(language) ? language : undefined };
};

/** What is held on a person. */
export const exportFollows = async (db: Db, personId: string) =>
  (await followsOf(db, personId)).map(({ area, themes, isMailed, language, since }) => ({
    area,
    themes,
    isMailed,
    language,
    since,
  }));

export const eraseFollows = async (db: Db, personId: string): Promise<void> => {
  await db.delete(follow).where(eq(follow.personId, personId));
};
