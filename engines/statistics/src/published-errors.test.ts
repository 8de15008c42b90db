import { expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import { estimateProportion } from './proportion.ts';
import { estimateRate } from './rate.ts';
import { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts';

interface ErrorCase {
  readonly file: string;
  /** A call in R. */
  readonly call: string;
  readonly message: string;
}

/** What each published message is called here. Read are the files whose calls hold counts and denominators alone. */
const codes: readonly (readonly [RegExp, readonly StatisticsErrorCode[]])[] = [
  [/greater than or equal to zero/, ['negative-count']],
  [/(denominators|sample sizes).* greater than zero/, ['zero-denominator', 'negative-denominator']],
  [/less than or equal to denominator/, ['numerator-above-denominator']],
  [/confidence level.* must be between/, ['confidence-out-of-range']],
];

/** Vectors of numbers that a call is given, in their order. */
const vectorsOf = (call: string): readonly (readonly number[])[] =>
  [...call.matchAll(/\bc\(([-\d., ]+)\)/g)].map(([, list = '']) => list.split(',').map(Number));

describePublished('what PHEindicatormethods refuses', () => {
  const cases = readJson<readonly ErrorCase[]>('pheindicatormethods/error-cases.json').filter(
    ({ file, message }) =>
      /Byars|Wilson|Proportions|Rates\.R/.test(file) &&
      !file.includes('IS') &&
      codes.some(([pattern]) => pattern.test(message)),
  );

  it('is there', () => {
    expect(cases.length).toBeGreaterThan(25);
  });

  it.each(
    cases.map((one) => [`${one.call.slice(0, 70)}: ${one.message.slice(0, 40)}`, one] as const),
  )('%s', (_, { call, file, message }) => {
    const [numerators = [], denominators = []] = vectorsOf(call);
    const given = /confidence *= *([\d.]+)/.exec(call)?.[1];
    const options = given === undefined ? {} : { confidence: Number(given) };
    const isProportion = /Wilson|Proportions/.test(file);
    const found = new Set<string>();
    numerators.forEach((numerator, index) => {
      try {
        const denominator = denominators[index] ?? 1000;
        if (isProportion) estimateProportion(numerator, denominator, options);
        else estimateRate(numerator, denominator, options);
      } catch (error) {
        if (!(error instanceof StatisticsError)) throw error;
        found.add(error.code);
      }
    });
    const expected = codes.find(([pattern]) => pattern.test(message))?.[1] ?? [];
    expect([...found].some((code) => expected.includes(code as StatisticsErrorCode))).toBe(true);
  });
});
