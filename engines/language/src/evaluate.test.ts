import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Understanding } from './classify.ts';
import { areaUnderCurve, evaluate } from './evaluate.ts';

describe('the area under the curve', () => {
  it('is how often an own question scores above a strange one, ties half', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, scores, (own, strange) => {
        let won = 0;
        for (const one of own)
          for (const other of strange) won += one > other ? 1 : one === other ? 0.5 : 0;
        expect(areaUnderCurve(own, strange)).toBeCloseTo(won / own.length / strange.length, 12);
      }),
    );
  });

  it('is whole when all score above, nothing when all score below', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
    expect(areaUnderCurve([1], [2, 3])).toBe(0);
  });
});

describe('an evaluation', () => {
  const said = (
    outcome: Understanding['outcome'],
    score: number,
    ...intents: readonly string[]
  ): Understanding => ({
    outcome,
    score,
    candidates: intents.map((intent, at) => ({ intent, probability: 0.5 / (at + 1) })),
  });
  const answers: Readonly<Record<string, Understanding>> = {
    a: said('answer', 5, 'A'),
    b: said('answer', 4, 'A', 'B'),
    c: said('clarify', 3, 'A', 'C'),
    d: said('clarify', 2, 'A', 'B'),
    e: said('decline', 1, 'E'),
    x: said('decline', 1.5, 'A'),
    y: said('answer', 3.5, 'A'),
  };
  const classify = (text: string) => answers[text] ?? said('decline', 0);
  const examples = ['a', 'b', 'c', 'd', 'e'].map((text) => ({ text, intent: text.toUpperCase() }));

  it('counts what became of each question', () => {
    expect(evaluate(classify, examples)).toEqual({
      accuracy: 2 / 5,
      top3: 4 / 5,
      decisions: {
        answeredRight: 1,
        answeredWrong: 1,
        clarifiedRight: 1,
        clarifiedWrong: 1,
        declined: 1,
      },
    });
  });

  it('tells own from strange questions', () => {
    const { outOfScope } = evaluate(classify, examples, ['x', 'y']);
    // x is below 4 of 5, y below 2 of 5
    expect(outOfScope?.auroc).toBeCloseTo(6 / 10, 12);
    expect(outOfScope?.decisions).toEqual({ answered: 1, clarified: 0, declined: 1 });
    // from 4 up: of five own ones "a" is kept and right; both strange ones are declined
    expect(outOfScope?.balanced.inScope).toBeCloseTo(0.2, 12);
    expect(outOfScope?.balanced.outOfScope).toBeGreaterThanOrEqual(0.5);
  });
});
