import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVoterLines } from './voter-lines.ts';

describe('the lines of voters', () => {
  it('know an id again by its spelling alone', () => {
    const voters = createVoterLines();
    const ids = [
      '7',
      '07',
      '7.0',
      '+7',
      '',
      '0',
      '00',
      '-7',
      '٧',
      '9007199254740993',
      '9007199254740992',
    ];

    expect(ids.map((id, index) => voters.add(id, index + 1))).toEqual(ids.map(() => undefined));
    expect(ids.map((id) => voters.add(id, 99))).toEqual(ids.map((_, index) => index + 1));
  });

  it('are those of a map, whatever the ids are', () => {
    const id = fc.oneof(
      fc.nat(50).map(String),
      fc.string({ maxLength: 3 }),
      fc.maxSafeNat().map(String),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 200 }), (ids) => {
        const voters = createVoterLines();
        const map = new Map<string, number>();
        ids.forEach((one, index) => {
          expect(voters.add(one, index + 1)).toBe(map.get(one));
          if (!map.has(one)) map.set(one, index + 1);
        });
      }),
    );
  });

  it.each([
    ['follow each other', 1],
    ['are made to collide in the low bits', 2 ** 20],
    ['are made to collide in 32 bits', 2 ** 32],
  ])('stay right for 100 000 numbers that %s', (_, step) => {
    const voters = createVoterLines();
    const numbers = Array.from({ length: 100_000 }, (__, index) => String((index + 1) * step));

    const first = numbers.filter((id, index) => voters.add(id, index + 1) !== undefined);
    const second = numbers.filter((id, index) => voters.add(id, 1) !== index + 1);

    expect(first).toEqual([]);
    expect(second).toEqual([]);
  });
});
