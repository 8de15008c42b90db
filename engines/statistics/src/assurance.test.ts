import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import { type Assurance, assuranceOf } from './assurance.ts';
import type { Polarity } from './polarity.ts';

describe('the assurance of a target with limits of 10 and 20', () => {
  it.each<[number, Polarity, Assurance]>([
    [9, 'higher-is-better', 'pass'],
    [9, 'lower-is-better', 'fail'],
    [21, 'higher-is-better', 'fail'],
    [21, 'lower-is-better', 'pass'],
    [15, 'higher-is-better', 'hit-or-miss'],
    [10, 'higher-is-better', 'hit-or-miss'],
    [20, 'lower-is-better', 'hit-or-miss'],
    [9, 'neutral', 'not-assessed'],
  ])('of %d, %s: %s', (target, polarity, assurance) => {
    expect(assuranceOf({ lower: 10, upper: 20 }, target, polarity)).toBe(assurance);
  });

  it('is not assessed without limits or without a target', () => {
    expect(assuranceOf(null, 15, 'higher-is-better')).toBe('not-assessed');
    expect(assuranceOf({ lower: 10, upper: 20 }, null, 'higher-is-better')).toBe('not-assessed');
  });
});

describePublished('published assurance', () => {
  const polarities: Readonly<Record<string, Polarity>> = {
    increase: 'higher-is-better',
    decrease: 'lower-is-better',
    neutral: 'neutral',
  };
  const outcomes: Readonly<Record<string, Assurance>> = {
    consistent_pass: 'pass',
    consistent_fail: 'fail',
    inconsistent: 'hit-or-miss',
  };

  it('NHSRplotthedots: every case', () => {
    const { assurance } = readJson<{
      readonly assurance: readonly {
        readonly dir: string;
        readonly target: number;
        readonly lpl: number;
        readonly upl: number;
        readonly out: string | null;
      }[];
    }>('spc/nhsr-plotthedots-cases.json');
    expect(assurance).toHaveLength(8);
    for (const { dir, target, lpl, upl, out } of assurance) {
      expect(assuranceOf({ lower: lpl, upper: upl }, target, polarities[dir] ?? 'neutral')).toBe(
        out === null ? 'not-assessed' : outcomes[out],
      );
    }
  });
});
