/**
 * A conversation, one turn after the other: questions, follow-up questions, and forms that are filled
 * in any order, corrected, interrupted, resumed and cancelled. What to say is told as moves, without a
 * word of it: the wording is content.
 */
import type { Candidate, Classifier, Understanding } from '../classify.ts';
import type { Day } from '../entities/calendar.ts';
import type { Language } from '../languages.ts';
import { wordsOf } from '../words.ts';
import { choiceOf, meantOf, pickedOf, worthNaming } from './choices.ts';
import type { Form, Slot, SlotValue } from './form.ts';
import { afterCorrection, isSignal } from './signals.ts';
import { type Refusal, readSlot } from './slots.ts';

export type Move =
  | { readonly kind: 'answer'; readonly intent: string }
  | { readonly kind: 'clarify'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'decline' }
  /** Ask for a slot; `resumed` after the form was interrupted. */
  | { readonly kind: 'ask'; readonly slot: string; readonly resumed: boolean }
  | { readonly kind: 'refuse'; readonly slot: string; readonly refusal: Refusal }
  /** `slot` is what was asked for; none when a yes was. */
  | { readonly kind: 'not-understood'; readonly slot?: string | undefined }
  | { readonly kind: 'noted'; readonly slot: string; readonly value: SlotValue }
  | { readonly kind: 'corrected'; readonly slot: string; readonly value: SlotValue }
  | { readonly kind: 'confirm'; readonly values: FormValues }
  /** What is to be changed, after a plain no. */
  | { readonly kind: 'what-to-change' }
  | { readonly kind: 'done'; readonly intent: string; readonly values: FormValues }
  | { readonly kind: 'cancelled'; readonly intent: string }
  /** Twice not understood: a person may help. */
  | { readonly kind: 'offer-person' }
  /** A person is wanted: a yes to that offer. */
  | { readonly kind: 'to-person' };

export type FormValues = Readonly<Record<string, SlotValue>>;

/** Plain data: it may be kept between turns, for a minute or a week. */
export interface DialogueState {
  readonly form?:
    | {
        readonly intent: string;
        readonly values: FormValues;
        /** The slot that was filled last: a bare correction is about it. */
        readonly last?: string | undefined;
        /** Whether it was asked what is to be changed. */
        readonly isChanging?: boolean | undefined;
      }
    | undefined;
  /** The last question that was answered, for follow-ups. */
  readonly topic?: string | undefined;
  /** What was offered to choose from in the last turn, with the question it was about. */
  readonly choice?: { readonly question: string; readonly intents: readonly string[] } | undefined;
  /** How often in a row nothing was understood. */
  readonly failures: number;
  /** Whether a person was offered in the last turn. */
  readonly isPersonOffered?: boolean | undefined;
}

export interface DialogueRules {
  readonly classify: Classifier;
  readonly forms: readonly Form[];
  readonly language: Language;
  /** The day it is for the person who writes. */
  readonly today: Day;
  /** Intents after which a form waits until it is wanted again: whoever is in danger is not asked for a postcode. */
  readonly pausing?: readonly string[] | undefined;
}

export interface Turn {
  readonly state: DialogueState;
  readonly moves: readonly Move[];
}

export const newDialogue: DialogueState = { failures: 0 };

const FAILURES_UNTIL_PERSON = 2;
/** Follow-ups are short: "and for a child?" */
const LONGEST_FOLLOW_UP = 6;

const nextSlot = (form: Form, values: FormValues): Slot | undefined =>
  form.slots.find(({ name }) => !(name in values));

/** Asks for what is missing, or for a yes. */
const proceed = (form: Form, values: FormValues, resumed = false): Move => {
  const slot = nextSlot(form, values);
  if (slot) return { kind: 'ask', slot: slot.name, resumed };
  return form.isLookUp
    ? { kind: 'done', intent: form.intent, values }
    : { kind: 'confirm', values };
};

/** The state after a form has all it asks for: one that only looks up has ended. */
const afterFilling = (state: DialogueState, form: Form, values: FormValues): DialogueState =>
  form.isLookUp && !nextSlot(form, values) ? { topic: state.topic, failures: 0 } : state;

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
    const reading = readSlot(text, slot, language, today, values[slot.name]);
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

const failed = (state: DialogueState, ...moves: readonly Move[]): Turn => {
  const failures = state.failures + 1;
  const isPersonOffered = failures >= FAILURES_UNTIL_PERSON;
  return {
    state: { ...state, failures, isPersonOffered },
    moves: isPersonOffered ? [...moves, { kind: 'offer-person' }] : moves,
  };
};

/** Answers what was asked in between, and asks on, unless it is more pressing than the form. */
const answerInForm = (
  state: DialogueState,
  form: Form,
  intent: string,
  { pausing = [] }: DialogueRules,
): Turn => ({
  state: { ...state, choice: undefined, failures: 0 },
  moves: [
    { kind: 'answer', intent },
    ...(pausing.includes(intent) ? [] : [proceed(form, state.form?.values ?? {}, true)]),
  ],
});

/** A question in between is answered, or asked back about, and the form goes on. */
const inBetween = (
  state: DialogueState,
  form: Form,
  text: string,
  { outcome, candidates }: Understanding,
  rules: DialogueRules,
): Turn | undefined => {
  const [first] = candidates;
  if (outcome === 'decline' || !first || first.intent === form.intent) return undefined;
  if (outcome === 'answer') return answerInForm(state, form, first.intent, rules);
  if (!isQuestion(text, rules.language)) return undefined;
  const offered = worthNaming(candidates).filter(({ intent }) => intent !== form.intent);
  return {
    state: { ...state, failures: 0, choice: choiceOf(text, offered) },
    moves: [
      { kind: 'clarify', candidates: offered },
      proceed(form, state.form?.values ?? {}, true),
    ],
  };
};

/** Whether a text is put as a question. */
const isQuestion = (text: string, language: Language): boolean =>
  text.includes('?') || isSignal(text, 'ask', language) || isSignal(text, 'follow', language);

/** From here on a text is of another intent, whatever else it may be. */
const SURE = 0.9;

/** Whether a text asks something else, though it may also name what a form asks for. */
const asksSomethingElse = (
  text: string,
  form: Form,
  asked: Slot | undefined,
  { outcome, candidates }: Understanding,
  { language, today, pausing = [] }: DialogueRules,
): boolean => {
  const [first] = candidates;
  if (!first || first.intent === form.intent || outcome === 'decline') return false;
  const isAsking = text.includes('?') || isSignal(text, 'ask', language);
  const isSure = outcome === 'answer' && first.probability >= SURE;
  // "In front of the library" is a place; "my house is on fire" is none.
  if (asked?.kind === 'text') return isAsking || (isSure && pausing.includes(first.intent));
  const isGiven = asked && readSlot(text, asked, language, today).kind !== 'nothing';
  if (isGiven) return isAsking && isSure;
  return text.includes('?') || (outcome === 'answer' && isAsking);
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

/** What a text says of a form that is being filled, corrected or changed. */
const readInForm = (
  state: DialogueState,
  form: Form,
  text: string,
  rules: DialogueRules,
): Filled => {
  const { values, last, isChanging } = state.form ?? { values: {}, last: undefined };
  const asked = nextSlot(form, values);
  const isCorrection = isSignal(text, 'correct', rules.language);
  // The answer to "where?" says nothing of the day, even if it names the 11th floor.
  if (asked?.kind === 'text' && !isCorrection)
    return fill(text, [asked], values, rules, () => true);
  const slots = orderFor(form, values, last, isCorrection);
  const direct = fill(text, slots, values, rules, () => false);
  if (direct.moves.length > 0 || !(isCorrection || isChanging)) return direct;
  // What is put right and is no day, code or thing can only be the text.
  const rest = afterCorrection(text, rules.language);
  const texts = slots.filter(
    ({ kind, name }) => kind === 'text' && (name in values || asked?.name === name),
  );
  return fill(rest, texts, values, rules, () => true);
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
      state: { topic: state.topic, failures: 0 },
      moves: [{ kind: 'done', intent: form.intent, values }],
    };
  if (!asked && isSignal(text, 'no', language))
    return {
      state: {
        ...state,
        failures: 0,
        form: { intent: form.intent, values, last, isChanging: true },
      },
      moves: [{ kind: 'what-to-change' }],
    };
  const offered = state.choice?.intents ?? [];
  const picked = pickedOf(offered, text, language);
  if (picked !== undefined) return answerInForm(state, form, picked, rules);
  const understood = classify(text);
  const between = inBetween(state, form, text, understood, rules);
  if (between && asksSomethingElse(text, form, asked, understood, rules)) return between;
  const filled = readInForm(state, form, text, rules);
  // A value that cannot be is not progress either.
  if (filled.moves.length > 0 && filled.moves.every(({ kind }) => kind === 'refuse'))
    return failed({ ...state, choice: undefined }, ...filled.moves, proceed(form, values));
  if (filled.moves.length > 0)
    return {
      state: afterFilling(
        {
          ...state,
          choice: undefined,
          failures: 0,
          form: {
            intent: form.intent,
            values: filled.values,
            last: filled.last ?? last,
            isChanging: state.form?.isChanging,
          },
        },
        form,
        filled.values,
      ),
      moves: [...filled.moves, proceed(form, filled.values)],
    };
  const meant = meantOf(offered, understood);
  if (meant !== undefined) return answerInForm(state, form, meant, rules);
  if (between) return between;
  const moves: readonly Move[] = asked
    ? [{ kind: 'not-understood', slot: asked.name }]
    : [{ kind: 'not-understood' }, { kind: 'confirm', values }];
  return failed({ ...state, choice: undefined }, ...moves);
};

/** A short question that goes on from the last one is read together with it. */
const followUp = (
  { topic }: DialogueState,
  text: string,
  { classify, language }: DialogueRules,
): Understanding | undefined => {
  if (topic === undefined || wordsOf(text).length > LONGEST_FOLLOW_UP) return undefined;
  if (!isSignal(text, 'follow', language)) return undefined;
  const together = classify(`${topic} ${text}`);
  return together.outcome === 'decline' ? undefined : together;
};

/** Answers an intent, and begins its form where it has one. */
const begin = (intent: string, question: string, rules: DialogueRules): Turn => {
  const form = rules.forms.find((one) => one.intent === intent);
  const answer: Move = { kind: 'answer', intent };
  if (!form) return { state: { topic: question, failures: 0 }, moves: [answer] };
  // What the question already says is not asked for again.
  const filled = fill(question, form.slots, {}, rules, () => false);
  return {
    state: afterFilling(
      {
        topic: question,
        failures: 0,
        form: { intent, values: filled.values, last: filled.last },
      },
      form,
      filled.values,
    ),
    moves: [answer, ...filled.moves, proceed(form, filled.values)],
  };
};

/**
 * One turn: what a person wrote, and what to say to it.
 *
 * @returns the state to keep for the next turn, and the moves in the order in which to say them
 */
export const takeTurn = (state: DialogueState, text: string, rules: DialogueRules): Turn => {
  const { isPersonOffered, ...rest } = state;
  if (isPersonOffered && isSignal(text, 'yes', rules.language))
    return { state: { ...rest, failures: 0 }, moves: [{ kind: 'to-person' }] };
  return continueWith(rest, text, rules);
};

const continueWith = (state: DialogueState, text: string, rules: DialogueRules): Turn => {
  const running = rules.forms.find(({ intent }) => intent === state.form?.intent);
  if (running) return inForm(state, running, text, rules);
  const { choice } = state;
  if (choice) {
    const alone = rules.classify(text);
    const chosen = pickedOf(choice.intents, text, rules.language) ?? meantOf(choice.intents, alone);
    if (chosen !== undefined) return begin(chosen, choice.question, rules);
    if (isSignal(text, 'no', rules.language))
      return failed({ ...state, choice: undefined }, { kind: 'decline' });
    // A yes to several says not which.
    if (isSignal(text, 'yes', rules.language))
      return {
        state,
        moves: [
          {
            kind: 'clarify',
            candidates: rules
              .classify(choice.question)
              .candidates.filter(({ intent }) => choice.intents.includes(intent)),
          },
        ],
      };
  }
  const alone = rules.classify(text);
  const following = alone.outcome === 'answer' ? undefined : followUp(state, text, rules);
  const { outcome, candidates } = following ?? alone;
  const [first] = candidates;
  if (outcome === 'decline' || !first)
    return failed({ ...state, choice: undefined }, { kind: 'decline' });
  // "And what does that cost?" of a form that was just filled does not begin it anew.
  if (outcome === 'answer' && following)
    return {
      state: { topic: state.topic, failures: 0 },
      moves: [{ kind: 'answer', intent: first.intent }],
    };
  if (outcome === 'answer') return begin(first.intent, text, rules);
  const offered = worthNaming(candidates);
  return {
    state: { ...state, failures: 0, choice: choiceOf(text, offered) },
    moves: [{ kind: 'clarify', candidates: offered }],
  };
};
