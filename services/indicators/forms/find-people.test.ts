import { describe, expect, it } from 'vitest';
import { offeredPeople } from './find-people.ts';

const person = (id: string, name: string, email = `${id}@town.example`) => ({ id, name, email });

/** A crowd with a few people who are looked for. */
const crowd = [
  ...Array.from({ length: 196 }, (_, index) => person(`c${index}`, `Colleague ${index}`)),
  person('zoe', 'Zoë van den Brink'),
  person('soren', 'Søren Ødegaard'),
  person('jan', 'Jan Smit', 'j.smit@town.example'),
  person('janneke', 'Janneke de Wit'),
];

const offered = (typed: string, chosen: readonly string[] = []) => {
  const { people, found } = offeredPeople(crowd, chosen, typed);
  return { ids: people.map(({ id }) => id), found };
};

describe('people to choose from', () => {
  it('are all listed when they are few', () => {
    const few = crowd.slice(0, 12);
    expect(offeredPeople(few, ['c3'], '').people).toEqual(few);
  });

  it('are only those chosen when they are many and nobody is looked for', () => {
    expect(offered('', ['soren'])).toEqual({ ids: ['soren'], found: 0 });
    expect(offered(' . ')).toEqual({ ids: [], found: 0 });
  });

  it.each([
    ['zoe brink', ['zoe']],
    ['ØDEGAARD', ['soren']],
    ['odegaard soren', ['soren']],
    ['j.smit', ['jan']],
    ['jan', ['jan', 'janneke']],
    ['jan smit brink', []],
  ])('are found by parts of a name or address: %s', (typed, ids) => {
    expect(offered(typed)).toEqual({ ids, found: ids.length });
  });

  it('name each once, those chosen first', () => {
    expect(offered('jan', ['janneke', 'zoe'])).toEqual({
      ids: ['zoe', 'janneke', 'jan'],
      found: 2,
    });
  });

  it('are the first twenty of many, with how many there are', () => {
    const { ids, found } = offered('colleague', ['zoe']);
    expect(ids).toHaveLength(21);
    expect(found).toBe(196);
  });
});
