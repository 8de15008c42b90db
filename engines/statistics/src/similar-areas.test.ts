import { describe, expect, it } from 'vitest';
import { similarAreas, type Trait } from './similar-areas.ts';

const trait = (name: string, values: Readonly<Record<string, number>>, group = name): Trait => ({
  name,
  group,
  values: new Map(Object.entries(values)),
});

const old = trait('old', { A: 40, B: 39, C: 10, D: 20, E: 25, F: 22 });
const dense = trait('dense', { A: 1000, B: 5000, C: 1100, D: 3000, E: 2500, F: 2800 });

describe('similar areas', () => {
  it('are the nearest over all traits together', () => {
    const near = trait('income', { A: 30, B: 31, C: 20, D: 25, E: 24, F: 26 });
    // By hand: deviations of 12.6 and 4.45; F is 1.43 and 0.90 of them away, E 1.19 and 1.35.
    const [first, second] = similarAreas([old, near], 'A', 2);
    expect([first?.code, second?.code]).toEqual(['B', 'F']);
    expect(second?.distance).toBeCloseTo(Math.sqrt((1.43 ** 2 + 0.9 ** 2) / 2), 2);
  });

  it('do not depend on the units of a trait', () => {
    const inThousands = trait(
      'dense',
      Object.fromEntries([...dense.values].map(([code, value]) => [code, value / 1000])),
    );
    const of = (traits: readonly Trait[]) =>
      similarAreas(traits, 'A', 6).map(({ code, distance }) => [code, distance.toFixed(9)]);
    expect(of([old, inThousands])).toEqual(of([old, dense]));
  });

  it('are explained: what is alike, and what part of the distance each difference makes', () => {
    const found = similarAreas([old, dense], 'A', 6).find(({ code }) => code === 'B');
    expect(found?.alike.map((one) => one.trait.name)).toEqual(['old']);
    expect(found?.different[0]).toMatchObject({ here: 1000, there: 5000 });
    expect(found?.different[0]?.contribution).toBeGreaterThan(0.95);
  });

  it('shares of the distance add up to one', () => {
    for (const { alike, different } of similarAreas([old, dense], 'D', 6)) {
      const named = [...alike, ...different];
      const sum = named.reduce((all, { contribution }) => all + contribution, 0);
      if (named.length === 2) expect(sum).toBeCloseTo(1);
      else expect(sum).toBeLessThanOrEqual(1);
    }
  });

  it('count a group of traits as much as another, however many it has', () => {
    const again = trait('old again', Object.fromEntries(old.values), 'old');
    const once = similarAreas([old, dense], 'A', 6).map(({ distance }) => distance.toFixed(9));
    const twice = similarAreas([old, again, dense], 'A', 6).map(({ distance }) =>
      distance.toFixed(9),
    );
    expect(twice).toEqual(once);
  });

  it('are not decided by one figure that is far out', () => {
    const odd = trait('odd', { A: 1, B: 1, C: 2, D: 2, E: 3, F: 1_000_000 });
    const [far] = similarAreas([odd], 'A', 6).toReversed();
    expect(far?.code).toBe('F');
    expect(far?.distance).toBeLessThanOrEqual(6);
  });

  it('leave out areas with fewer than half of the traits, and say nothing of an area that has none', () => {
    const few = trait('few', { A: 1, B: 2, C: 3 });
    const fewer = trait('fewer', { A: 1, B: 2, C: 3 });
    expect(similarAreas([old, few, fewer], 'A', 6).map(({ code }) => code)).not.toContain('D');
    expect(similarAreas([old, dense], 'Z', 3)).toEqual([]);
    expect(similarAreas([trait('same', { A: 1, B: 1 })], 'A', 3)).toEqual([]);
  });

  it('are not sought with a value that is no number', () => {
    expect(() => similarAreas([trait('odd', { A: 1, B: Number.NaN, C: 2 })], 'A', 1)).toThrow(
      expect.objectContaining({ code: 'non-finite' }),
    );
  });
});
