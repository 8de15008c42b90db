import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areOneSlipApart, createSpelling } from './spelling.ts';

/** Optimal string alignment by the table, as the textbook has it. */
const distance = (one: string, other: string): number => {
  const table = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (__, column) =>
      row === 0 ? column : column === 0 ? row : 0,
    ),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1)
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (isSame ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        one[row - 1] === other[column - 2] &&
        one[row - 2] === other[column - 1]
      )
        least = Math.min(least, at(row - 2, column - 2) + 1);
      (table[row] as number[])[column] = least; // the row is there
    }
  return at(one.length, other.length);
};

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });

describe('one slip', () => {
  it('is a distance of one, whatever the words', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        fc.pre(one !== other);
        expect(areOneSlipApart(one, other)).toBe(distance(one, other) === 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('spelling', () => {
  const spelling = createSpelling(
    new Map([
      ['paspoort', 5],
      ['rijbewijs', 2],
      ['container', 4],
      ['contained', 1],
      ['de', 9],
      ['grof', 3],
      ['vuil', 3],
    ]),
  );

  it.each([
    ['paspoor', ['paspoort']],
    ['passpoort', ['paspoort']],
    ['psapoort', ['paspoort']],
    ['pospoort', ['paspoort']],
    ['containe', ['container', 'contained']],
    ['popsaort', []],
    ['ed', []],
  ])('reads %s as %j', (written, meant) => {
    expect(spelling.nearest(written)).toEqual(meant);
  });

  it('finds every known word that is one slip away, and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 30 }), word, (known, written) => {
        const own = createSpelling(new Map(known.map((one) => [one, 1])));
        fc.pre(!known.includes(written) && written.length >= 3);
        const expected = known.filter((one) => one.length >= 3 && distance(one, written) === 1);
        expect(own.nearest(written).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('takes joined words apart', () => {
    expect(spelling.apart('grofvuil')).toEqual(['grof', 'vuil']);
    expect(spelling.apart('grofvul')).toEqual([]);
  });
});

describe('figures', () => {
  const spelling = createSpelling(
    new Map([
      ['112', 5],
      ['e10', 2],
      ['bins', 3],
    ]),
  );

  it.each(['11e', '12', '113', 'e11', 'b1ns'])('are never guessed: "%s"', (word) => {
    expect(spelling.nearest(word)).toEqual([]);
  });
});
