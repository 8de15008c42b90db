/**
 * Everything the assistant answers from, as one document: articles with both layers, when their versions
 * were published, and subjects with their examples. Another town reads the articles of it. Who wrote a
 * local text stays behind: the file may go to others.
 */
import { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { articleDraftShape, effective, textOf } from '../content/article.ts';
import { allArticles, versionLines } from '../content/store.ts';
import { allIntents } from '../intents/store.ts';
import { createWarnings, type ImportedArticle, mostArticles, type Reading } from './reading.ts';
import { slugOf } from './slug.ts';
import { unreadable } from './trouble.ts';

const kind = 'polder-assistant';
const formatVersion = 1;

const articleShape = z.object({
  slug: z.string().max(60),
  draft: articleDraftShape,
  changedAt: z.iso.datetime(),
  /** The number of the version that people read. */
  published: z.number().int().nullable(),
  versions: z.array(z.object({ version: z.number().int(), publishedAt: z.iso.datetime() })),
});

const subjectShape = z.object({
  key: z.string(),
  theme: z.string(),
  handledBy: z.partialRecord(z.enum(languages), z.string()),
  /** Slug of the article that answers it. */
  article: z.string().nullable(),
  wordings: z.array(
    z.object({
      language: z.enum(languages),
      title: z.string(),
      examples: z.array(z.string()),
    }),
  ),
});

const exportShape = z.object({
  kind: z.literal(kind),
  formatVersion: z.literal(formatVersion),
  town: z.object({ name: z.string().max(200), address: z.string().max(300) }),
  exportedAt: z.iso.datetime(),
  articles: z.array(articleShape),
  subjects: z.array(subjectShape).optional(),
});

export type AssistantExport = z.infer<typeof exportShape>;

type ExportedDraft = AssistantExport['articles'][number]['draft'];

const withoutAuthors = ({ local, localContact, ...draft }: ExportedDraft): ExportedDraft => ({
  ...draft,
  local: local.map((one) => ({ ...one, author: '' })),
  ...(localContact ? { localContact: { ...localContact, author: '' } } : {}),
});

/** @param town its name, and the address of its site without a slash at the end */
export const exportEverything = async (
  db: Db,
  town: AssistantExport['town'],
  now: Date,
): Promise<AssistantExport> => {
  const [articles, versions, intents] = await Promise.all([
    allArticles(db),
    versionLines(db),
    allIntents(db),
  ]);
  const versionsById = Map.groupBy(versions, ({ articleId }) => articleId);
  const slugs = new Map(articles.map(({ id, slug }) => [id, slug]));
  return {
    kind,
    formatVersion,
    town,
    exportedAt: now.toISOString(),
    articles: articles.map(({ id, slug, draft, changedAt, publishedVersion }) => ({
      slug,
      // Lists in a draft are read-only; the document's are not, and nobody writes in it.
      draft: withoutAuthors(structuredClone(draft) as ExportedDraft),
      changedAt: changedAt.toISOString(),
      published: publishedVersion,
      versions: (versionsById.get(id) ?? []).map(({ version, publishedAt }) => ({
        version,
        publishedAt: publishedAt.toISOString(),
      })),
    })),
    subjects: intents.map(({ key, theme, handledBy, articleId, wordings }) => ({
      key,
      theme,
      handledBy,
      article: (articleId === null ? undefined : slugs.get(articleId)) ?? null,
      wordings: wordings.map(({ language, title, examples }) => ({
        language,
        title,
        examples: [...examples],
      })),
    })),
  };
};

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const readArticle = (
  { slug, draft: { central, local, localContact }, changedAt }: AssistantExport['articles'][number],
  { address }: AssistantExport['town'],
  isOwn: boolean,
): ImportedArticle => {
  const warnings = createWarnings();
  const { owner, checkedOn, source, ...content } = central;
  const localCount = local.length + (localContact ? 1 : 0);
  // Another town says it in its own way for its own reasons.
  if (!isOwn && localCount > 0) warnings.add({ kind: 'local-left-out', count: localCount });
  const name = languages
    .map((language) => textOf(effective({ central, local: [] }), 'name', language)?.text)
    .find((text) => text);
  return {
    source: source ?? { kind: 'polder', id: `${address}/answers/${slug}`, modified: changedAt },
    slug: slugShape.test(slug) ? slug : slugOf(name ?? slug),
    content,
    warnings: warnings.all(),
    ...(isOwn ? { own: { owner, checkedOn, local, localContact } } : {}),
  };
};

/** Whether a document says that it is one of this house. */
export const isExport = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'kind' in parsed && parsed.kind === kind;

/**
 * @param parsed JSON
 * @param here address of this town's site: its own export brings its local texts back
 * @throws Problem invalid-input with its trouble
 */
export const readExport = (parsed: unknown, here: string): Reading => {
  const { data } = exportShape.safeParse(parsed);
  if (!data) throw unreadable('wrong-export');
  if (data.articles.length === 0) throw unreadable('no-articles');
  if (data.articles.length > mostArticles) throw unreadable('too-many');
  const isOwn = data.town.address === here;
  return {
    articles: data.articles.map((one) => readArticle(one, data.town, isOwn)),
    skipped: [],
  };
};
