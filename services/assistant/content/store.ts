import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
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

/** Makes an article that people see at once. @returns its id */
export const addPublishedArticle = async (
  tx: Db,
  slug: string,
  draft: ArticleDraft,
  { person, now }: By,
): Promise<number> => {
  const [made] = await tx
    .insert(article)
    .values({ slug, draft, publishedVersion: 1, changedBy: person, changedAt: now })
    .returning({ id: article.id });
  const id = made?.id ?? 0;
  await tx.insert(articleVersion).values({
    articleId: id,
    version: 1,
    content: effective(draft),
    draft,
    publishedBy: person,
    publishedAt: now,
  });
  return id;
};
