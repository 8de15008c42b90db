import { describe, expect, it } from 'vitest';
import type { NumberQuestion, Question } from './content.ts';
import { checkAnswers, missingReasons } from './rules.ts';

const number = (key: string, more: Partial<NumberQuestion> = {}): NumberQuestion => ({
  key,
  kind: 'number',
  label: { en: key },
  help: {},
  unit: {},
  isRequired: true,
  decimals: 0,
  feeds: [],
  ...more,
});
const check = (
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
  previous: Readonly<Record<string, number>> = {},
) => checkAnswers({ questions }, answers, new Map(Object.entries(previous)));

describe('an answer that is refused', () => {
  it('is missing where it is required, and may be missing elsewhere', () => {
    const questions = [number('a'), number('b', { isRequired: false })];
    expect(check(questions, { a: ' ' }).errors).toEqual({ a: { code: 'required' } });
  });

  it('lies beyond its hard limits; the limits themselves are right', () => {
    const questions = [number('a', { least: 0, most: 100 })];
    expect(check(questions, { a: '-1' }).errors.a).toEqual({ code: 'below', limit: 0 });
    expect(check(questions, { a: '101' }).errors.a).toEqual({ code: 'above', limit: 100 });
    expect(check(questions, { a: '0' }).errors).toEqual({});
    expect(check(questions, { a: '100' }).errors).toEqual({});
  });

  it('is no number, or has more decimals than are asked', () => {
    expect(check([number('a')], { a: 'four' }).errors.a).toEqual({ code: 'not-a-number' });
    expect(check([number('a', { decimals: 1 })], { a: '1,25' }).errors.a).toEqual({
      code: 'too-many-decimals',
      decimals: 1,
    });
  });

  it('is a part that is more than its whole', () => {
    const questions = [number('part', { atMost: 'whole' }), number('whole')];
    expect(check(questions, { part: '12', whole: '10' }).errors).toEqual({
      part: { code: 'above-whole', whole: 'whole', limit: 10 },
    });
    expect(check(questions, { part: '10', whole: '10' }).errors).toEqual({});
    // nothing to hold it against: the whole says itself what is wrong with it
    expect(check(questions, { part: '12', whole: 'x' }).errors).toEqual({
      whole: { code: 'not-a-number' },
    });
  });

  it('is a choice that was not offered', () => {
    const questions: Question[] = [
      {
        key: 'c',
        kind: 'choice',
        label: {},
        help: {},
        isRequired: true,
        choices: [{ en: 'Yes' }, { en: 'No' }],
      },
    ];
    expect(check(questions, { c: '1' }).errors).toEqual({});
    expect(check(questions, { c: '2' }).errors.c).toEqual({ code: 'unknown-choice' });
    expect(check(questions, { c: 'yes' }).errors.c).toEqual({ code: 'unknown-choice' });
  });

  it('is a remark of more than two thousand characters', () => {
    const questions: Question[] = [
      { key: 'r', kind: 'remark', label: {}, help: {}, isRequired: false },
    ];
    expect(check(questions, { r: 'x'.repeat(2000) }).errors).toEqual({});
    expect(check(questions, { r: 'x'.repeat(2001) }).errors.r).toEqual({
      code: 'too-long',
      limit: 2000,
    });
  });
});

describe('an answer that is asked about', () => {
  it('lies beyond what is usual', () => {
    const questions = [number('a', { usualLeast: 10, usualMost: 60 })];
    expect(check(questions, { a: '9' }).oddities.a).toEqual([{ code: 'below-usual', limit: 10 }]);
    expect(check(questions, { a: '61' }).oddities.a).toEqual([{ code: 'above-usual', limit: 60 }]);
    expect(check(questions, { a: '60' }).oddities).toEqual({});
  });

  it('was 41 last month and is 410 now', () => {
    const questions = [number('a', { changePercent: 50, changeAbsolute: 5 })];
    expect(check(questions, { a: '410' }, { a: 41 }).oddities.a).toEqual([
      { code: 'changed', before: 41, now: 410 },
    ]);
  });

  it.each([
    [
      'both limits, only the percentage passed',
      { changePercent: 50, changeAbsolute: 5 },
      1,
      3,
      false,
    ],
    [
      'both limits, only the difference passed',
      { changePercent: 50, changeAbsolute: 5 },
      1000,
      1020,
      false,
    ],
    ['exactly the percentage', { changePercent: 50 }, 40, 60, false],
    ['more than the percentage', { changePercent: 50 }, 40, 61, true],
    ['a fall', { changePercent: 50 }, 40, 19, true],
    ['exactly the difference', { changeAbsolute: 5 }, 40, 45, false],
    ['more than the difference', { changeAbsolute: 5 }, 40, 46, true],
    ['from nothing', { changePercent: 50 }, 0, 1, true],
    ['nothing again', { changePercent: 50 }, 0, 0, false],
    ['no limits', {}, 1, 1000, false],
  ])('%s', (_, limits, before, now, isOdd) => {
    const { oddities } = check([number('a', limits)], { a: String(now) }, { a: before });
    expect('a' in oddities).toBe(isOdd);
  });

  it('is not asked about while it is refused', () => {
    const questions = [number('a', { most: 100, usualMost: 60 })];
    expect(check(questions, { a: '101' }).oddities).toEqual({});
  });

  it('needs a reason of a word at least', () => {
    const found = check([number('a', { usualMost: 60 })], { a: '61' });
    expect(missingReasons(found, {})).toEqual(['a']);
    expect(missingReasons(found, { a: ' x ' })).toEqual(['a']);
    expect(missingReasons(found, { a: 'Two new clients' })).toEqual([]);
  });
});
