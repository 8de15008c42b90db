import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanguageTeller } from './tell-language.ts';

const tell = createLanguageTeller({
  nl: ['wanneer wordt mijn container geleegd', 'ik wil verhuizen', 'een paspoort aanvragen'],
  en: ['when is my bin emptied', 'I am moving house', 'apply for a passport'],
  da: ['hvornår bliver skraldespanden tømt', 'jeg vil flytte', 'søge om et pas'],
});

describe('the language of a text', () => {
  it.each([
    ['wanneer geleegd', 'nl'],
    ['VERHUIZEN?', 'nl'],
    ['emptying the bin', 'en'],
    ['jeg flytter', 'da'],
    ['skraldespand', 'da'],
  ])('"%s" is %s', (text, language) => {
    const [first, ...others] = tell(text);
    expect(first?.language).toBe(language);
    for (const { probability } of others) expect(probability).toBeLessThan(first?.probability ?? 0);
  });

  it.each(['', '?!', '🙂'])('is any of them for "%s"', (text) => {
    expect(tell(text).map(({ probability }) => probability)).toEqual(
      Array(3).fill(expect.closeTo(1 / 3)),
    );
  });

  it('adds up to one, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        const told = tell(text);
        expect(told).toHaveLength(3);
        expect(told.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 4);
      }),
      { numRuns: 100 },
    );
  });

  it('asks each language whether it has the letters: the hand-computed case of two words', () => {
    // " ab" and "ab " of three letters, " ab " of four: 3 pieces of each word, none shared; 6 kinds.
    const two = createLanguageTeller({ one: ['ab'], other: ['cd'] });
    // (1 + 0.1) / (3 + 0.6) beside 0.1 / 3.6, three times, with the overlap taken out: 11 ** (3 / 4).
    const odds = 11 ** 0.75;
    expect(two('ab')[0]).toEqual({
      language: 'one',
      probability: expect.closeTo(odds / (1 + odds), 5),
    });
  });
});
