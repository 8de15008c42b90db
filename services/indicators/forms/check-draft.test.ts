import { describe, expect, it } from 'vitest';
import { checkDraft } from './check-draft.ts';
import { type Draft, type DraftQuestion, emptyDraft, emptyQuestion, typed } from './draft.ts';
import type { FeedableIndicator } from './draft-errors.ts';

const indicator = (code: string, more: Partial<FeedableIndicator> = {}): FeedableIndicator => ({
  code,
  name: { en: code },
  kind: 'proportion',
  geography: 'town',
  frequency: 'month',
  yearKind: 'calendar',
  ...more,
});
const indicators = new Map(
  [
    indicator('late-visits'),
    indicator('falls', { kind: 'rate' }),
    indicator('yearly', { frequency: 'year' }),
    indicator('elsewhere', { geography: 'county' }),
  ].map((one) => [one.code, one]),
);

const words = (text: string) => typed((language) => (language === 'en' ? text : ''));
const ask = (
  key: string,
  more: Partial<DraftQuestion> = {},
  kind: DraftQuestion['kind'] = 'number',
): DraftQuestion => ({ ...emptyQuestion(key, kind), label: words(key), ...more });
const draft = (questions: readonly DraftQuestion[], more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft,
  title: words('Home care'),
  level: 'district',
  questions,
  ...more,
});
const errorsOf = (given: Draft) =>
  checkDraft(given, indicators).errors.map(({ field, code }) => `${field}: ${code}`);

describe('a form that is released', () => {
  it('keeps what was typed as numbers and texts', () => {
    const { content, errors } = checkDraft(
      draft([
        ask('q1', { decimals: '1', most: '1 000', usualMost: '60,5', unit: words('days') }),
        ask('q2', { choices: words('Yes\n\nNo ') }, 'choice'),
        ask('q3', {}, 'remark'),
      ]),
      indicators,
    );
    expect(errors).toEqual([]);
    expect(content.questions).toEqual([
      {
        key: 'q1',
        kind: 'number',
        label: { en: 'q1' },
        help: {},
        isRequired: true,
        unit: { en: 'days' },
        decimals: 1,
        least: 0,
        most: 1000,
        usualMost: 60.5,
        changePercent: 50,
        changeAbsolute: 5,
        feeds: [],
      },
      {
        key: 'q2',
        kind: 'choice',
        label: { en: 'q2' },
        help: {},
        isRequired: true,
        choices: [{ en: 'Yes' }, { en: 'No' }],
      },
      { key: 'q3', kind: 'remark', label: { en: 'q3' }, help: {}, isRequired: false },
    ]);
  });

  it.each([
    ['no title', draft([ask('q1')], { title: typed() }), 'title-nl: title-missing'],
    ['no level', draft([ask('q1')], { level: '' }), 'level: level-missing'],
    ['no days', draft([ask('q1')], { dueDays: 'five' }), 'dueDays: due-days-wrong'],
    ['nothing asked', draft([]), '#add: no-questions'],
    ['no label', draft([ask('q1', { label: typed() })]), 'q1-label-nl: label-missing'],
    ['odd decimals', draft([ask('q1', { decimals: '7' })]), 'q1-decimals: decimals-wrong'],
    ['a limit in words', draft([ask('q1', { most: 'many' })]), 'q1-most: number-wrong'],
    ['limits swapped', draft([ask('q1', { least: '9', most: '1' })]), 'q1-most: limits-reversed'],
    ['part of itself', draft([ask('q1', { atMost: 'q1' })]), 'q1-atMost: part-of-itself'],
    [
      'one choice',
      draft([ask('q1', { choices: words('Yes') }, 'choice')]),
      'q1-choices-nl: choices-missing',
    ],
    [
      'an unknown indicator',
      draft([ask('q1', { feeds: [{ indicator: 'nothing', as: 'value' }] })]),
      'q1-feed-0: indicator-unknown',
    ],
    [
      'an indicator of other periods',
      draft([ask('q1', { feeds: [{ indicator: 'yearly', as: 'value' }] })]),
      'q1-feed-0: indicator-other-calendar',
    ],
    [
      'an indicator of other areas',
      draft([ask('q1', { feeds: [{ indicator: 'elsewhere', as: 'value' }] })]),
      'q1-feed-0: indicator-other-geography',
    ],
    [
      'a part without its whole',
      draft([ask('q1', { feeds: [{ indicator: 'falls', as: 'numerator' }] })]),
      'q1-feed-0: fed-by-half',
    ],
    [
      'the same part twice',
      draft([
        ask('q1', { feeds: [{ indicator: 'falls', as: 'value' }] }),
        ask('q2', { feeds: [{ indicator: 'falls', as: 'value' }] }),
      ]),
      'q2-feed-0: fed-twice',
    ],
  ])('has not: %s', (_, given, expected) => {
    expect(errorsOf(given)).toEqual([expected]);
  });

  it('asks of a proportion that its part is not more than its whole, and of counts that they are not below 0', () => {
    const { content, errors } = checkDraft(
      draft([
        ask('late', { least: '', feeds: [{ indicator: 'late-visits', as: 'numerator' }] }),
        ask('visits', { least: '-5', feeds: [{ indicator: 'late-visits', as: 'denominator' }] }),
      ]),
      indicators,
    );
    expect(errors).toEqual([]);
    expect(content.questions).toMatchObject([{ least: 0, atMost: 'visits' }, { least: 0 }]);
  });
});
