import { describe, expect, it } from 'vitest';
import { parseRational } from '../rational.ts';
import { readPabulib } from './reader.ts';
import { addMeta, changed, cumulative, ordinal, valid } from './samples.ts';

describe('an election is read', () => {
  it('with exact costs, names and ballots', () => {
    expect(readPabulib(valid).election).toEqual({
      voteType: 'approval',
      budget: parseRational('1000'),
      projects: [
        { id: 'a', cost: parseRational('600'), name: 'Swings', categories: [] },
        { id: 'b', cost: parseRational('500.5'), name: 'Trees', categories: [] },
      ],
      ballots: [
        { choices: [0], voters: 1 },
        { choices: [0, 1], voters: 1 },
        { choices: [1], voters: 1 },
      ],
      voters: 3,
    });
  });

  it('with equal ballots as one', () => {
    const text = changed(changed(changed(valid, '3;b', '3;a'), '600;2', '600;3'), '50;2', '50;1');

    expect(readPabulib(text).election.ballots).toEqual([
      { choices: [0], voters: 2 },
      { choices: [0, 1], voters: 1 },
    ]);
  });

  it('with points, where 0 points are no choice and the same ballot written otherwise is the same', () => {
    const text = changed(
      changed(changed(cumulative, '2;a,b;1,3', '2;a, b;5,0'), '600;6', '600;10'),
      '50;4',
      '50;1',
    );

    expect(readPabulib(text).election.ballots).toEqual([
      { choices: [0], points: [5], voters: 2 },
      { choices: [1], points: [1], voters: 1 },
    ]);
  });

  it('with its costs even where an exponent tells them', () => {
    const text = changed(valid, 'b;500.50', 'b;5.005e2');

    expect(readPabulib(text).election.projects[1]?.cost).toEqual(parseRational('500.5'));
  });

  it('with an empty vote as a voter who chose nothing', () => {
    const text = changed(changed(valid, '3;b', '3;'), '50;2', '50;1');

    const { election } = readPabulib(text);

    expect(election.ballots[2]).toEqual({ choices: [], voters: 1 });
    expect(election.voters).toBe(3);
  });

  it('with its categories, and ids as names where it has none', () => {
    const text = changed(valid, 'name;selected', 'category;selected');

    expect(readPabulib(changed(text, 'Trees', 'green,play')).election.projects[1]).toEqual({
      id: 'b',
      cost: parseRational('500.5'),
      name: 'b',
      categories: ['green', 'play'],
    });
  });

  it.each([
    ['max_length of ordinal ballots', addMeta(ordinal, 'max_length;3'), 3],
    ['the longest of ordinal ballots', ordinal, 2],
    ['max_length of other ballots', addMeta(valid, 'max_length;2'), 2],
    ['nothing where nobody says so', valid, undefined],
  ])('with as maximum length %s', (_, file, expected) => {
    const text = file.replace('score', 'former score');

    expect(readPabulib(text).election.maximumLength).toBe(expected);
  });
});

describe('a file tells', () => {
  it('who won, which money is set apart, the rule and the threshold', () => {
    const text = addMeta(
      changed(valid, 'name;', 'neighborhood;'),
      'min_project_score_threshold;2',
      'categories;green,play',
      'budget_per_category;400.5,600',
      'neighborhoods;North',
      'budget_per_neighborhood;1000',
    );

    const { meta, officialWinners, neighborhoods } = readPabulib(text);

    expect(officialWinners).toEqual(['a']);
    expect(neighborhoods).toEqual(['Swings', 'Trees']);
    expect(meta).toMatchObject({
      rule: 'greedy',
      threshold: 2,
      categoryBudgets: [
        { name: 'green', budget: parseRational('400.5') },
        { name: 'play', budget: parseRational('600') },
      ],
      neighborhoodBudgets: [{ name: 'North', budget: parseRational('1000') }],
    });
  });

  it('every key of META as written, unknown ones too', () => {
    const { meta } = readPabulib(addMeta(valid, 'weather;fine'));

    expect([...meta.values].slice(-2)).toEqual([
      ['date_end', '28.02.2026'],
      ['weather', 'fine'],
    ]);
  });
});
