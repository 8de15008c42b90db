/** One question and what is said to it. */
import { type DialogueState, type Move, takeTurn } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import type { CitedPassage, Passages } from '../content/passages.ts';
import { pressingIntents } from '../intents/pressing.ts';
import type { Understanding } from '../intents/understanding.ts';
import { factForms, factOf } from './facts.ts';
import type { Reply } from './reply.ts';

export interface Answered {
  readonly state: DialogueState;
  readonly replies: readonly Reply[];
  readonly outcome: 'answer' | 'clarify' | 'decline';
  /** The likeliest intent, whatever became of it. */
  readonly intent: string | undefined;
  /** That of the question, where it is told surely; else that of the page. */
  readonly language: Language;
}

export interface Asked {
  readonly text: string;
  readonly state: DialogueState;
  /** That of the page. */
  readonly language: Language;
  /** That of the last answer: what is asked for in a form is asked on in it. */
  readonly spoken: Language;
  /** The day it is in the town. */
  readonly today: string;
}

/** From this probability on a question is answered in its own language rather than in the page's. */
const SURE_OF_LANGUAGE = 0.95;
/** A word alone may be one of several languages. */
const WORDS_TO_TELL = 2;

const languageOf = (
  { tell }: Understanding,
  { text, language, state, spoken }: Asked,
): Language => {
  // A street's name is in no language.
  if (state.form) return spoken;
  const [told] = tell(text);
  const isTold =
    told !== undefined &&
    told.probability >= SURE_OF_LANGUAGE &&
    text.trim().split(/\s+/).length >= WORDS_TO_TELL;
  return isTold ? told.language : language;
};

/** Looks a fact up with what was told. */
const lookUp = async (
  city: City,
  key: string,
  values: Readonly<Record<string, unknown>>,
  language: Language,
): Promise<Reply> => {
  const fact = factOf(city, key);
  const inputs = fact?.inputs.safeParse(values);
  const answer = inputs?.success ? await fact?.answer(city, inputs.data, language) : undefined;
  return answer
    ? { kind: 'fact', fact: key, text: answer.text, link: answer.link }
    : { kind: 'fact-unknown', fact: key };
};

const repliesTo = async (
  city: City,
  move: Move,
  form: string | undefined,
  language: Language,
  recalled: () => Promise<readonly CitedPassage[]>,
): Promise<readonly Reply[]> => {
  switch (move.kind) {
    case 'answer': {
      const fact = factOf(city, move.intent);
      if (!fact) return [{ kind: 'answer', intent: move.intent }];
      // What a fact asks for is asked by the moves that follow.
      return Object.keys(fact.inputs.shape).length === 0
        ? [await lookUp(city, move.intent, {}, language)]
        : [];
    }
    case 'clarify':
      return [{ kind: 'choices', intents: move.candidates.map(({ intent }) => intent) }];
    case 'decline':
      return [{ kind: 'none', passages: await recalled() }];
    case 'ask':
      return form ? [{ kind: 'ask', fact: form, input: move.slot, again: false }] : [];
    case 'not-understood':
      return form && move.slot ? [{ kind: 'ask', fact: form, input: move.slot, again: true }] : [];
    case 'done':
      return [await lookUp(city, move.intent, move.values, language)];
    case 'refuse':
      return [{ kind: 'refused', refusal: move.refusal }];
    case 'cancelled':
      return [{ kind: 'cancelled' }];
    case 'offer-person':
    case 'to-person':
      return [{ kind: 'person' }];
    case 'noted':
    case 'corrected':
    case 'confirm':
    case 'what-to-change':
      return [];
  }
};

/** @param recall passages of the articles in a language, for what no intent covers */
export const answerQuestion = async (
  city: City,
  understanding: Understanding,
  asked: Asked,
  recall: (language: Language) => Promise<Passages>,
): Promise<Answered> => {
  const language = languageOf(understanding, asked);
  const { classify } = understanding;
  const understood = classify(asked.text);
  const turn = takeTurn(asked.state, asked.text, {
    classify,
    forms: factForms(city),
    language,
    today: asked.today,
    pausing: pressingIntents,
  });
  const recalled = async (): Promise<readonly CitedPassage[]> => {
    const { find, cite } = await recall(language);
    return find(asked.text).flatMap(({ passage }) => cite(passage.id) ?? []);
  };
  const form = turn.state.form?.intent ?? asked.state.form?.intent;
  const replies: Reply[] = [];
  for (const move of turn.moves)
    replies.push(...(await repliesTo(city, move, form, language, recalled)));
  return {
    state: turn.state,
    replies,
    outcome: understood.outcome,
    intent: understood.candidates[0]?.intent,
    language,
  };
};
