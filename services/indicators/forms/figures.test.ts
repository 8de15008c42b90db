import { describe, expect, it } from 'vitest';
import type { NumberQuestion } from './content.ts';
import { figuresOfAnswers, partsByIndicator } from './figures.ts';

describe('the figure that answers make', () => {
  it('of a part of a whole has Wilson’s interval: 500 of 1 800 is 27.8 % (25.8 to 29.9)', () => {
    const made = figuresOfAnswers(
      { kind: 'proportion', multiplier: 100, method: 'wilson' },
      { numerator: 500, denominator: 1800 },
    );
    expect(made?.figures.value).toBeCloseTo(27.78, 2);
    expect(made?.figures.lower).toBeCloseTo(25.76, 2);
    expect(made?.figures.upper).toBeCloseTo(29.89, 2);
  });

  it('of an average is the sum over the people, without an interval', () => {
    const made = figuresOfAnswers(
      { kind: 'mean', multiplier: 1, method: 'none' },
      { numerator: 450, denominator: 15 },
    );
    expect(made?.figures).toMatchObject({ numerator: 450, denominator: 15, value: 30 });
    expect(made?.figures.lower).toBeNaN();
  });

  it('of a count is the count', () => {
    const made = figuresOfAnswers(
      { kind: 'count', multiplier: 1, method: 'none' },
      { numerator: 7 },
    );
    expect(made?.figures.value).toBe(7);
  });

  it('of nobody has no value and says so', () => {
    for (const kind of ['proportion', 'rate', 'mean'] as const) {
      const made = figuresOfAnswers(
        { kind, multiplier: 100, method: 'none' },
        { numerator: 0, denominator: 0 },
      );
      expect(made?.figures.value).toBeNaN();
      expect(made).toMatchObject({ note: 'no cases', figures: { numerator: 0, denominator: 0 } });
    }
  });

  it('is not made from half of what it needs', () => {
    const measure = { kind: 'rate', multiplier: 1000, method: 'byar' } as const;
    expect(figuresOfAnswers(measure, { numerator: 7 })).toBeUndefined();
    expect(figuresOfAnswers(measure, {})).toBeUndefined();
    expect(
      figuresOfAnswers(
        { kind: 'proportion', multiplier: 100, method: 'wilson' },
        { numerator: 9, denominator: 5 },
      ),
    ).toBeUndefined();
  });

  it('takes one answer for as many indicators as it feeds', () => {
    const question = (key: string, feeds: NumberQuestion['feeds']): NumberQuestion => ({
      key,
      kind: 'number',
      label: {},
      help: {},
      unit: {},
      isRequired: true,
      decimals: 0,
      feeds,
    });
    const parts = partsByIndicator(
      {
        questions: [
          question('clients', [
            { indicator: 'falls', as: 'denominator' },
            { indicator: 'late-visits', as: 'denominator' },
          ]),
          question('falls', [{ indicator: 'falls', as: 'numerator' }]),
          question('late', [{ indicator: 'late-visits', as: 'numerator' }]),
        ],
      },
      new Map([
        ['clients', 80],
        ['falls', 3],
      ]),
    );
    expect(Object.fromEntries(parts)).toEqual({
      falls: { denominator: 80, numerator: 3 },
      'late-visits': { denominator: 80 },
    });
  });
});
