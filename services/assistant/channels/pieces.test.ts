import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { label, piecesOf, shortened } from './pieces.ts';

describe('a text in pieces', () => {
  it.each([
    ['short', 10, ['short']],
    ['  ', 10, []],
    ['one one\n\ntwo two', 10, ['one one', 'two two']],
    ['one one\ntwo two', 10, ['one one', 'two two']],
    ['one one two two', 10, ['one one', 'two two']],
    ['One. Two two.', 9, ['One.', 'Two two.']],
    ['abcdefghijklm', 10, ['abcdefghij', 'klm']],
    ['a bcdefghijklm', 10, ['a bcdefghi', 'jklm']],
  ])('%j within %i is %j', (text, longest, pieces) => {
    expect(piecesOf(text, longest)).toEqual(pieces);
  });

  it('loses nothing but spaces, stays within the length and parts no character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', 'é', '🙂', ' ', '\n', '\n\n', '. ', 'longlonglong')),
        fc.integer({ min: 4, max: 30 }),
        (parts, longest) => {
          const text = parts.join('');
          const pieces = piecesOf(text, longest);
          const solid = (one: string) => one.replace(/\s/g, '');
          expect(solid(pieces.join(''))).toBe(solid(text));
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(longest);
            expect(piece.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a text that must be short', () => {
  it.each([
    ['Bins', 20, 'Bins'],
    ['Opening hours of the town hall', 20, 'Opening hours of th…'],
    ['🙂🙂🙂🙂', 7, '🙂🙂🙂…'],
    ['exactly twenty chars', 20, 'exactly twenty chars'],
  ])('%j as a label of %i is %j', (text, longest, expected) => {
    expect(label(text, longest)).toBe(expected);
    expect(label(text, longest).length).toBeLessThanOrEqual(longest);
  });

  it('ends at a word and says that it goes on', () => {
    expect(shortened('one two three', 11)).toBe('one two …');
    expect(shortened('one two', 11)).toBe('one two');
  });
});
