import type { HeldOut } from '@polder/language';
import { describe, expect, it } from 'vitest';
import { areAllTried, changesIn, neighboursOf, recognitionOf, wholeOf } from './recognition.ts';

const judged = (intent: string, found: string, text: string, probability = 0.5): HeldOut => ({
  intent,
  found,
  text,
  probability,
});

const many = (count: number, intent: string, found: string): readonly HeldOut[] =>
  Array.from({ length: count }, (_, at) => judged(intent, found, `${intent} ${at}`, at / 100));

describe('recognition', () => {
  it('counts what was recognised of each intent, and of all', () => {
    const recognition = recognitionOf([
      judged('bins', 'bins', 'empty my bin'),
      judged('bins', 'licence', 'bin licence'),
      judged('licence', 'licence', 'renew it'),
    ]);
    expect(recognition.recognised).toEqual({
      bins: { right: 1, of: 2 },
      licence: { right: 1, of: 1 },
    });
    expect(wholeOf(recognition)).toEqual({ right: 2, of: 3 });
  });

  it('names what was taken for what with its surest examples, five at most', () => {
    const { confusions } = recognitionOf([
      ...many(7, 'bins', 'licence'),
      ...many(3, 'bins', 'bins'),
    ]);
    expect(confusions).toEqual([
      {
        intent: 'bins',
        other: 'licence',
        count: 7,
        share: 0.7,
        texts: ['bins 6', 'bins 5', 'bins 4', 'bins 3', 'bins 2'],
      },
    ]);
  });

  it('leaves single slips among many examples out', () => {
    expect(recognitionOf([...many(99, 'a', 'a'), ...many(1, 'a', 'b')]).confusions).toEqual([]);
    expect(recognitionOf([...many(97, 'a', 'a'), ...many(3, 'a', 'b')]).confusions).toHaveLength(1);
  });

  it('knows whether most of the examples were tried', () => {
    const report = { recognised: { a: { right: 1, of: 30 }, b: { right: 1, of: 30 } } };
    expect(areAllTried(report, 61)).toBe(true);
    expect(areAllTried(report, 9000)).toBe(false);
    expect(areAllTried(null, 10)).toBe(false);
  });

  it('finds the neighbours of an intent in both directions, the closest first', () => {
    const recognition = recognitionOf([
      ...many(6, 'a', 'a'),
      ...many(2, 'a', 'b'),
      ...many(1, 'a', 'c'),
      ...many(4, 'c', 'a'),
      ...many(4, 'b', 'c'),
    ]);
    expect(
      neighboursOf(recognition, 'a').map(({ other, taken, mistaken }) => [
        other,
        taken?.count,
        mistaken?.count,
      ]),
    ).toEqual([
      ['c', 1, 4],
      ['b', 2, undefined],
    ]);
    expect(neighboursOf(recognition, 'z')).toEqual([]);
  });

  it('tells what is clearly recognised worse and better than before', () => {
    const before = {
      recognised: {
        worse: { right: 9, of: 10 },
        better: { right: 4, of: 10 },
        same: { right: 90, of: 100 },
        few: { right: 3, of: 3 },
        gone: { right: 9, of: 10 },
      },
    };
    const after = {
      recognised: {
        worse: { right: 5, of: 10 },
        better: { right: 8, of: 10 },
        same: { right: 85, of: 100 },
        few: { right: 0, of: 30 },
        added: { right: 0, of: 10 },
      },
    };
    const { worse, better } = changesIn(before, after);
    expect(worse.map(({ intent }) => intent)).toEqual(['worse']);
    expect(better).toEqual([
      { intent: 'better', before: { right: 4, of: 10 }, after: { right: 8, of: 10 } },
    ]);
  });
});
