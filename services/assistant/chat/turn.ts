/** One question and what is said to it. */
import { type DialogueState, type Move, takeTurn } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import type { CitedPassage, Passages } from '../content/passages.ts';
import { personIntents, pressingIntents } from '../intents/pressing.ts';
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
  /** Code of the area that a fact was told about. */
  readonly areaCode: string | undefined;
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
): Promise<{ readonly reply: Reply; readonly areaCode?: string | undefined }> => {
  const fact = factOf(city, key);
  const inputs = fact?.inputs.safeParse(values);
  const answer = inputs?.success ? await fact?.answer(city, inputs.data, language) : undefined;
  return answer
    ? {
        reply: { kind: 'fact', fact: key, text: answer.text, link: answer.link },
        areaCode: answer.area,
      }
    : { reply: { kind: 'fact-unknown', fact: key } };
};

interface Around {
  readonly city: City;
  /** The fact whose inputs are asked for. */
  readonly form: string | undefined;
  readonly language: Language;
  readonly recalled: () => Promise<readonly CitedPassage[]>;
  readonly offerPerson: () => Promise<Reply>;
}

interface Told {
  readonly replies: readonly Reply[];
  readonly areaCode?: string | undefined;
}

const say = (...replies: readonly Reply[]): Told => ({ replies });

const looked = async (
  { city, language }: Around,
  key: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Told> => {
  const { reply, areaCode } = await lookUp(city, key, values, language);
  return { replies: [reply], areaCode };
};

const toldBy = async (move: Move, around: Around): Promise<Told> => {
  const { city, form } = around;
  switch (move.kind) {
    case 'answer': {
      const fact = factOf(city, move.intent);
      if (!fact && personIntents.includes(move.intent)) return say(await around.offerPerson());
      if (!fact) return say({ kind: 'answer', intent: move.intent });
      // What a fact asks for is asked by the moves that follow.
      return Object.keys(fact.inputs.shape).length === 0 ? looked(around, move.intent, {}) : say();
    }
    case 'clarify':
      return say({ kind: 'choices', intents: move.candidates.map(({ intent }) => intent) });
    case 'decline':
      return say({ kind: 'none', passages: await around.recalled() });
    case 'ask':
      return form ? say({ kind: 'ask', fact: form, input: move.slot, again: false }) : say();
    case 'not-understood':
      return form && move.slot
        ? say({ kind: 'ask', fact: form, input: move.slot, again: true })
        : say();
    case 'done':
      return looked(around, move.intent, move.values);
    case 'refuse':
      return say({ kind: 'refused', refusal: move.refusal });
    case 'cancelled':
      return say({ kind: 'cancelled' });
    case 'offer-person':
    case 'to-person':
      return say(await around.offerPerson());
    case 'noted':
    case 'corrected':
    case 'confirm':
    case 'what-to-change':
      return say();
  }
};

/** What a turn reads beside the question. */
export interface Sources {
  /** Passages of the articles in a language, for what no intent covers. */
  readonly recall: (language: Language) => Promise<Passages>;
  /** What is said to somebody who wants a person. */
  readonly offerPerson: () => Promise<Reply>;
}

export const answerQuestion = async (
  city: City,
  understanding: Understanding,
  asked: Asked,
  { recall, offerPerson }: Sources,
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
  const around: Around = {
    city,
    form: turn.state.form?.intent ?? asked.state.form?.intent,
    language,
    offerPerson,
    recalled: async () => {
      const { find, cite } = await recall(language);
      return find(asked.text).flatMap(({ passage }) => cite(passage.id) ?? []);
    },
  };
  const told: Told[] = [];
  for (const move of turn.moves) told.push(await toldBy(move, around));
  return {
    state: turn.state,
    replies: told.flatMap(({ replies }) => replies),
    outcome: understood.outcome,
    intent: understood.candidates[0]?.intent,
    language,
    areaCode: told.find(({ areaCode }) => areaCode !== undefined)?.areaCode,
  };
};
