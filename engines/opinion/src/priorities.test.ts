import { uniformDraws } from '@polder/random';
import { describe, expect, it } from 'vitest';
import { OpinionError } from './opinion-error.ts';
import { drawStatement, prioritiesOf, priorityOf } from './priorities.ts';
import { noVotes } from './vote-counts.ts';

describe('the priority of a statement', () => {
  it.each([
    { title: 'without votes', counts: noVotes, extremity: 0, priority: 2.25 ** 2 },
    {
      title: 'with one agreeing vote',
      counts: { agree: 1, disagree: 0, seen: 1 },
      extremity: 0,
      priority: ((2 / 3) * (2 / 3) * (1 + 8 * 2 ** -0.2)) ** 2,
    },
    {
      title: 'far out, with ten votes of which three pass',
      counts: { agree: 5, disagree: 2, seen: 10 },
      extremity: 1.5,
      // (1 − 4⁄12) · 2.5 · 6⁄12 · (1 + 8⁄4)
      priority: 2.5 ** 2,
    },
  ])('$title is $priority', ({ counts, extremity, priority }) => {
    expect(priorityOf(counts, extremity, false)).toBeCloseTo(priority, 12);
  });

  it('about the participants themselves is 49', () => {
    expect(priorityOf({ agree: 3, disagree: 1, seen: 4 }, 2, true)).toBe(49);
  });

  it('adds up the votes of all groups', () => {
    const group = { id: 0, memberCount: 5, counts: [{ agree: 2, disagree: 1, seen: 5 }] };
    const [priority] = prioritiesOf([group, group], Float64Array.of(0.5), new Uint8Array(1));
    expect(priority).toBe(priorityOf({ agree: 4, disagree: 2, seen: 10 }, 0.5, false));
  });

  it('refuses counts that do not add up', () => {
    expect(() => priorityOf({ agree: 3, disagree: 2, seen: 4 }, 0, false)).toThrow(OpinionError);
  });
});

describe('the next statement', () => {
  const weights = new Map([
    ['a', 1],
    ['b', 3],
  ]);
  const drawn = (draw: number) => drawStatement(['a', 'b'], (name) => weights.get(name), draw);

  it('is drawn in proportion to the priorities', () => {
    expect([0, 0.24, 0.25, 0.99].map(drawn)).toEqual(['a', 'a', 'b', 'b']);
    const draw = uniformDraws(7);
    const draws = Array.from({ length: 4000 }, () => drawn(draw()));
    expect(draws.filter((name) => name === 'b').length / 4000).toBeCloseTo(0.75, 1);
  });

  it('may be one that the map does not know yet, with weight 1', () => {
    const known = drawStatement(['new', 'b'], (name) => weights.get(name), 0.2);
    expect(known).toBe('new');
  });

  it('is an error without candidates or with a draw that is none', () => {
    expect(() => drawStatement([], () => 1, 0.5)).toThrow(
      expect.objectContaining({ code: 'nothing-to-choose' }),
    );
    for (const draw of [1, -0.1, Number.NaN])
      expect(() => drawn(draw)).toThrow(expect.objectContaining({ code: 'draw-out-of-range' }));
  });
});
