/** Reads an export of this house: each entry for itself, so that what is wrong with one keeps no other out. */
import type { z } from 'zod';
import { languages } from '../../../platform/messages/languages.ts';
import { type ArticleSource, effective, textOf } from '../content/article.ts';
import { readEntries, withoutUnseen } from './entries.ts';
import type { JsonPath, Place } from './json-place.ts';
import { articleShape, type ExportedArticle, exportShape, kind, type Town } from './polder.ts';
import { createWarnings, type ImportedArticle, mostArticles, type Reading } from './reading.ts';
import { slugOf } from './slug.ts';
import {
  dialogueShape,
  type ExportedSubject,
  type ImportedSubject,
  nearDomainShape,
  type Refused,
  subjectShape,
  type Taught,
} from './taught.ts';
import { unreadable } from './trouble.ts';

const slugShape = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

const sourceIn = (
  { address }: Town,
  slug: string,
  article: ExportedArticle | undefined,
): ArticleSource =>
  article?.draft.central.source ?? {
    kind: 'polder',
    id: `${address}/answers/${slug}`,
    ...(article ? { modified: article.changedAt } : {}),
  };

const readArticle = (article: ExportedArticle, town: Town, isOwn: boolean): ImportedArticle => {
  const { slug, draft } = article;
  const { central, local, localContact } = draft;
  const warnings = createWarnings();
  const { owner, checkedOn, source: _, ...content } = central;
  const localCount = local.length + (localContact ? 1 : 0);
  // Another town says it in its own way for its own reasons.
  if (!isOwn && localCount > 0) warnings.add({ kind: 'local-left-out', count: localCount });
  const name = languages
    .map((language) => textOf(effective({ central, local: [] }), 'name', language)?.text)
    .find((text) => text);
  return {
    source: sourceIn(town, slug, article),
    slug: slugShape.test(slug) ? slug : slugOf(name ?? slug),
    content,
    warnings: warnings.all(),
    ...(isOwn ? { own: { owner, checkedOn, local, localContact } } : {}),
  };
};

/** Whether a document says that it is one of this house. */
export const isExport = (parsed: unknown): boolean =>
  typeof parsed === 'object' && parsed !== null && 'kind' in parsed && parsed.kind === kind;

/** @throws Problem invalid-input with its trouble: what is wrong with the document as a whole */
const envelopeOf = (
  parsed: unknown,
  placeOf: (path: JsonPath) => Place,
): z.infer<typeof exportShape> => {
  const { data, error } = exportShape.safeParse(withoutUnseen(parsed));
  if (!data) {
    const { path, line } = placeOf((error.issues[0]?.path ?? []).map(String));
    throw unreadable('wrong-export', line, path);
  }
  const lists = [data.articles, data.subjects, data.nearDomains, data.dialogues];
  if (lists.every(({ length }) => length === 0)) throw unreadable('empty-export');
  if (lists.some(({ length }) => length > mostArticles)) throw unreadable('too-many');
  return data;
};

export interface ExportReading extends Reading {
  /** Address of the town's site. */
  readonly town: string;
  readonly taught: Taught;
  readonly refused: readonly Refused[];
}

/**
 * @param parsed JSON
 * @param here address of this town's site: its own export brings its local texts back
 * @param placeOf where in the document a value stands
 * @throws Problem invalid-input with its trouble
 */
export const readExport = (
  parsed: unknown,
  here: string,
  placeOf: (path: JsonPath) => Place,
): ExportReading => {
  const { town, ...lists } = envelopeOf(parsed, placeOf);
  const isOwn = town.address === here;
  const articles = readEntries(
    'articles',
    lists.articles,
    articleShape,
    ({ slug }) => slug,
    placeOf,
  );
  const subjects = readEntries('subjects', lists.subjects, subjectShape, ({ key }) => key, placeOf);
  const nearDomains = readEntries(
    'nearDomains',
    lists.nearDomains,
    nearDomainShape,
    ({ language }) => language,
    placeOf,
  );
  const dialogues = readEntries(
    'dialogues',
    lists.dialogues,
    dialogueShape,
    (dialogue) => JSON.stringify(dialogue),
    placeOf,
  );
  const bySlug = new Map(articles.found.map(({ entry }) => [entry.slug, entry]));
  const linked = ({ article, ...subject }: ExportedSubject): ImportedSubject => ({
    ...subject,
    article: article === null ? undefined : sourceIn(town, article, bySlug.get(article)),
  });
  return {
    articles: articles.found.map(({ entry }) => readArticle(entry, town, isOwn)),
    skipped: [],
    town: town.address,
    taught: {
      subjects: subjects.found.map(({ entry, place }) => ({ entry: linked(entry), place })),
      nearDomains: nearDomains.found,
      dialogues: dialogues.found,
    },
    refused: [articles, subjects, nearDomains, dialogues].flatMap(({ refused }) => refused),
  };
};
