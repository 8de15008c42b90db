/** A test dialogue as it is entered: rows of a form, of which empty ones are left out. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { longestQuestion } from '../chat/rules.ts';
import type { DialogueTurn, Expected } from './dialogue.ts';
import type { DialogueMessages } from './messages/en.ts';
import type { WrittenDialogue } from './store.ts';
import type { Subjects } from './subjects.ts';

export const mostTurns = 8;
export const longestName = 120;
/** With more of them a page that runs them all would keep people waiting. */
export const mostDialogues = 300;

export const expectedKinds = ['answer', 'choices', 'none', 'person', 'ask'] as const;
export type ExpectedKind = (typeof expectedKinds)[number];

export interface EntryRow {
  readonly question: string;
  /** One of `expectedKinds`, or nothing yet. */
  readonly kind: string;
  /** Key of the subject that is expected. */
  readonly intent: string;
}

export interface Entry {
  readonly name: string;
  readonly language: Language;
  readonly rows: readonly EntryRow[];
}

const emptyRow: EntryRow = { question: '', kind: '', intent: '' };
const fewestRows = 3;
/** Empty rows below those that are written. */
const roomForMore = 2;

/** With empty rows to write in, as long as there may be more. */
export const withRoom = ({ rows, ...entry }: Entry): Entry => {
  const many = Math.min(mostTurns, Math.max(fewestRows, rows.length + roomForMore));
  return {
    ...entry,
    rows: [...rows, ...Array.from({ length: many }, () => emptyRow)].slice(0, many),
  };
};

export const entryOf = ({ name, language, turns }: WrittenDialogue): Entry => ({
  name,
  language,
  rows: turns.map(({ question, expected }) => ({
    question,
    kind: expected.kind,
    intent: 'intent' in expected ? expected.intent : '',
  })),
});

/** Names of a row's fields, from 1. */
export const fieldsOf = (place: number) => ({
  question: `question-${place}`,
  kind: `kind-${place}`,
  intent: `intent-${place}`,
});

/** The rows with a question, in their order. */
export const readEntry = (form: Form, language: Language): Entry => {
  const given = form.text('language');
  const rows = Array.from({ length: mostTurns }, (_, index) => {
    const fields = fieldsOf(index + 1);
    return {
      question: form.text(fields.question).slice(0, longestQuestion),
      kind: form.text(fields.kind),
      intent: form.text(fields.intent),
    };
  }).filter(({ question }) => question !== '');
  const name = form.text('name') || (rows[0]?.question ?? '');
  return { name: name.slice(0, longestName), language: isLanguage(given) ? given : language, rows };
};

/** @returns undefined where the row is not complete */
const expectedOf = ({ kind, intent }: EntryRow, { isKnown, needsTelling }: Subjects) =>
  kind === 'none' || kind === 'person'
    ? ({ kind } satisfies Expected)
    : kind === 'answer' || kind === 'choices'
      ? isKnown(intent)
        ? ({ kind, intent } satisfies Expected)
        : undefined
      : kind === 'ask' && needsTelling(intent)
        ? ({ kind, intent } satisfies Expected)
        : undefined;

const errorsOf = (
  row: EntryRow,
  place: number,
  { isKnown, needsTelling }: Subjects,
  { errors }: DialogueMessages,
): FieldErrors => {
  const fields = fieldsOf(place);
  if (!expectedKinds.some((kind) => kind === row.kind)) return { [fields.kind]: errors.noKind };
  if (row.kind === 'none' || row.kind === 'person') return {};
  if (!isKnown(row.intent)) return { [fields.intent]: errors.noSubject };
  return row.kind === 'ask' && !needsTelling(row.intent) ? { [fields.intent]: errors.noNeeds } : {};
};

export type CheckedEntry =
  | { readonly ok: true; readonly written: WrittenDialogue }
  | { readonly ok: false; readonly errors: FieldErrors };

export const checkEntry = (
  { name, language, rows }: Entry,
  subjects: Subjects,
  t: DialogueMessages,
): CheckedEntry => {
  const errors: FieldErrors = {
    ...(rows.length === 0 ? { [fieldsOf(1).question]: t.errors.noQuestion } : {}),
    ...Object.assign({}, ...rows.map((row, index) => errorsOf(row, index + 1, subjects, t))),
  };
  const turns = rows.flatMap((row): readonly DialogueTurn[] => {
    const expected = expectedOf(row, subjects);
    return expected ? [{ question: row.question, expected }] : [];
  });
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, written: { name, language, turns } };
};
