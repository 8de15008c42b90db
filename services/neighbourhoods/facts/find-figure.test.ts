import { describe, expect, it } from 'vitest';
import { findFigure } from './find-figure.ts';

const figures = [
  { code: 'overweight', name: 'Children with overweight at the end of primary school' },
  { code: 'calls', name: 'Waiting time on the telephone' },
  { code: 'benefits', name: 'Households on social assistance' },
];

describe('a figure by what people call it', () => {
  it.each([
    ['overweight', 'overweight'],
    ['overwieght of children', 'overweight'],
    ['how long do people wait on the phone? telephone', 'calls'],
    ['SOCIAL ASSISTANCE', 'benefits'],
  ])('"%s"', (wanted, code) => {
    expect(findFigure(figures, wanted)?.code).toBe(code);
  });

  it.each(['', '?', 'unicorns'])('is none for "%s"', (wanted) => {
    expect(findFigure(figures, wanted)).toBeUndefined();
  });
});
