/** What an import would make and renew, decided before anything is written. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import {
  type ArticleContent,
  type ArticleDraft,
  type ArticleSource,
  type TextField,
  textFields,
  textOf,
} from '../content/article.ts';
import type { ImportedArticle, SourceContent, Warning } from './reading.ts';
import { freeSlug } from './slug.ts';

export type PlannedState = 'made' | 'renewed' | 'unchanged';

export interface Planned {
  /** Names it in a form. */
  readonly key: string;
  readonly state: PlannedState;
  readonly slug: string;
  readonly draft: ArticleDraft;
  /** Undefined for an article that is made. */
  readonly before: ArticleDraft | undefined;
  readonly warnings: readonly Warning[];
}

export interface KnownArticle {
  readonly slug: string;
  readonly draft: ArticleDraft;
}

export interface Importer {
  readonly id: string;
  /** Answers for what is new until somebody else does. */
  readonly name: string;
  readonly today: string;
}

type Texts = ArticleContent['texts'];

const spoken = (texts: Texts): ReadonlySet<Language> =>
  new Set(
    textFields.flatMap((field) =>
      languages.filter((language) => texts[field]?.[language] !== undefined),
    ),
  );

const each = (texts: Texts, keeps: (field: TextField, language: Language) => boolean): Texts => {
  const kept: Texts = {};
  for (const field of textFields)
    for (const language of languages) {
      const text = texts[field]?.[language];
      if (text !== undefined && keeps(field, language))
        kept[field] = { ...kept[field], [language]: text };
    }
  return kept;
};

const together = (one: Texts, other: Texts): Texts => {
  const all: Texts = {};
  for (const field of textFields)
    if (one[field] || other[field]) all[field] = { ...one[field], ...other[field] };
  return all;
};

const countOf = (texts: Texts): number =>
  Object.values(texts).reduce((sum, byLanguage) => sum + Object.keys(byLanguage).length, 0);

const laterOf = (one: string, other: string | undefined): string =>
  other !== undefined && other > one ? other : one;

/** The day on which somebody at the source last saw to it. */
const modifiedDay = ({ modified }: ArticleSource, today: string): string | undefined => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(modified ?? '')?.[0];
  return day !== undefined && day <= today ? day : undefined;
};

/**
 * The central content as the source says it now. What the source is silent about stays: who answers for
 * it, languages that it does not speak, a contact point that it does not know. An informal text stays where
 * its formal one did.
 */
const renewedContent = (
  before: ArticleContent,
  { content, source }: ImportedArticle,
  today: string,
  warn: (warning: Warning) => void,
): ArticleContent => {
  const own = spoken(together(content.texts, content.informal ?? {}));
  const staying = each(before.texts, (_, language) => !own.has(language));
  const kept = [...spoken(staying)];
  if (kept.length > 0) warn({ kind: 'languages-stay', languages: kept });
  const texts = together(staying, content.texts);
  const informed = spoken(content.informal ?? {});
  const candidates = each(before.informal ?? {}, (_, language) => !informed.has(language));
  const stayingInformal = each(
    candidates,
    (field, language) => texts[field]?.[language] === before.texts[field]?.[language],
  );
  const dropped = countOf(candidates) - countOf(stayingInformal);
  if (dropped > 0) warn({ kind: 'informal-dropped', count: dropped });
  const informal = together(stayingInformal, content.informal ?? {});
  const contact = content.contact ?? before.contact;
  const audiences = content.audiences ?? before.audiences;
  const { validFrom, validUntil } = content;
  return {
    texts,
    ...(Object.keys(informal).length > 0 ? { informal } : {}),
    ...(contact ? { contact } : {}),
    ...(audiences ? { audiences } : {}),
    themes: content.themes.length > 0 ? content.themes : before.themes,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    checkedOn: laterOf(before.checkedOn, modifiedDay(source, today)),
    owner: before.owner,
    source,
  };
};

/** Renewing is for what people read: a new date at the source alone is none. */
const saysTheSame = (before: ArticleContent, after: ArticleContent): boolean => {
  const said = ({ checkedOn: _, source, ...content }: ArticleContent) => ({
    ...content,
    source: source && [source.kind, source.id],
  });
  return isDeepStrictEqual(said(before), said(after));
};

const madeDraft = (
  { content, source, own }: ImportedArticle,
  { id, name, today }: Importer,
): ArticleDraft => ({
  central: {
    ...withoutUndefined(content),
    owner: own && own.owner !== '' ? own.owner : name,
    checkedOn: own?.checkedOn ?? modifiedDay(source, today) ?? today,
    source,
  },
  local: (own?.local ?? []).map((one) => ({ ...one, author: id })),
  ...(own?.localContact ? { localContact: { ...own.localContact, author: id } } : {}),
});

/** A draft is kept as JSON, which has no members without a value. */
const withoutUndefined = (content: SourceContent): SourceContent =>
  Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  ) as SourceContent; // what is left of the same members

export const keyOfSource = ({ kind, id }: ArticleSource): string =>
  createHash('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 16);

const isOf = ({ draft: { central } }: KnownArticle, { kind, id }: ArticleSource): boolean =>
  central.source?.kind === kind && central.source.id === id;

/**
 * Articles by where they come from.
 *
 * @param here address of this town's site, by which its own articles are known in an export of it
 */
export const articleFinder = (
  known: readonly KnownArticle[],
  here: string,
): ((source: ArticleSource) => KnownArticle | undefined) => {
  const bySource = new Map(
    known.flatMap((one) =>
      one.draft.central.source ? [[keyOfSource(one.draft.central.source), one] as const] : [],
    ),
  );
  const bySlug = new Map(known.map((one) => [one.slug, one]));
  /** The own article that an export of this town was made of. */
  const ownArticle = ({ kind, id }: ArticleSource): KnownArticle | undefined => {
    const start = `${here}/answers/`;
    const found =
      kind === 'polder' && id.startsWith(start) ? bySlug.get(id.slice(start.length)) : undefined;
    return found && (found.draft.central.source === undefined || isOf(found, { kind, id }))
      ? found
      : undefined;
  };
  return (source) => bySource.get(keyOfSource(source)) ?? ownArticle(source);
};

/**
 * @param here address of this town's site, by which its own articles are known in an export of it
 */
export const planImport = (
  articles: readonly ImportedArticle[],
  known: readonly KnownArticle[],
  importer: Importer,
  reserved: readonly string[],
  here: string,
): readonly Planned[] => {
  const find = articleFinder(known, here);
  const taken = new Set([...reserved, ...known.map(({ slug }) => slug)]);
  const once = new Map(articles.map((article) => [keyOfSource(article.source), article]));
  return [...once.values()].map((article): Planned => {
    const { source } = article;
    const key = keyOfSource(source);
    const found = find(source);
    if (!found) {
      const slug = freeSlug(article.slug, (one) => taken.has(one));
      taken.add(slug);
      const draft = madeDraft(article, importer);
      return { key, state: 'made', slug, draft, before: undefined, warnings: article.warnings };
    }
    const { slug, draft: before } = found;
    const warnings = [...article.warnings];
    const central = renewedContent(before.central, article, importer.today, (warning) =>
      warnings.push(warning),
    );
    // What is this town's own already has no source to be renewed from.
    const isOwn = before.central.source === undefined;
    const { source: _, ...withoutSource } = central;
    const after = isOwn ? withoutSource : central;
    if (saysTheSame(before.central, after))
      return { key, state: 'unchanged', slug, draft: before, before, warnings: [] };
    return { key, state: 'renewed', slug, draft: { ...before, central: after }, before, warnings };
  });
};

/** What was shown, so that no other is confirmed. */
export const fingerprintOf = (plan: readonly Planned[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        plan.map(({ key, state, slug, before, draft }) => [key, state, slug, before, draft]),
      ),
    )
    .digest('base64url');

export const nameOfPlanned = ({ draft: { central }, slug }: Planned, language: Language): string =>
  textOf(central, 'name', language)?.text ?? slug;
