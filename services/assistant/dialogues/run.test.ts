import type { Classifier, Form } from '@polder/language';
import { describe, expect, it } from 'vitest';
import type { Expected } from './dialogue.ts';
import { isAsExpected, runDialogue } from './run.ts';

const answer = (intent: string) => ({
  outcome: 'answer' as const,
  candidates: [{ intent, probability: 0.95 }],
  score: 1,
});

/** Understands a handful of questions, and nothing else. */
const known: Readonly<Record<string, ReturnType<Classifier>>> = {
  'when is my bin emptied': answer('bins'),
  'renew my driving licence': answer('licence'),
  'my house is on fire': answer('emergency'),
  'how high is the tide': answer('fact:tide'),
  'what time is it': answer('fact:time'),
  'new card': {
    outcome: 'clarify',
    candidates: [
      { intent: 'licence', probability: 0.5 },
      { intent: 'passport', probability: 0.4 },
    ],
    score: 1,
  },
};
const classify: Classifier = (text) =>
  known[text] ?? { outcome: 'decline', candidates: [], score: -9 };

const forms: readonly Form[] = [
  { intent: 'fact:tide', isLookUp: true, slots: [{ kind: 'text', name: 'place', longest: 120 }] },
];

const run = (...turns: readonly (readonly [string, Expected])[]) =>
  runDialogue(
    { classify, forms, today: '2026-11-26' },
    'en',
    turns.map(([question, expected]) => ({ question, expected })),
  );

const foundFor = (...questions: readonly string[]) =>
  run(...questions.map((question) => [question, { kind: 'none' }] as const)).turns.map(
    ({ found }) => found,
  );

describe('a test dialogue', () => {
  it.each<[string, readonly string[], readonly Expected[]]>([
    ['an answer', ['when is my bin emptied'], [{ kind: 'answer', intent: 'bins' }]],
    [
      'which was meant',
      ['new card'],
      [
        { kind: 'choices', intent: 'licence' },
        { kind: 'choices', intent: 'passport' },
      ],
    ],
    [
      'a choice by its number',
      ['new card', 'the second one'],
      [{ kind: 'answer', intent: 'passport' }],
    ],
    ['that it does not know', ['frobnicate'], [{ kind: 'none' }]],
    [
      'a person after two failures',
      ['frobnicate', 'quuxel'],
      [{ kind: 'none' }, { kind: 'person' }],
    ],
    ['a person who is wanted', ['frobnicate', 'quuxel', 'yes'], [{ kind: 'person' }]],
    ['what a fact needs', ['how high is the tide'], [{ kind: 'ask', intent: 'fact:tide' }]],
    ['a fact that needs nothing', ['what time is it'], [{ kind: 'answer', intent: 'fact:time' }]],
    [
      'a fact that has what it needs, without looking it up',
      ['how high is the tide', 'harbour'],
      [{ kind: 'answer', intent: 'fact:tide' }],
    ],
    [
      'an emergency before what a fact needs',
      ['how high is the tide', 'my house is on fire'],
      [{ kind: 'answer', intent: 'emergency' }],
    ],
    ['nothing to expect, when it is cancelled', ['how high is the tide', 'cancel'], []],
  ])('finds %s', (_, questions, found) => {
    expect(foundFor(...questions).at(-1)).toEqual(found);
  });

  it('passes when each turn goes as it is expected', () => {
    const { passed, turns } = run(
      ['new card', { kind: 'choices', intent: 'passport' }],
      ['the second one', { kind: 'answer', intent: 'passport' }],
      ['frobnicate', { kind: 'none' }],
    );
    expect(turns.map(isAsExpected)).toEqual([true, true, true]);
    expect(passed).toBe(true);
  });

  it('fails where one does not, and goes on', () => {
    const { passed, turns } = run(
      ['when is my bin emptied', { kind: 'answer', intent: 'licence' }],
      ['new card', { kind: 'choices', intent: 'bins' }],
      ['how high is the tide', { kind: 'answer', intent: 'fact:tide' }],
      ['harbour', { kind: 'answer', intent: 'fact:tide' }],
    );
    expect(turns.map(isAsExpected)).toEqual([false, false, false, true]);
    expect(passed).toBe(false);
  });
});
