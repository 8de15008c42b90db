import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEncoder, fitFeatures, piecesOf } from './features.ts';
import { createSpelling } from './spelling.ts';
import { wordsOf } from './words.ts';

const encoderOf = (texts: readonly string[], least = 1) => {
  const words = texts.map(wordsOf);
  const seen = new Map<string, number>();
  for (const one of words.flat()) seen.set(one, (seen.get(one) ?? 0) + 1);
  const space = fitFeatures(words, least);
  return { space, encode: createEncoder(space, createSpelling(seen)) };
};

describe('pieces', () => {
  it('are words, pairs and pairs with one word between, with the ends, and three or four letters of each word', () => {
    const { words, letters } = piecesOf(['ja', 'ja']);
    // ja; < ja, ja ja, ja >; < … ja, ja … >
    expect([...words.values()].toSorted()).toEqual([1, 1, 1, 1, 1, 2]);
    // " ja", "ja ", " ja "
    expect([...letters.values()]).toEqual([2, 2, 2]);
  });
});

describe('features', () => {
  it('weigh a piece by how rare it is', () => {
    const { space } = encoderOf(['bin', 'bin day']);
    // a word of one of two examples: ln(3 / 2) + 1; of both: 1; of none: ln 3 + 1
    expect(Math.max(...space.rareness)).toBeCloseTo(Math.log(1.5) + 1, 6);
    expect(Math.min(...space.rareness)).toBeCloseTo(1, 6);
    expect(space.rarenessUnknown).toBeCloseTo(Math.log(3) + 1, 6);
  });

  it('leave out pairs and pieces of too few examples, but no word', () => {
    const [all, common] = [encoderOf(['bin', 'bin day']), encoderOf(['bin', 'bin day'], 2)];
    expect(common.space.hashes.length).toBeLessThan(all.space.hashes.length);
    expect(common.encode('day').places).toHaveLength(1);
  });

  it('have length one, or nothing at all', () => {
    const { encode } = encoderOf(['when is my bin emptied', 'a new passport', 'grøn æble']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { weights, known } = encode(text);
        const length = Math.sqrt(weights.reduce((sum, one) => sum + one * one, 0));
        expect(weights.length === 0 ? 1 : length).toBeCloseTo(1, 5);
        expect(known).toBeGreaterThanOrEqual(0);
        expect(known).toBeLessThanOrEqual(1);
      }),
    );
    expect(encode('…').weights).toHaveLength(0);
  });

  it('are the same with a slip of the pen, a joined word or other capitals', () => {
    const { encode } = encoderOf(['when is my bin emptied', 'a new passport']);
    for (const [written, meant] of [
      ['a new pasport', 'a new passport'],
      ['A NEW Passprot', 'a new passport'],
      ['when ismy bin emptied', 'when is my bin emptied'],
    ] as const)
      expect(encode(written)).toEqual(encode(meant));
  });

  it('choose the word that examples have beside the same neighbours', () => {
    const { encode } = encoderOf(['my card is lost', 'park the cart', 'the cart the cart']);
    expect(encode('my carf is lost')).toEqual(encode('my card is lost'));
    expect(encode('park the carf')).toEqual(encode('park the cart'));
  });

  it('say how much of a question is known, without what an example itself brought', () => {
    const { encode } = encoderOf(['new bin', 'new passport']);
    const unknown = Math.log(3) + 1;
    const rare = Math.log(1.5) + 1;
    expect(encode('new zebra').known).toBeCloseTo(1 / (1 + unknown), 5);
    expect(encode('new bin').known).toBe(1);
    expect(encode('new bin', true).known).toBeCloseTo(1 / (1 + rare), 5);
  });
});
