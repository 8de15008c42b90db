import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, LONGEST_TEXT, wordsOf } from './words.ts';

describe('words', () => {
  it.each([
    ['Größe', ['grosse']],
    ['GROSSE', ['grosse']],
    ["l'école d'été", ["l'ecole", "d'ete"]],
    ['Rødgrød på Ærø!', ['rodgrod', 'pa', 'aero']],
    ['ﬁets, 12 km/u', ['fiets', '12', 'km', 'u']],
    ['  …?! ', []],
    ['שלום עולם', ['שלום', 'עולם']],
    ['🗑️ vol', ['vol']],
  ])('of "%s"', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are alike whether letters are composed or not', () => {
    expect(foldText('cafe\u0301')).toBe(foldText('café'));
  });

  it('are found in anything, and in no more than the beginning of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const word of wordsOf(text))
          expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*$/u);
      }),
    );
    expect(wordsOf('\ud800 half \udfff')).toEqual(['half']);
    expect(wordsOf('word '.repeat(200_000)).length).toBe(LONGEST_TEXT / 5);
  });
});
