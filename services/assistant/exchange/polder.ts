/**
 * Everything the assistant answers from and was taught, as one document: articles with both layers, when
 * their versions were published, subjects with their examples, questions that are none of the town's, and
 * test dialogues. Another town reads it. Who wrote something stays behind: the file may go to others.
 */
import { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import { articleDraftShape } from '../content/article.ts';
import { allArticles, versionLines } from '../content/store.ts';
import { allDialogues } from '../dialogues/store.ts';
import { allIntents, allNearDomains } from '../intents/store.ts';
import type { ExportedDialogue, ExportedSubject, NearDomain } from './taught.ts';

/** What a document of this house calls itself. */
export const kind = 'polder-assistant';
const formatVersion = 1;

export const articleShape = z.object({
  slug: z.string().max(60),
  draft: articleDraftShape,
  changedAt: z.iso.datetime(),
  /** The number of the version that people read. */
  published: z.number().int().nullable(),
  versions: z.array(z.object({ version: z.number().int(), publishedAt: z.iso.datetime() })),
});

export type ExportedArticle = z.infer<typeof articleShape>;

const entries = z.array(z.unknown());

/** The document without its entries: what is wrong with one of them does not keep the others out. */
export const exportShape = z.object({
  kind: z.literal(kind),
  formatVersion: z.literal(formatVersion),
  town: z.object({ name: z.string().max(200), address: z.string().max(300) }),
  exportedAt: z.iso.datetime(),
  articles: entries,
  subjects: entries.default([]),
  nearDomains: entries.default([]),
  dialogues: entries.default([]),
});

export type Town = z.infer<typeof exportShape>['town'];

export interface AssistantExport {
  readonly kind: typeof kind;
  readonly formatVersion: typeof formatVersion;
  readonly town: Town;
  readonly exportedAt: string;
  readonly articles: readonly ExportedArticle[];
  readonly subjects: readonly ExportedSubject[];
  readonly nearDomains: readonly NearDomain[];
  readonly dialogues: readonly ExportedDialogue[];
}

type ExportedDraft = ExportedArticle['draft'];

const withoutAuthors = ({ local, localContact, ...draft }: ExportedDraft): ExportedDraft => ({
  ...draft,
  local: local.map((one) => ({ ...one, author: '' })),
  ...(localContact ? { localContact: { ...localContact, author: '' } } : {}),
});

/** As the house lists its languages, so that the same town gives the same document. */
const inOrder = <Spoken extends { readonly language: Language }>(
  list: readonly Spoken[],
): readonly Spoken[] =>
  list.toSorted(
    (one, other) => languages.indexOf(one.language) - languages.indexOf(other.language),
  );

/** @param town its name, and the address of its site without a slash at the end */
export const exportEverything = async (db: Db, town: Town, now: Date): Promise<AssistantExport> => {
  const [articles, versions, intents, nearDomains, dialogues] = await Promise.all([
    allArticles(db),
    versionLines(db),
    allIntents(db),
    allNearDomains(db),
    allDialogues(db),
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
      wordings: inOrder(wordings).map(({ language, title, examples }) => ({
        language,
        title,
        examples,
      })),
    })),
    nearDomains: inOrder(nearDomains),
    dialogues: dialogues.map(({ name, language, turns }) => ({ name, language, turns })),
  };
};
