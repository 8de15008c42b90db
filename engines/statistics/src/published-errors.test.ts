import { describe, expect, it } from 'vitest';
import { describePublished, numberIn, readJson, readRows } from '../test/shared-data.ts';
import { estimateCount } from './count.ts';
import { estimateMean } from './mean.ts';
import { normalDraws } from './normal-draws.ts';
import { estimateProportion } from './proportion.ts';
import { quantiles } from './quantiles.ts';
import { estimateRate } from './rate.ts';
import { slopeIndex } from './slope-index.ts';
import {
  directlyStandardisedRate,
  expectedEvents,
  indirectlyStandardisedRatio,
  type StandardisedBand,
} from './standardised.ts';
import { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts';

interface ErrorCase {
  readonly file: string;
  /** A call in R. */
  readonly call: string;
  readonly message: string;
}

type Attempt = () => unknown;

/** What one call does here: attempts that must be refused with one of the codes, others that must not. */
interface Trial {
  readonly codes: readonly StatisticsErrorCode[];
  readonly refused: readonly Attempt[];
  readonly accepted?: readonly Attempt[];
}

/**
 * Calls that cannot be written here at all, with the reason: they concern how R names the columns of a
 * data frame, not what numbers may be.
 */
const notWritable: readonly (readonly [RegExp, string])[] = [
  [/requires (at least|the arguments|value field|either)|are required/, 'arguments are typed'],
  [/data must be a data frame/, 'arguments are typed'],
  [/is not a field name|is not in data|not a field name in it/, 'there are no columns'],
  [/valid values for|must be one of|should be one of|should be (0, 1|1) or 2/, 'options are typed'],
  [/must be (TRUE or FALSE|provided as)|must equal TRUE or FALSE/, 'options are typed'],
  [/^(confidence|multiplier) must be numeric|inputs should be numeric/, 'numbers are typed'],
  [/maximum of two confidence levels|two confidence levels can only/, 'one level at a time'],
  [/same number of rows|length must equal number of rows/, 'a band is one object'],
  [/rows with the same grouping variables and ageband/, 'a band is one object'],
  [/denominator field needs to be provided|denominator must be provided/, 'people are given'],
  [/must be provided for all records/, 'people and events are given'],
  [/invert field values must take the same/, 'one direction for all areas'],
  [/se to be missing when transform/, 'uncertainty is always an interval'],
];

const folder = 'pheindicatormethods/csv';
const text = (word: string): number => word as unknown as number;

const bandsOf = (file: string): readonly StandardisedBand[] =>
  readRows(`${folder}/testdata_DSR_ISR__${file}.csv`)
    .filter((row) => row.count !== '' && row.pop !== '')
    .map((row) => ({
      count: numberIn(row, 'count'),
      population: numberIn(row, 'pop'),
      standard: row.stdpop ? numberIn(row, 'stdpop') : 1000,
    }));

/** Vectors of numbers that a call is given, in their order. */
const vectorsOf = (call: string): readonly (readonly number[])[] =>
  [...call.matchAll(/\bc\(([-\d., ]+)\)/g)].map(([, list = '']) => list.split(',').map(Number));

const isConfidence = (message: string): boolean => /confidence levels?.* must be/.test(message);
const confidenceIn = (call: string): number =>
  Number(/confidence *= *([\d.]+)/.exec(call)?.[1] ?? Number.NaN);

/** Counts, proportions and rates: each number of the call is right or wrong by what the message says. */
const ofNumbers = ({ file, call, message }: ErrorCase): Trial => {
  const [numerators = [], denominators = []] = vectorsOf(call);
  const options = isConfidence(message) ? { confidence: confidenceIn(call) } : {};
  const rows = numerators.map((numerator, index) => {
    const denominator = denominators[index] ?? 1000;
    const attempt: Attempt = /Byars/.test(file)
      ? () => estimateCount(numerator, options)
      : /Rates/.test(file)
        ? () => estimateRate(numerator, denominator, options)
        : () => estimateProportion(numerator, denominator, options);
    return { numerator, denominator, attempt };
  });
  const split = (
    codes: readonly StatisticsErrorCode[],
    isWrong: (row: (typeof rows)[number]) => boolean,
  ): Trial => ({
    codes,
    refused: rows.filter(isWrong).map(({ attempt }) => attempt),
    accepted: rows
      .filter((row) => !isWrong(row) && row.numerator >= 0 && row.denominator > row.numerator)
      .map(({ attempt }) => attempt),
  });
  if (isConfidence(message)) return split(['confidence-out-of-range'], () => true);
  if (/less than or equal to denominator/.test(message))
    return split(
      ['numerator-above-denominator'],
      ({ numerator, denominator }) => numerator > denominator,
    );
  if (/denominators|sample sizes/.test(message))
    return split(
      ['zero-denominator', 'negative-denominator'],
      ({ denominator }) => denominator <= 0,
    );
  return split(['negative-count'], ({ numerator }) => numerator < 0);
};

const ofDirectRates = ({ call, message }: ErrorCase): Trial => {
  const errors = /test_err\d/.exec(call)?.[0];
  const bands = bandsOf(errors ? errors.replace('test_', 'testdata_') : 'testdata_1976');
  const whole = (change: (band: StandardisedBand) => Partial<StandardisedBand>, options = {}) => [
    () =>
      directlyStandardisedRate(
        bands.map((band) => ({ ...band, ...change(band) })),
        options,
      ),
  ];
  const same = () => ({});
  if (isConfidence(message))
    return {
      codes: ['confidence-out-of-range'],
      refused: whole(same, { confidence: confidenceIn(call) }),
      accepted: whole(same),
    };
  if (/multiplier must be greater/.test(message))
    return {
      codes: ['multiplier-not-positive'],
      refused: whole(same, { multiplier: -1 }),
      accepted: whole(same),
    };
  if (/^numerators/.test(message)) return { codes: ['negative-count'], refused: whole(same) };
  if (/^denominators/.test(message))
    return { codes: ['zero-denominator', 'negative-denominator'], refused: whole(same) };
  if (/^stdpop must all/.test(message)) return { codes: ['weight-negative'], refused: whole(same) };
  const wrong = /numeric/.test(message) ? text('CHAR') : Number.NaN;
  const field = /field x/.test(message)
    ? 'count'
    : /field n/.test(message)
      ? 'population'
      : /stdpop/.test(message)
        ? 'standard'
        : 'variance';
  return {
    codes: ['non-finite'],
    refused: whole(() => ({ [field]: wrong })),
    accepted: whole(same),
  };
};

const ofIndirectRates = ({ call, message }: ErrorCase): Trial => {
  const bands = bandsOf(/err1/.test(call) ? 'testdata_err1' : 'testdata_err3');
  const reference = { referenceCount: 10, referencePopulation: 1000 };
  if (isConfidence(message))
    return {
      codes: ['confidence-out-of-range'],
      refused: [() => indirectlyStandardisedRatio(20, 15, { confidence: confidenceIn(call) })],
      accepted: [() => indirectlyStandardisedRatio(20, 15)],
    };
  if (/^numerators/.test(message)) {
    const attempt =
      ({ count }: StandardisedBand) =>
      () =>
        indirectlyStandardisedRatio(count, 15);
    return {
      codes: ['negative-count'],
      refused: bands.filter(({ count }) => count < 0).map(attempt),
      accepted: bands.filter(({ count }) => count >= 0).map(attempt),
    };
  }
  return {
    codes: ['negative-count'],
    refused: [() => expectedEvents(bands.map((band) => ({ ...band, ...reference })))],
    accepted: bands
      .filter(({ population }) => population >= 0)
      .map((band) => () => expectedEvents([{ ...band, ...reference }])),
  };
};

const ofSlopes = ({ call, message }: ErrorCase): Trial => {
  const groups = [1, 2, 3].map((value) => ({
    population: 100,
    value,
    lower: value - 0.1,
    upper: value + 0.1,
  }));
  const attempt = (more: { confidence?: number; repetitions?: number }) => () =>
    slopeIndex(groups, { kind: 'value', draw: normalDraws(1), ...more });
  return isConfidence(message)
    ? {
        codes: ['confidence-out-of-range'],
        refused: [attempt({ confidence: confidenceIn(call) })],
        accepted: [attempt({})],
      }
    : {
        codes: ['repetitions-out-of-range'],
        refused: [attempt({ repetitions: 0 })],
        accepted: [attempt({ repetitions: 1000 })],
      };
};

const trials: readonly (readonly [RegExp, (one: ErrorCase) => Trial])[] = [
  [/Byars|Wilson|Proportions|testRates|Funnels/, ofNumbers],
  [/DSRs/, ofDirectRates],
  [/ISRat/, ofIndirectRates],
  [/SII/, ofSlopes],
  [
    /Means/,
    ({ call }) => ({
      codes: ['confidence-out-of-range'],
      refused: [() => estimateMean([1, 2, 4], { confidence: confidenceIn(call) })],
      accepted: [() => estimateMean([1, 2, 4])],
    }),
  ],
  [
    /Quantiles/,
    () => ({
      codes: ['non-finite'],
      refused: [() => quantiles([text('Northumberland'), 1, 2], 2, 'lowest')],
      accepted: [() => quantiles([3, 1, 2], 2, 'lowest')],
    }),
  ],
];

/** Of 176: the others say how R names the columns of a data frame. */
const TRIED = 76;

const codeOf = (attempt: Attempt): string => {
  try {
    attempt();
    return 'accepted';
  } catch (error) {
    if (error instanceof StatisticsError) return error.code;
    throw error;
  }
};

describePublished('what PHEindicatormethods refuses', () => {
  const cases = readJson<readonly ErrorCase[]>('pheindicatormethods/error-cases.json');
  const isWritable = ({ message }: ErrorCase): boolean =>
    !notWritable.some(([pattern]) => pattern.test(message));
  const tried = cases.filter(isWritable);

  it('is tried here, but for what cannot be written', () => {
    expect(cases).toHaveLength(176);
    expect(tried).toHaveLength(TRIED);
    for (const [pattern, reason] of notWritable)
      expect(
        cases.some(({ message }) => pattern.test(message)),
        `${pattern}: ${reason}`,
      ).toBe(true);
  });

  describe('and is refused here with its reason', () => {
    it.each(
      tried.map(
        (one, index) => [`${index}. ${one.file}: ${one.message.slice(0, 60)}`, one] as const,
      ),
    )('%s', (_, one) => {
      const trial = trials.find(([file]) => file.test(one.file))?.[1](one);
      expect(trial?.refused.length).toBeGreaterThan(0);
      for (const attempt of trial?.refused ?? []) expect(trial?.codes).toContain(codeOf(attempt));
      for (const attempt of trial?.accepted ?? []) expect(codeOf(attempt)).toBe('accepted');
    });
  });
});
