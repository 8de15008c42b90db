import { describe, expect, it } from 'vitest';
import { createForm } from '../../../platform/http/form.ts';
import { checkEntry, entryOf, readEntry, withRoom } from './entry.ts';
import { dialogueMessages } from './messages/index.ts';
import type { Subjects } from './subjects.ts';

const t = dialogueMessages.en;
const subjects: Subjects = {
  options: [],
  titleOf: (key) => key,
  isKnown: (key) => ['bins', 'fact:tide'].includes(key),
  isWritten: (key) => key === 'bins',
  needsTelling: (key) => key === 'fact:tide',
};

const entered = (fields: Readonly<Record<string, string>>) =>
  readEntry(createForm(Object.entries(fields)), 'nl');
const check = (fields: Readonly<Record<string, string>>) =>
  checkEntry(entered(fields), subjects, t);

describe('the entry of a test dialogue', () => {
  it('leaves empty rows out and takes the first question for a name', () => {
    expect(
      check({
        'question-2': ' bin day ',
        'kind-2': 'answer',
        'intent-2': 'bins',
        'kind-3': 'none',
        'question-8': 'quux',
        'kind-8': 'none',
        'question-9': 'one too many',
        'kind-9': 'none',
        language: 'en',
      }),
    ).toEqual({
      ok: true,
      written: {
        name: 'bin day',
        language: 'en',
        turns: [
          { question: 'bin day', expected: { kind: 'answer', intent: 'bins' } },
          { question: 'quux', expected: { kind: 'none' } },
        ],
      },
    });
  });

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['no question', {}, { 'question-1': t.errors.noQuestion }],
    ['nothing expected', { 'question-1': 'x' }, { 'kind-1': t.errors.noKind }],
    ['a strange kind', { 'question-1': 'x', 'kind-1': 'toString' }, { 'kind-1': t.errors.noKind }],
    [
      'a subject that is not there',
      { 'question-1': 'x', 'kind-1': 'choices', 'intent-1': 'hens' },
      { 'intent-1': t.errors.noSubject },
    ],
    [
      'asking where nothing is needed',
      { 'question-1': 'x', 'kind-1': 'ask', 'intent-1': 'bins' },
      { 'intent-1': t.errors.noNeeds },
    ],
  ])('refuses %s', (_, fields, errors) => {
    expect(check(fields)).toEqual({ ok: false, errors });
  });

  it('has room for more, up to eight rows', () => {
    const entry = entryOf({
      name: 'a',
      language: 'da',
      turns: Array.from({ length: 7 }, () => ({ question: 'x', expected: { kind: 'none' } })),
    });
    expect(withRoom(entry).rows).toHaveLength(8);
    expect(withRoom({ ...entry, rows: [] }).rows).toHaveLength(3);
    expect(withRoom({ ...entry, rows: entry.rows.slice(0, 4) }).rows).toHaveLength(6);
  });
});
