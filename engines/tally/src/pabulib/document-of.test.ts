import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElection, type Election, type VoteType } from '../election.ts';
import { parseRational, rational } from '../rational.ts';
import { writePabulib } from './document.ts';
import { documentOf } from './document-of.ts';
import { readPabulib } from './reader.ts';

const town = [
  ['description', 'Parks of 2026'],
  ['country', 'Netherlands'],
  ['unit', 'Emmen'],
  ['instance', '2026'],
  ['rule', 'equalshares/add1'],
  ['date_begin', '01.02.2026'],
  ['date_end', '28.02.2026'],
] as const;

const election = createElection({
  voteType: 'cumulative',
  budget: parseRational('1000.50'),
  projects: [
    { id: 'p1', cost: parseRational('600'), name: 'Swings; slides', categories: ['play', 'green'] },
    { id: 'p2', cost: parseRational('0.25'), name: 'Trees', categories: [] },
  ],
  ballots: [
    { choices: [1, 0], points: [3, 2], voters: 2 },
    { choices: [], points: [], voters: 1 },
  ],
});

describe('an election is published', () => {
  it('with a row for each voter, its totals and who won', () => {
    expect(writePabulib(documentOf(election, { meta: town, winners: ['p1'] }))).toBe(
      `META
key;value
description;Parks of 2026
country;Netherlands
unit;Emmen
instance;2026
num_projects;2
num_votes;3
budget;1000.5
vote_type;cumulative
rule;equalshares/add1
date_begin;01.02.2026
date_end;28.02.2026
PROJECTS
project_id;cost;votes;score;name;category;selected
p1;600;2;4;"Swings; slides";play,green;1
p2;0.25;2;6;Trees;;0
VOTES
voter_id;vote;points
1;p2,p1;3,2
2;p2,p1;3,2
3;;
`,
    );
  });

  it('and read back without a remark', () => {
    const file = readPabulib(writePabulib(documentOf(election, { meta: town, winners: ['p1'] })));

    expect(file.warnings).toEqual([]);
    expect(file.election).toEqual(election);
    expect(file.officialWinners).toEqual(['p1']);
  });

  it('and read back the same, whatever it is', () => {
    fc.assert(
      fc.property(arbitraryElection, (any) => {
        expect(readPabulib(writePabulib(documentOf(any, { meta: town }))).election).toEqual(any);
      }),
      { numRuns: 200 },
    );
  });
});

describe('an election is refused', () => {
  const [first, second] = election.projects;
  if (!first || !second) throw new Error('The sample has two projects');
  const withFirst = (change: Partial<typeof first>): Election => ({
    ...election,
    projects: [{ ...first, ...change }, second],
  });

  it.each([
    ['with a cost of a third', withFirst({ cost: rational(1n, 3n) })],
    ['with a cost of 61 digits', withFirst({ cost: rational(10n ** 60n) })],
    ['with a comma in an id', withFirst({ id: 'p,1' })],
    ['with an empty id', withFirst({ id: '' })],
    ['with white space around an id', withFirst({ id: ' p1' })],
    ['with a comma in a category', withFirst({ categories: ['a, b'] })],
    ['with a NUL character in a name', withFirst({ name: 'a\0b' })],
    ['with a ballot longer than the longest', { ...election, maximumLength: 1 }],
  ])('%s', (_, any) => {
    expect(() => documentOf(any, { meta: town })).toThrow(
      expect.objectContaining({ code: 'invalid-file' }),
    );
  });

  it.each(['num_votes', 'unit', '', ' x', 'Votes'])('with the key “%s” in META', (key) => {
    expect(() => documentOf(election, { meta: [...town, [key, 'x']] })).toThrow(
      expect.objectContaining({ code: 'invalid-file' }),
    );
  });

  it('with a winner that is no project', () => {
    expect(() => documentOf(election, { meta: town, winners: ['p3'] })).toThrow(
      expect.objectContaining({ code: 'unknown-project' }),
    );
  });
});

const voteTypes: readonly VoteType[] = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'];

const amount = fc
  .tuple(fc.bigInt(0n, 10n ** 20n), fc.nat(6))
  .map(([units, places]) => rational(units, 10n ** BigInt(places)));

const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !value.includes('\0'));

/** What fits in a comma-separated list. */
const item = text.filter((value) => value !== '' && !value.includes(',') && value === value.trim());

const projects = fc.uniqueArray(
  fc.record({
    id: item,
    cost: amount,
    name: text,
    categories: fc.array(item, { maxLength: 2 }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 5 },
);

const arbitraryElection: fc.Arbitrary<Election> = fc
  .tuple(fc.constantFrom(...voteTypes), projects, amount)
  .chain(([voteType, all, budget]) => {
    const hasPoints = voteType === 'cumulative' || voteType === 'scoring';
    const longest = voteType === 'choose-1' ? 1 : all.length;
    const inAnyOrder = fc.uniqueArray(fc.nat(all.length - 1), { maxLength: longest });
    // The order of an approval ballot means nothing and is not kept.
    const choices =
      voteType === 'approval'
        ? inAnyOrder.map((chosen) => chosen.toSorted((a, b) => a - b))
        : inAnyOrder;
    const ballot = choices.chain((chosen) =>
      fc.record({
        choices: fc.constant(chosen),
        ...(hasPoints && {
          points: fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), {
            minLength: chosen.length,
            maxLength: chosen.length,
          }),
        }),
        voters: fc.integer({ min: 1, max: 4 }),
      }),
    );
    const ballots = fc.uniqueArray(ballot, {
      selector: (one) => JSON.stringify([one.choices, 'points' in one ? one.points : []]),
      maxLength: 8,
    });
    return fc.tuple(ballots, fc.boolean()).map(([cast, hasLongest]) =>
      createElection({
        voteType,
        budget,
        projects: all,
        ballots: cast,
        ...((voteType === 'ordinal' || hasLongest) && { maximumLength: longest }),
      }),
    );
  });
