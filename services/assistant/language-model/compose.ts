/**
 * An answer in a language model's words, from passages of published articles alone. Nothing of a person goes
 * out: the question as it was masked, the passages, no conversation. What comes back is checked sentence by
 * sentence; whatever does not pass, or does not come, leaves the passages as they stand.
 */
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { textOf } from '../content/article.ts';
import type { CitedPassage } from '../content/passages.ts';
import { publishedArticlesById } from '../content/store.ts';
import { understandingOf } from '../intents/understanding.ts';
import { messages } from '../messages/index.ts';
import { guarded } from './breaker.ts';
import { checkAnswer, type Given, type Objection, type Source } from './check.ts';
import {
  askEndpoint,
  type EndpointFailure,
  type EndpointLimits,
  endpointLimits,
  type Told,
} from './endpoint.ts';
import { longestPassage, mostPassages, promptOf, readSaid } from './prompt.ts';
import { isModelOn } from './setting.ts';

export interface Question {
  /** Masked: as `maskPersonalData` gives it. */
  readonly question: string;
  readonly passages: readonly CitedPassage[];
  /** That of the answer, and of the passages. */
  readonly language: Language;
  readonly signal?: AbortSignal | undefined;
}

/** As a reply of the conversation has it. */
export interface Composed {
  readonly kind: 'composed';
  /** With [1], [2] … behind what is said: places in `passages`. */
  readonly text: string;
  readonly passages: readonly CitedPassage[];
}

export type NotComposed =
  | 'not-configured'
  | 'no-passages'
  | 'paused'
  | 'busy'
  | 'stopped'
  /** The model says so. */
  | 'unknown'
  /** Not the JSON it was asked for. */
  | 'formless'
  | EndpointFailure
  | Objection;

export type Outcome =
  | Composed
  | {
      readonly kind: 'not-composed';
      readonly reason: NotComposed;
      /** What the model wrote, where it wrote something. */
      readonly said?: string;
      /** The sentence that was objected to. */
      readonly sentence?: string;
    };

const not = (
  reason: NotComposed,
  more: { readonly said?: string; readonly sentence?: string } = {},
): Outcome => ({ kind: 'not-composed', reason, ...more });

/**
 * Passages with what stands over them. One that is too long is left out: a part of it could be told as if it
 * said the opposite.
 */
const sourcesOf = async (
  city: City,
  { passages, language }: Question,
): Promise<readonly Source[]> => {
  const given = passages.filter(({ text }) => text.length <= longestPassage).slice(0, mostPassages);
  const ids = [...new Set(given.map(({ articleId }) => articleId))];
  const articles = await publishedArticlesById(city.db, ids);
  return given.map((passage) => {
    const content = articles.get(passage.articleId)?.content;
    return {
      passage,
      title: (content && textOf(content, 'name', language)?.text) ?? '',
      heading: messages[language].fields[passage.field],
    };
  });
};

const outcomeOf = (told: Told, given: Given): Outcome => {
  if (told.kind === 'stopped') return not('stopped');
  if (told.kind === 'failure') return not(told.failure);
  const said = readSaid(told.content);
  if (said.kind === 'unreadable') return not('formless', { said: told.content });
  if (said.kind === 'unknown') return not('unknown');
  const checked = checkAnswer(said.answer, said.citations, given);
  if (checked.isShown) return { kind: 'composed', text: checked.text, passages: checked.passages };
  const { objection, sentence } = checked;
  return not(objection, { said: said.answer, ...(sentence === undefined ? {} : { sentence }) });
};

/**
 * Asks the endpoint whether it is switched on or not, and says why nothing would be shown. Takes seconds: never
 * to be called within a transaction.
 */
export const tryToCompose = async (
  city: City,
  asked: Question,
  limits: EndpointLimits = endpointLimits,
): Promise<Outcome> => {
  const { languageModel } = city.config;
  if (!languageModel) return not('not-configured');
  const { question, language, signal } = asked;
  const sources = await sourcesOf(city, asked);
  if (sources.length === 0) return not('no-passages');
  const tell = (await understandingOf(city))?.tell;
  const told = await guarded(
    city,
    () => askEndpoint(languageModel, promptOf(question, sources, language), limits, signal),
    ({ kind }) => kind === 'failure',
  );
  if (told === 'paused' || told === 'busy') return not(told);
  // Neither the question nor what came back is logged: both are people's words.
  if (told.kind === 'failure') city.log.warn(told, 'the language model gave no answer');
  return outcomeOf(told, { sources, language, tell });
};

/** @returns undefined where the model is switched off, away, or said what may not be shown */
export const composeAnswer = async (
  city: City,
  asked: Question,
  limits: EndpointLimits = endpointLimits,
): Promise<Composed | undefined> => {
  if (!(await isModelOn(city))) return undefined;
  const outcome = await tryToCompose(city, asked, limits);
  return outcome.kind === 'composed' ? outcome : undefined;
};
