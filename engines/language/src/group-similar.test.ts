import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSimilar } from './group-similar.ts';

describe('similar questions', () => {
  it('stand together, the most asked first', () => {
    const texts = [
      'can I keep chickens in my garden',
      'where can I charge my bike',
      'keeping chickens in the garden',
      'chickens in garden allowed?',
      'charge electric bike where',
      'is the ice rink open',
    ];
    expect(groupSimilar(texts)).toEqual([[0, 2, 3], [1, 4], [5]]);
  });

  it('are each in one group, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 30 }),
        (texts) => {
          const groups = groupSimilar(texts);
          expect(groups.flat().toSorted((a, b) => a - b)).toEqual(texts.map((_, place) => place));
          const sizes = groups.map(({ length }) => length);
          expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
        },
      ),
    );
  });
});
