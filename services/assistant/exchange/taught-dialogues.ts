/** Which test dialogues of a document would be taken over. */
import { mostDialogues } from '../dialogues/entry.ts';
import type { WrittenDialogue } from '../dialogues/store.ts';
import type { Subjects } from '../dialogues/subjects.ts';
import { keyOf, type PlannedPart } from './planned-part.ts';
import type { ExportedDialogue, Found, RefusalReason, Refused } from './taught.ts';

export interface PlannedDialogue extends PlannedPart {
  readonly dialogue: WrittenDialogue;
  /** Here something else is expected of the same questions, which stays. */
  readonly isOtherwiseHere: boolean;
  /** Subjects it expects that are made only now, by what names them in the form. */
  readonly needs: readonly string[];
}

/** What the assistant of this town knows of them. */
export interface KnownDialogues {
  readonly dialogues: readonly WrittenDialogue[];
  /** What a dialogue can expect here. */
  readonly subjects: Pick<Subjects, 'isKnown' | 'needsTelling'>;
}

const questionsOf = ({ language, turns }: WrittenDialogue): string =>
  JSON.stringify([language, turns.map(({ question }) => question)]);

const expectationsOf = ({ turns }: WrittenDialogue): string =>
  JSON.stringify(
    turns.map(({ expected }) => [expected.kind, 'intent' in expected ? expected.intent : '']),
  );

interface PlanningDialogues {
  readonly planned: readonly PlannedDialogue[];
  readonly refused: readonly Refused[];
}

/**
 * A conversation that is here already stays as the town has it, whatever it is called.
 *
 * @param made what names subjects in the form that are made only now, by their own keys
 */
export const planDialogues = (
  given: readonly Found<ExportedDialogue>[],
  made: ReadonlyMap<string, string>,
  { dialogues, subjects }: KnownDialogues,
): PlanningDialogues => {
  const here = Map.groupBy(dialogues, questionsOf);
  const planned: PlannedDialogue[] = [];
  const refused: Refused[] = [];
  let room = mostDialogues - dialogues.length;
  for (const { entry: dialogue, place } of given) {
    const key = keyOf('dialogue', dialogue.name, questionsOf(dialogue), expectationsOf(dialogue));
    const own = here.get(questionsOf(dialogue));
    if (own) {
      const expected = expectationsOf(dialogue);
      const isOtherwiseHere = own.every((one) => expectationsOf(one) !== expected);
      planned.push({ key, state: 'unchanged', dialogue, isOtherwiseHere, needs: [] });
      continue;
    }
    const expected = dialogue.turns.flatMap((turn) =>
      'intent' in turn.expected ? [turn.expected] : [],
    );
    const refuse = (reason: RefusalReason) =>
      refused.push({ list: 'dialogues', name: dialogue.name, reason, place });
    if (expected.some(({ intent }) => !subjects.isKnown(intent) && !made.has(intent)))
      refuse('subject-unknown');
    else if (expected.some(({ kind, intent }) => kind === 'ask' && !subjects.needsTelling(intent)))
      refuse('nothing-to-tell');
    else if (room <= 0) refuse('too-many-dialogues');
    else {
      room -= 1;
      const needs = new Set(
        expected.flatMap(({ intent }) =>
          subjects.isKnown(intent) ? [] : (made.get(intent) ?? []),
        ),
      );
      planned.push({ key, state: 'made', dialogue, isOtherwiseHere: false, needs: [...needs] });
    }
  }
  return { planned, refused };
};
