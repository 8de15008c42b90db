import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewQuestions } from '../test/few-questions.ts';
import { describePublished, readHwu, readXsid } from '../test/shared-questions.ts';
import { createClassifier } from './classify.ts';
import { evaluate } from './evaluate.ts';
import type { Example } from './examples.ts';
import { readModel, writeModel } from './model-file.ts';
import { type HeldOut, type TrainOptions, train } from './train.ts';

const model = train(fewQuestions);
const classify = createClassifier(model);

describe('a model of a few questions', () => {
  it.each([
    ['what day do they empty the bins', 'bin'],
    ['nieuw paspoort', 'passport'],
    ['PASPORT COSTS?', 'passport'],
    ['parkeervergunnign aanvragen', 'parking'],
    ['we gaan verhuizen', 'moving'],
    ['new adress', 'moving'],
  ])('understands "%s" as %s', (text, intent) => {
    expect(classify(text).candidates[0]?.intent).toBe(intent);
  });

  it.each(['', '   ', '?!', '🙂', 'qqq xxx zzz'])('declines "%s"', (text) => {
    expect(classify(text).outcome).toBe('decline');
  });

  it('gives at most three candidates, the likeliest first, with probabilities', () => {
    const { candidates } = classify('what does a permit cost');
    expect(candidates.length).toBeLessThanOrEqual(3);
    const probabilities = candidates.map(({ probability }) => probability);
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    for (const one of probabilities) expect(one > 0 && one <= 1).toBe(true);
  });

  it('takes any text, however broken or long', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc
            .array(fc.integer({ min: 0, max: 0xffff }))
            .map((units) => String.fromCharCode(...units)),
        ),
        (text) => {
          const { outcome, candidates, score } = classify(text);
          expect(['answer', 'clarify', 'decline']).toContain(outcome);
          expect(Number.isNaN(score)).toBe(false);
          for (const { probability } of candidates) expect(probability).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 300 },
    );
    for (const text of [
      'a'.repeat(1_000_000),
      'bin '.repeat(250_000),
      '\ud800'.repeat(1000),
      'مرحبا بالعالم',
      '\u202Eoops',
      '\0\0',
    ])
      expect(classify(text).outcome).toBeTypeOf('string');
  });
});

describe('training', () => {
  it('gives the same bytes for the same examples and seed, and others for another seed', () => {
    expect(writeModel(train(fewQuestions))).toEqual(writeModel(model));
    expect(writeModel(train(fewQuestions, { seed: 2 }))).not.toEqual(writeModel(model));
  });

  it('tells how far it is', () => {
    const told: number[] = [];
    train(fewQuestions, { onProgress: (done) => told.push(done) });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('draws the line to decline between own and strange questions where it is given some', () => {
    const strange = ['who won the match', 'recipe for soup', 'the weather in rome', 'buy a laptop'];
    const own = createClassifier(train(fewQuestions, { outOfScope: strange }));
    const declined = strange.filter((text) => own(text).outcome === 'decline');
    expect(declined.length).toBeGreaterThanOrEqual(strange.length / 2);
    expect(own('paspoort verlengen').outcome).not.toBe('decline');
  });

  it('sets its thresholds by held-out examples where the given ones have other intents', () => {
    const validation = [{ text: 'who won', intent: 'sports' }];
    const outOfScope = ['recipe for soup'];
    const own = train(fewQuestions, { validation, outOfScope });
    expect(own.thresholds).toEqual(train(fewQuestions, { outOfScope }).thresholds);
    expect(readModel(writeModel(own)).thresholds).toEqual(own.thresholds);
  });

  describe('tells how held-out examples are understood', () => {
    /** Each alone in its intent, of words that no other example has. */
    const alone: readonly Example[] = [
      { text: 'quuxel frobnicate', intent: 'a' },
      { text: 'zibbert wompel', intent: 'b' },
    ];
    const examples = [...fewQuestions, ...alone, { text: '?!', intent: 'moving' }];
    const heldOut = (options: TrainOptions): readonly HeldOut[] => {
      const told: HeldOut[] = [];
      train(examples, { ...options, onHeldOut: (result) => told.push(result) });
      return told;
    };
    const inFolds = heldOut({});

    it('once each, in their order, but for those without a word', () => {
      expect(inFolds.map(({ text, intent }) => ({ text, intent }))).toEqual(
        [...fewQuestions, ...alone].map(({ text, intent }) => ({ text, intent })),
      );
      for (const { probability } of inFolds) expect(probability > 0 && probability <= 1).toBe(true);
      const right = inFolds.filter(({ intent, found }) => intent === found).length;
      expect(right / inFolds.length).toBeGreaterThan(0.5);
    });

    it('never by judges that learned from them', () => {
      const learned = createClassifier(train(examples));
      for (const { text, intent } of alone) {
        expect(learned(text).candidates[0]?.intent).toBe(intent);
        // Without its only example nobody can know the intent.
        expect(inFolds.find((one) => one.text === text)?.found).not.toBe(intent);
      }
    });

    it('without another model for it', () => {
      const bytes = writeModel(train(examples));
      const onHeldOut = () => {};
      expect(writeModel(train(examples, { onHeldOut }))).toEqual(bytes);
      expect(writeModel(train(examples, { onHeldOut, holdsAllOut: true }))).toEqual(bytes);
    });

    it('beside questions to validate with where it is asked to', () => {
      const validation = fewQuestions.slice(0, 8);
      expect(heldOut({ validation })).toEqual([]);
      const all = heldOut({ validation, holdsAllOut: true });
      expect(all.map(({ text, found }) => [text, found])).toEqual(
        inFolds.map(({ text, found }) => [text, found]),
      );
      expect(writeModel(train(examples, { validation }))).toEqual(
        writeModel(train(examples, { validation, onHeldOut: () => {}, holdsAllOut: true })),
      );
    });
  });

  it.each<[string, readonly Example[], string]>([
    ['no examples', [], 'no-examples'],
    ['one intent', [{ text: 'bin', intent: 'bin' }], 'one-intent'],
    [
      'an intent without a word',
      [
        { text: 'bin', intent: 'bin' },
        { text: '?!', intent: 'silence' },
      ],
      'empty-intent',
    ],
  ])('refuses %s', (_, examples, code) => {
    expect(() => train(examples)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a seed that is no whole number', () => {
    expect(() => train(fewQuestions, { seed: 0.5 })).toThrow(
      expect.objectContaining({ code: 'option-out-of-range' }),
    );
  });

  it('works with two examples', () => {
    const two = createClassifier(
      train([
        { text: 'bin', intent: 'waste' },
        { text: 'passport', intent: 'papers' },
      ]),
    );
    expect(two('passport').candidates[0]?.intent).toBe('papers');
  });
});

describePublished('published questions', () => {
  it('HWU64, ten examples of each intent: 70 of 100 right, 80 among three', () => {
    const few = evaluate(createClassifier(train(readHwu('train_10'))), readHwu('valid'));
    expect(few.accuracy).toBeGreaterThan(0.7);
    expect(few.top3).toBeGreaterThan(0.8);
  });

  it.each(['nl', 'da', 'de'] as const)('xSID %s, a fifth held out: 90 of 100 right', (language) => {
    const all = readXsid(language);
    const accuracies = [0, 1, 2, 3, 4].map((fold) => {
      const isOut = (_: Example, index: number) => index % 5 === fold;
      const own = createClassifier(train(all.filter((one, index) => !isOut(one, index))));
      return evaluate(own, all.filter(isOut)).accuracy;
    });
    expect(accuracies.reduce((sum, one) => sum + one, 0) / 5).toBeGreaterThan(0.9);
  });
});
