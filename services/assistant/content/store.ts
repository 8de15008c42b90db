import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../../../platform/database/db.ts';
import { erasedPerson } from '../../../platform/identity/work-traces.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { Problem } from '../../../platform/problem.ts';
import { intent, intentWording } from '../intents/schema.ts';
import { type ArticleContent, type ArticleDraft, effective } from './article.ts';
import { article, articleVersion } from './schema.ts';

export interface PublishedArticle {
  readonly id: number;
  readonly slug: string;
  readonly version: number;
  readonly content: ArticleContent;
  readonly publishedAt: Date;
}

const published = (db: Db) =>
  db
    .select({
      id: article.id,
      slug: article.slug,
      version: articleVersion.version,
      content: articleVersion.content,
      publishedAt: articleVersion.publishedAt,
    })
    .from(article)
    .innerJoin(
      articleVersion,
      and(
        eq(articleVersion.articleId, article.id),
        eq(articleVersion.version, article.publishedVersion),
      ),
    );

export const publishedArticles = (db: Db): Promise<readonly PublishedArticle[]> =>
  published(db).orderBy(asc(article.slug));

/** What the intents that each article answers are called and how people ask for them, in one language. */
export const questionsByArticle = async (
  db: Db,
  language: Language,
): Promise<ReadonlyMap<number, readonly string[]>> => {
  const rows = await db
    .select({
      articleId: intent.articleId,
      title: intentWording.title,
      examples: intentWording.examples,
    })
    .from(intent)
    .innerJoin(
      intentWording,
      and(eq(intentWording.intentId, intent.id), eq(intentWording.language, language)),
    )
    .where(isNotNull(intent.articleId));
  return new Map(
    [...Map.groupBy(rows, ({ articleId }) => articleId ?? 0)].map(([articleId, own]) => [
      articleId,
      own.flatMap(({ title, examples }) => [title, ...examples]),
    ]),
  );
};

/** Changes with every publication: what was made of the published articles is good as long as it stays. */
export const publishedStamp = async (db: Db): Promise<string> => {
  const [found] = await db
    .select({
      stamp: sql<
        string | null
      >`string_agg(${article.id} || ':' || ${article.publishedVersion}, ' ' ORDER BY ${article.id})`,
    })
    .from(article);
  return found?.stamp ?? '';
};

export const publishedArticlesById = async (
  db: Db,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PublishedArticle>> => {
  const found =
    ids.length === 0 ? [] : await published(db).where(inArray(article.id, [...new Set(ids)]));
  return new Map(found.map((one) => [one.id, one]));
};

/** @throws Problem not-found */
export const publishedArticle = async (db: Db, slug: string): Promise<PublishedArticle> => {
  const [found] = await published(db).where(eq(article.slug, slug));
  if (!found) throw new Problem('not-found', { what: 'article', slug });
  return found;
};

interface By {
  readonly person: string;
  readonly now: Date;
}

export type Article = typeof article.$inferSelect;
export type ArticleVersion = typeof articleVersion.$inferSelect;

export const allArticles = (db: Db): Promise<readonly Article[]> =>
  db.select().from(article).orderBy(asc(article.slug));

/** @throws Problem not-found */
export const articleBySlug = async (db: Db, slug: string): Promise<Article> => {
  const [found] = await db.select().from(article).where(eq(article.slug, slug));
  if (!found) throw new Problem('not-found', { what: 'article', slug });
  return found;
};

/** The same, locked until the transaction ends. @throws Problem not-found */
export const claimArticle = async (tx: Db, slug: string): Promise<Article> => {
  const [found] = await tx.select().from(article).where(eq(article.slug, slug)).for('update');
  if (!found) throw new Problem('not-found', { what: 'article', slug });
  return found;
};

/** @returns undefined when the address is taken */
export const addArticle = async (
  tx: Db,
  slug: string,
  draft: ArticleDraft,
  { person, now }: By,
): Promise<Article | undefined> => {
  const [made] = await tx
    .insert(article)
    .values({ slug, draft, changedBy: person, changedAt: now })
    .onConflictDoNothing()
    .returning();
  return made;
};

export const saveDraft = async (
  tx: Db,
  found: Article,
  draft: ArticleDraft,
  { person, now }: By,
): Promise<void> => {
  await tx
    .update(article)
    .set({ draft, revision: found.revision + 1, changedBy: person, changedAt: now })
    .where(eq(article.id, found.id));
};

/** The newest first. */
export const versionsOf = (db: Db, articleId: number): Promise<readonly ArticleVersion[]> =>
  db
    .select()
    .from(articleVersion)
    .where(eq(articleVersion.articleId, articleId))
    .orderBy(desc(articleVersion.version));

/** @throws Problem not-found */
export const versionOf = async (
  db: Db,
  articleId: number,
  version: number,
): Promise<ArticleVersion> => {
  const [found] = await db
    .select()
    .from(articleVersion)
    .where(and(eq(articleVersion.articleId, articleId), eq(articleVersion.version, version)));
  if (!found) throw new Problem('not-found', { what: 'article-version', version });
  return found;
};

/** Makes a draft what people read, as the next version. @returns its number */
export const publish = async (
  tx: Db,
  articleId: number,
  draft: ArticleDraft,
  { person, now }: By,
): Promise<number> => {
  const [last] = await versionsOf(tx, articleId);
  const version = (last?.version ?? 0) + 1;
  await tx.insert(articleVersion).values({
    articleId,
    version,
    content: effective(draft),
    draft,
    publishedBy: person,
    publishedAt: now,
  });
  await tx.update(article).set({ publishedVersion: version }).where(eq(article.id, articleId));
  return version;
};

/** People no longer read it; its versions stay. */
export const takeDown = async (tx: Db, articleId: number): Promise<void> => {
  await tx.update(article).set({ publishedVersion: null }).where(eq(article.id, articleId));
};

/** The article at what is published of it, for each article. */
export const publishedDrafts = async (db: Db): Promise<ReadonlyMap<number, ArticleDraft>> => {
  const rows = await db
    .select({ id: article.id, draft: articleVersion.draft })
    .from(article)
    .innerJoin(
      articleVersion,
      and(
        eq(articleVersion.articleId, article.id),
        eq(articleVersion.version, article.publishedVersion),
      ),
    );
  return new Map(rows.map(({ id, draft }) => [id, draft]));
};

export interface VersionLine {
  readonly articleId: number;
  readonly version: number;
  readonly publishedAt: Date;
}

/** When each version of each article was published. */
export const versionLines = (db: Db): Promise<readonly VersionLine[]> =>
  db
    .select({
      articleId: articleVersion.articleId,
      version: articleVersion.version,
      publishedAt: articleVersion.publishedAt,
    })
    .from(articleVersion)
    .orderBy(asc(articleVersion.articleId), asc(articleVersion.version));

/** Makes an article that people read at once. @returns its id */
export const addPublishedArticle = async (
  tx: Db,
  slug: string,
  draft: ArticleDraft,
  by: By,
): Promise<number> => {
  const made = await addArticle(tx, slug, draft, by);
  if (!made) throw new Problem('conflict', { what: 'article', slug });
  await publish(tx, made.id, draft, by);
  return made.id;
};

/** Articles and versions that a person wrote or published. */
export const editsOf = async (db: Db, personId: string) => ({
  drafts: await db
    .select({ slug: article.slug, changedAt: article.changedAt })
    .from(article)
    .where(eq(article.changedBy, personId)),
  versions: await db
    .select({
      slug: article.slug,
      version: articleVersion.version,
      publishedAt: articleVersion.publishedAt,
    })
    .from(articleVersion)
    .innerJoin(article, eq(article.id, articleVersion.articleId))
    .where(eq(articleVersion.publishedBy, personId)),
});

const withoutAuthor = (draft: ArticleDraft, personId: string): ArticleDraft => {
  const without = <Written extends { readonly author: string }>(one: Written): Written =>
    one.author === personId ? { ...one, author: erasedPerson } : one;
  const { localContact } = draft;
  return {
    ...draft,
    local: draft.local.map(without),
    ...(localContact ? { localContact: without(localContact) } : {}),
  };
};

const namesAuthor = (draft: AnyPgColumn, personId: string) =>
  sql`(${draft} -> 'local' @> ${JSON.stringify([{ author: personId }])}::jsonb
       OR ${draft} -> 'localContact' ->> 'author' = ${personId})`;

/** The articles stay, without the person. */
export const forgetEditor = async (db: Db, personId: string): Promise<void> => {
  await db.update(article).set({ changedBy: erasedPerson }).where(eq(article.changedBy, personId));
  await db
    .update(articleVersion)
    .set({ publishedBy: erasedPerson })
    .where(eq(articleVersion.publishedBy, personId));
  for (const { id, draft } of await db
    .select({ id: article.id, draft: article.draft })
    .from(article)
    .where(namesAuthor(article.draft, personId)))
    await db
      .update(article)
      .set({ draft: withoutAuthor(draft, personId) })
      .where(eq(article.id, id));
  for (const { articleId, version, draft } of await db
    .select({
      articleId: articleVersion.articleId,
      version: articleVersion.version,
      draft: articleVersion.draft,
    })
    .from(articleVersion)
    .where(namesAuthor(articleVersion.draft, personId)))
    await db
      .update(articleVersion)
      .set({ draft: withoutAuthor(draft, personId) })
      .where(and(eq(articleVersion.articleId, articleId), eq(articleVersion.version, version)));
};
