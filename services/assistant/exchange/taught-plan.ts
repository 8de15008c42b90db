/** What taking over what another assistant was taught would add here, decided before anything is written. */
import type { Language } from '../../../platform/messages/languages.ts';
import { fold } from '../../../platform/places/fold.ts';
import type { ArticleSource } from '../content/article.ts';
import { type Intent, mostExamples, type NearDomain, type Wording } from '../intents/store.ts';
import { keyOf, type PlannedPart } from './planned-part.ts';
import type { ImportedSubject, Refused, Taught } from './taught.ts';
import { type KnownDialogues, type PlannedDialogue, planDialogues } from './taught-dialogues.ts';

/** Questions that are new here. */
export interface Added {
  readonly language: Language;
  readonly questions: readonly string[];
}

export type TaughtWarning =
  | { readonly kind: 'examples-full'; readonly language: Language; readonly count: number }
  | { readonly kind: 'article-unknown' };

/** The article that is to answer a subject. */
export interface PlannedLink {
  readonly slug: string;
  /** Names the article in the form, where it is made only now. */
  readonly madeAs: string | undefined;
}

export interface PlannedSubject extends PlannedPart {
  /** As it would be, without what answers it. */
  readonly subject: Omit<Intent, 'articleId'>;
  readonly before: Intent | undefined;
  /** Undefined where it has an answer here already, or none. */
  readonly link: PlannedLink | undefined;
  /** Also a language that is new here, with no question to it. */
  readonly added: readonly Added[];
  readonly warnings: readonly TaughtWarning[];
}

export interface PlannedNearDomain extends PlannedPart {
  readonly before: NearDomain | undefined;
  readonly after: NearDomain;
  readonly added: Added;
}

export interface TaughtPlan {
  readonly subjects: readonly PlannedSubject[];
  readonly nearDomains: readonly PlannedNearDomain[];
  readonly dialogues: readonly PlannedDialogue[];
  readonly refused: readonly Refused[];
}

export const emptyTaughtPlan: TaughtPlan = {
  subjects: [],
  nearDomains: [],
  dialogues: [],
  refused: [],
};

/** What the assistant of this town knows. */
export interface Known extends KnownDialogues {
  readonly intents: readonly Intent[];
  readonly nearDomains: readonly NearDomain[];
  /** @returns undefined where neither this town nor the document has it */
  readonly linkOf: (source: ArticleSource) => PlannedLink | undefined;
}

const sameness = (question: string): string => fold(question) || question.trim();

/** Those of the given that are not here yet, each once; case, accents and punctuation make no other. */
export const newOf = (given: readonly string[], here: readonly string[]): readonly string[] => {
  const seen = new Set(here.map(sameness));
  return given.filter((question) => {
    const same = sameness(question);
    if (seen.has(same)) return false;
    seen.add(same);
    return true;
  });
};

const madeSubject = ({
  wordings,
  key,
  theme,
  handledBy,
}: ImportedSubject): Pick<PlannedSubject, 'subject' | 'before' | 'added' | 'warnings'> => ({
  subject: { key, theme, handledBy, wordings },
  before: undefined,
  added: wordings.map(({ language, examples }) => ({ language, questions: examples })),
  warnings: [],
});

/** The town's own stays: its names, who does it, every example, in its order. */
const extendedSubject = (
  { wordings }: ImportedSubject,
  before: Intent,
): Pick<PlannedSubject, 'subject' | 'before' | 'added' | 'warnings'> => {
  const added: Added[] = [];
  const warnings: TaughtWarning[] = [];
  const after: Wording[] = [...before.wordings];
  for (const given of wordings) {
    const { language } = given;
    const place = after.findIndex((one) => one.language === language);
    const own = after[place];
    if (!own) {
      after.push(given);
      added.push({ language, questions: given.examples });
      continue;
    }
    const fresh = newOf(given.examples, [own.title, ...own.examples]);
    const questions = fresh.slice(0, Math.max(0, mostExamples - own.examples.length));
    const count = fresh.length - questions.length;
    if (count > 0) warnings.push({ kind: 'examples-full', language, count });
    if (questions.length === 0) continue;
    after[place] = { ...own, examples: [...own.examples, ...questions] };
    added.push({ language, questions });
  }
  const { key, theme, handledBy } = before;
  return { subject: { key, theme, handledBy, wordings: after }, before, added, warnings };
};

const planSubject = (given: ImportedSubject, known: Known): PlannedSubject => {
  const before = known.intents.find(({ key }) => key === given.key);
  const parts = before ? extendedSubject(given, before) : madeSubject(given);
  const isAnswered = before !== undefined && before.articleId !== null;
  const wanted = isAnswered ? undefined : given.article;
  const link = wanted && known.linkOf(wanted);
  const isMore = parts.added.length > 0 || link !== undefined;
  return {
    ...parts,
    key: keyOf('subject', given.key),
    state: before ? (isMore ? 'extended' : 'unchanged') : 'made',
    link,
    warnings: wanted && !link ? [...parts.warnings, { kind: 'article-unknown' }] : parts.warnings,
  };
};

const planNearDomain = (
  { language, questions }: NearDomain,
  { nearDomains }: Known,
): PlannedNearDomain => {
  const before = nearDomains.find((one) => one.language === language);
  const fresh = before ? newOf(questions, before.questions) : questions;
  return {
    key: keyOf('near-domain', language),
    state: before ? (fresh.length > 0 ? 'extended' : 'unchanged') : 'made',
    before,
    after: { language, questions: [...(before?.questions ?? []), ...fresh] },
    added: { language, questions: fresh },
  };
};

export const planTaught = (
  { subjects: given, nearDomains, dialogues }: Taught,
  known: Known,
): TaughtPlan => {
  const subjects = given.map(({ entry }) => planSubject(entry, known));
  const made = new Map(
    subjects.flatMap(({ state, subject, key }) =>
      state === 'made' ? [[subject.key, key] as const] : [],
    ),
  );
  const { planned, refused } = planDialogues(dialogues, made, known);
  return {
    subjects,
    nearDomains: nearDomains.map(({ entry }) => planNearDomain(entry, known)),
    dialogues: planned,
    refused,
  };
};
