import { describe, expect, it } from 'vitest';
import { hashText, shuffle, uniformDraws } from './index.ts';

describe('uniform draws', () => {
  it('are those of mulberry32', () => {
    // The published C code, run for seed 1 by hand: three outputs of 32 bits.
    const draw = uniformDraws(1);
    expect([draw(), draw(), draw()].map((one) => one * 2 ** 32)).toEqual([
      2693262067, 11749833, 2265367787,
    ]);
  });

  it('depend on the lowest 32 bits of the seed alone', () => {
    expect(uniformDraws(2 ** 32 + 5)()).toBe(uniformDraws(5)());
    expect(uniformDraws(-1)()).toBe(uniformDraws(2 ** 32 - 1)());
  });

  it('fill every tenth of the range alike', () => {
    const draw = uniformDraws(3);
    const tenths = new Array<number>(10).fill(0);
    for (let one = 0; one < 100_000; one += 1) {
      const tenth = Math.floor(draw() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    // Chi-squared with 9 degrees of freedom: above 27.9 once in a thousand.
    expect(tenths.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(
      27.9,
    );
  });
});

describe('seeds of names', () => {
  it('are FNV-1a, as published for "a" and "foobar"', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
    expect(hashText('foobar')).toBe(0xbf9cf968);
  });

  it('differ by seed', () => expect(hashText('a', 1)).not.toBe(hashText('a', 2)));
});

describe('a shuffled list', () => {
  it('has each of the orders equally often', () => {
    const draw = uniformDraws(11);
    const orders = new Map<string, number>();
    for (let one = 0; one < 60_000; one += 1) {
      const order = shuffle(['a', 'b', 'c'], draw).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    // Chi-squared with 5 degrees of freedom: above 20.5 once in a thousand.
    const spread = [...orders.values()].reduce((sum, one) => sum + (one - 10_000) ** 2 / 10_000, 0);
    expect(spread).toBeLessThan(20.5);
  });

  it('may be empty, or numbers of a fixed kind', () => {
    expect(shuffle([], () => 0.5)).toEqual([]);
    expect([...shuffle(Int32Array.of(1, 2), () => 0)]).toEqual([2, 1]);
  });
});
