/**
 * A conversation, one turn after the other: questions, follow-up questions, and forms that are filled
 * in any order, corrected, interrupted, resumed and cancelled. What to say is told as moves, without a
 * word of it: the wording is content.
 */
import type { Candidate, Classifier } from '../classify.ts';
import { findNumbers } from '../entities/amounts.ts';
import type { Day } from '../entities/calendar.ts';
import type { Language } from '../languages.ts';
import { wordsOf } from '../words.ts';
import type { Form, Slot, SlotValue } from './form.ts';
import { isSignal } from './signals.ts';
import { type Refusal, readSlot } from './slots.ts';

export type Move =
  | { readonly kind: 'answer'; readonly intent: string }
  | { readonly kind: 'clarify'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'decline' }
  /** Ask for a slot; `resumed` after the form was interrupted. */
  | { readonly kind: 'ask'; readonly slot: string; readonly resumed: boolean }
  | { readonly kind: 'refuse'; readonly slot: string; readonly refusal: Refusal }
  | { readonly kind: 'not-understood'; readonly slot: string }
  | { readonly kind: 'noted'; readonly slot: string; readonly value: SlotValue }
  | { readonly kind: 'corrected'; readonly slot: string; readonly value: SlotValue }
  | { readonly kind: 'confirm'; readonly values: FormValues }
  /** What is to be changed, after a plain no. */
  | { readonly kind: 'what-to-change' }
  | { readonly kind: 'done'; readonly intent: string; readonly values: FormValues }
  | { readonly kind: 'cancelled'; readonly intent: string }
  /** Twice not understood: a person may help. */
  | { readonly kind: 'offer-person' };

export type FormValues = Readonly<Record<string, SlotValue>>;

/** Plain data: it may be kept between turns, for a minute or a week. */
export interface DialogueState {
  readonly form?:
    | {
        readonly intent: string;
        readonly values: FormValues;
        /** The slot that was filled last: a bare correction is about it. */
        readonly last?: string | undefined;
      }
    | undefined;
  /** The last question that was answered, for follow-ups. */
  readonly topic?: string | undefined;
  /** What was offered to choose from in the last turn, with the question it was about. */
  readonly choice?: { readonly question: string; readonly intents: readonly string[] } | undefined;
  /** How often in a row nothing was understood. */
  readonly failures: number;
}

export interface DialogueRules {
  readonly classify: Classifier;
  readonly forms: readonly Form[];
  readonly language: Language;
  /** The day it is for the person who writes. */
  readonly today: Day;
}

export interface Turn {
  readonly state: DialogueState;
  readonly moves: readonly Move[];
}

export const newDialogue: DialogueState = { failures: 0 };

const FAILURES_UNTIL_PERSON = 2;
/** A candidate is offered beside the first when it is at least this likely, compared with it. */
const WORTH_NAMING = 0.1;
/** Follow-ups are short: "and for a child?" */
const LONGEST_FOLLOW_UP = 6;

const nextSlot = (form: Form, values: FormValues): Slot | undefined =>
  form.slots.find(({ name }) => !(name in values));

/** Asks for what is missing, or for a yes. */
const proceed = (form: Form, values: FormValues, resumed = false): Move => {
  const slot = nextSlot(form, values);
  return slot ? { kind: 'ask', slot: slot.name, resumed } : { kind: 'confirm', values };
};

interface Filled {
  readonly values: FormValues;
  readonly moves: readonly Move[];
  readonly last: string | undefined;
}

/**
 * What a text says of the slots, each kind of slot at most once: a day given is not given twice.
 *
 * @param isAsked whether a free text may be taken for the slot; else any sentence would fill it
 */
const fill = (
  text: string,
  slots: readonly Slot[],
  values: FormValues,
  { language, today }: DialogueRules,
  isAsked: (slot: Slot) => boolean,
): Filled => {
  const found: Record<string, SlotValue> = {};
  const moves: Move[] = [];
  const kinds = new Set<Slot['kind']>();
  let last: string | undefined;
  for (const slot of slots) {
    if (kinds.has(slot.kind) || (slot.kind === 'text' && !isAsked(slot))) continue;
    const reading = readSlot(text, slot, language, today);
    if (reading.kind === 'nothing') continue;
    kinds.add(slot.kind);
    if (reading.kind === 'refused') {
      moves.push({ kind: 'refuse', slot: slot.name, refusal: reading.refusal });
      continue;
    }
    const { value } = reading;
    found[slot.name] = value;
    last = slot.name;
    moves.push({ kind: slot.name in values ? 'corrected' : 'noted', slot: slot.name, value });
  }
  return { values: { ...values, ...found }, moves, last };
};

const failed = (state: DialogueState, move: Move): Turn => {
  const failures = state.failures + 1;
  return {
    state: { ...state, failures },
    moves: failures >= FAILURES_UNTIL_PERSON ? [move, { kind: 'offer-person' }] : [move],
  };
};

/** Slots in the order in which a text is to be held against them: the one asked for, then the others. */
const orderFor = (
  form: Form,
  values: FormValues,
  last: string | undefined,
  isCorrection: boolean,
) => {
  const asked = nextSlot(form, values);
  const open = form.slots.filter((slot) => slot !== asked && !(slot.name in values));
  const done = form.slots.filter(({ name }) => name in values);
  const lastFirst = [
    ...done.filter(({ name }) => name === last),
    ...done.filter(({ name }) => name !== last),
  ];
  const ahead = asked ? [asked, ...open] : open;
  return isCorrection ? [...lastFirst, ...ahead] : [...ahead, ...lastFirst];
};

const inForm = (state: DialogueState, form: Form, text: string, rules: DialogueRules): Turn => {
  const { values, last } = state.form ?? { values: {}, last: undefined };
  const { language, classify } = rules;
  if (isSignal(text, 'cancel', language))
    return {
      state: { ...state, form: undefined, failures: 0 },
      moves: [{ kind: 'cancelled', intent: form.intent }],
    };
  const asked = nextSlot(form, values);
  if (!asked && isSignal(text, 'yes', language))
    return {
      state: { topic: form.intent, failures: 0 },
      moves: [{ kind: 'done', intent: form.intent, values }],
    };
  if (!asked && isSignal(text, 'no', language))
    return { state: { ...state, failures: 0 }, moves: [{ kind: 'what-to-change' }] };
  const isCorrection = isSignal(text, 'correct', language);
  const filled = fill(
    text,
    orderFor(form, values, last, isCorrection),
    values,
    rules,
    (slot) => slot === asked && !isCorrection,
  );
  if (filled.moves.length > 0)
    return {
      state: {
        ...state,
        failures: 0,
        form: { intent: form.intent, values: filled.values, last: filled.last ?? last },
      },
      moves: [...filled.moves, proceed(form, filled.values)],
    };
  const understood = classify(text);
  const [first] = understood.candidates;
  // A question in between is answered, and the form goes on.
  if (understood.outcome === 'answer' && first && first.intent !== form.intent)
    return {
      state: { ...state, failures: 0 },
      moves: [{ kind: 'answer', intent: first.intent }, proceed(form, values, true)],
    };
  return failed(
    state,
    asked ? { kind: 'not-understood', slot: asked.name } : { kind: 'confirm', values },
  );
};

/** The intent that a reply chooses of those offered: by its number, a yes to the first, or its subject. */
const chosen = (
  intents: readonly string[],
  text: string,
  { classify, language }: DialogueRules,
): string | undefined => {
  const words = wordsOf(text);
  const [number] = findNumbers(text, language);
  if (number && words.length <= 2) return intents[number.value - 1];
  if (isSignal(text, 'yes', language)) return intents[0];
  const { outcome, candidates } = classify(text);
  const [best] = candidates;
  // Another question than those offered is a question of its own.
  if (outcome === 'answer' && best && !intents.includes(best.intent)) return undefined;
  return candidates.find(({ intent }) => intents.includes(intent))?.intent;
};

/** A short question that goes on from the last one is read together with it. */
const followUp = (state: DialogueState, text: string, { classify, language }: DialogueRules) => {
  const isFollowUp =
    state.topic !== undefined &&
    wordsOf(text).length <= LONGEST_FOLLOW_UP &&
    isSignal(text, 'follow', language);
  const alone = classify(text);
  if (!isFollowUp || alone.outcome === 'answer') return alone;
  const together = classify(`${state.topic} ${text}`);
  return together.outcome === 'decline' ? alone : together;
};

/** Answers an intent, and begins its form where it has one. */
const begin = (intent: string, question: string, rules: DialogueRules): Turn => {
  const form = rules.forms.find((one) => one.intent === intent);
  const answer: Move = { kind: 'answer', intent };
  if (!form) return { state: { topic: question, failures: 0 }, moves: [answer] };
  // What the question already says is not asked for again.
  const filled = fill(question, form.slots, {}, rules, () => false);
  return {
    state: {
      topic: question,
      failures: 0,
      form: { intent, values: filled.values, last: filled.last },
    },
    moves: [answer, ...filled.moves, proceed(form, filled.values)],
  };
};

/**
 * One turn: what a person wrote, and what to say to it.
 *
 * @returns the state to keep for the next turn, and the moves in the order in which to say them
 */
export const takeTurn = (state: DialogueState, text: string, rules: DialogueRules): Turn => {
  const running = rules.forms.find(({ intent }) => intent === state.form?.intent);
  if (running) return inForm(state, running, text, rules);
  const { choice } = state;
  const choseOf = choice ? chosen(choice.intents, text, rules) : undefined;
  if (choice && choseOf !== undefined) return begin(choseOf, choice.question, rules);
  const { outcome, candidates } = followUp(state, text, rules);
  const [first] = candidates;
  if (outcome === 'decline' || !first)
    return failed({ ...state, choice: undefined }, { kind: 'decline' });
  if (outcome === 'answer') return begin(first.intent, text, rules);
  const offered = candidates.filter(
    ({ probability }) => probability >= WORTH_NAMING * first.probability,
  );
  const intents = offered.map(({ intent }) => intent);
  return {
    state: { ...state, failures: 0, choice: { question: text, intents } },
    moves: [{ kind: 'clarify', candidates: offered }],
  };
};
