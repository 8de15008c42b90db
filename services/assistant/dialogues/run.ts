/** Runs a test dialogue as a conversation would go; no fact is looked up. */
import { type Classifier, type Form, type Move, newDialogue, takeTurn } from '@polder/language';
import type { Language } from '../../../platform/messages/languages.ts';
import { pressingIntents } from '../intents/pressing.ts';
import type { DialogueResult, DialogueTurn, Expected } from './dialogue.ts';

export interface DialogueRun {
  readonly classify: Classifier;
  /** What facts ask for. */
  readonly forms: readonly Form[];
  /** The day it is in the town. */
  readonly today: string;
}

/** What a move says, as it can be expected. */
const foundIn = (
  move: Move,
  form: string | undefined,
  forms: readonly Form[],
): readonly Expected[] => {
  const asking: readonly Expected[] = form ? [{ kind: 'ask', intent: form }] : [];
  switch (move.kind) {
    case 'answer':
      // What a fact asks for is asked by the moves that follow.
      return forms.some(({ intent }) => intent === move.intent)
        ? []
        : [{ kind: 'answer', intent: move.intent }];
    case 'done':
      return [{ kind: 'answer', intent: move.intent }];
    case 'clarify':
      return move.candidates.map(({ intent }) => ({ kind: 'choices', intent }));
    case 'decline':
      return [{ kind: 'none' }];
    case 'ask':
      return asking;
    case 'not-understood':
      return move.slot ? asking : [];
    case 'offer-person':
    case 'to-person':
      return [{ kind: 'person' }];
    case 'noted':
    case 'corrected':
    case 'confirm':
    case 'refuse':
    case 'cancelled':
    case 'what-to-change':
      return [];
  }
};

const isSame = (one: Expected, other: Expected): boolean =>
  one.kind === other.kind &&
  ('intent' in one ? one.intent : '') === ('intent' in other ? other.intent : '');

/** Whether what was expected is among what was found. */
export const isAsExpected = ({ expected, found }: DialogueResult['turns'][number]): boolean =>
  found.some((one) => isSame(one, expected));

/** @returns what became of each question, in one conversation */
export const runDialogue = (
  { classify, forms, today }: DialogueRun,
  language: Language,
  turns: readonly DialogueTurn[],
): Pick<DialogueResult, 'passed' | 'turns'> => {
  let state = newDialogue;
  const done = turns.map((turn) => {
    const { question } = turn;
    const before = state.form?.intent;
    const { state: after, moves } = takeTurn(state, question, {
      classify,
      forms,
      language,
      today,
      pausing: pressingIntents,
    });
    state = after;
    const form = after.form?.intent ?? before;
    return { ...turn, found: moves.flatMap((move) => foundIn(move, form, forms)) };
  });
  return { passed: done.every(isAsExpected), turns: done };
};
