/** Official results of towns, and what pabutools and the compute tool of equalshares.net say of them. */
import { expect, it } from 'vitest';
import { describeShared, filesIn, readShared, readSharedJson } from '../test/shared-data.ts';
import { idsOf } from '../test/small-election.ts';
import { allTiedOutcomes, count } from './count.ts';
import type { Election } from './election.ts';
import { readPabulib } from './pabulib/reader.ts';
import { toNumber } from './rational.ts';
import { equalShares, greedy, greedyNoSkip, phragmen, type Request, type Rule } from './rule.ts';

interface OfficialResult {
  readonly rule:
    | 'greedy'
    | 'greedy-threshold'
    | 'greedy-no-skip'
    | 'greedy-exclusive'
    | 'greedy-custom'
    | 'equalshares/add1';
  readonly threshold: string | null;
  readonly official_winners: readonly string[];
}

interface ReferenceCount {
  readonly winners: readonly string[];
  /** Of the compute tool, in currency units. */
  readonly endowment?: number;
  readonly total_cost?: number;
}

interface References {
  readonly instances: Readonly<
    Record<
      string,
      {
        readonly pabutools: Readonly<Record<string, ReferenceCount>>;
        readonly equalshares_compute_tool?: Readonly<Record<string, ReferenceCount>>;
      }
    >
  >;
}

const elections = new Map<string, Election>();

/** Files are counted many times and read once. */
const electionIn = (file: string): Election => {
  const known = elections.get(file);
  if (known) return known;
  const { election } = readPabulib(readShared(file));
  elections.set(file, election);
  return election;
};

const folders = ['large', 'netherlands', 'official-equal-shares', 'official-greedy'];

const rulesOfTowns: Readonly<Record<OfficialResult['rule'], Rule>> = {
  greedy,
  'greedy-threshold': greedy,
  'greedy-no-skip': greedyNoSkip,
  // Local rules of Poznań and Warszawa: no case of theirs that differs from greedy arises in these files.
  'greedy-custom': greedy,
  'greedy-exclusive': greedy,
  'equalshares/add1': equalShares,
};

const once: Rule = { ...equalShares, completion: 'none' };
const raised: Rule = { ...equalShares, endowment: 'fractional', stopsEarly: true };

const rulesOfPabutools: Readonly<Record<string, Rule>> = {
  greedy_cost_sat: { ...greedy, merit: 'cost' },
  greedy_cardinality_sat: { ...greedy, merit: 'cardinality' },
  sequential_phragmen: phragmen,
  mes_cost_sat: once,
  mes_cardinality_sat: { ...once, utility: 'cardinality' },
  mes_cost_then_greedy_cost: { ...once, completion: 'greedy' },
  mes_card_then_greedy_card: { ...once, utility: 'cardinality', completion: 'greedy' },
  mes_cost_add1_exhaustive_stop: raised,
  mes_card_add1_exhaustive_stop: { ...raised, utility: 'cardinality' },
};

const rulesOfComputeTool: Readonly<Record<string, Rule>> = {
  none: once,
  utilitarian: { ...once, completion: 'greedy' },
  add1_official_integral_no_exhaustive_stop: equalShares,
  add1_exhaustive_stop: raised,
  add1u_integral_exhaustive: { ...equalShares, completion: 'add1u', stopsEarly: true },
};

const inAnyOrder = (ids: readonly string[]): readonly string[] => [...ids].sort();

describeShared('official results of towns', () => {
  const results = Object.entries(
    readSharedJson<Readonly<Record<string, OfficialResult>>>('oracle/official_winners.json'),
  );

  it('are of 26 elections and all kinds of rules that are known here', () => {
    expect(results).toHaveLength(26);
    expect(new Set(results.map(([, { rule }]) => rule))).toEqual(
      new Set(Object.keys(rulesOfTowns)),
    );
  });

  it.each(results)('%s has its official winners', (file, { rule, threshold, official_winners }) => {
    const election = electionIn(file);

    const { winners } = count(election, {
      rule: rulesOfTowns[rule],
      ...(threshold && { constraints: { minimumScore: Number(threshold) } }),
    });

    expect(inAnyOrder(idsOf(election, winners))).toEqual(inAnyOrder(official_winners));
  });
});

describeShared('results of reference programs on elections of towns', () => {
  const { instances } = readSharedJson<References>('oracle/expected_real_instances.json');
  const files = folders.flatMap((folder) => filesIn(`pabulib/${folder}`));
  const cases = Object.entries(instances).map(([name, expected]) => {
    const file = files.find((each) => each.endsWith(`/${name}`));
    if (!file) throw new Error(`No file ${name}`);
    return { name, file, expected };
  });

  const expectSame = (file: string, request: Request, reference: ReferenceCount): void => {
    const election = electionIn(file);
    const { winners, cost, record } = count(election, request);
    expect(inAnyOrder(idsOf(election, winners))).toEqual(inAnyOrder(reference.winners));
    if (reference.total_cost !== undefined) expect(toNumber(cost)).toBe(reference.total_cost);
    if (reference.endowment !== undefined && record.kind === 'equal-shares')
      expect(toNumber(record.endowment)).toBeCloseTo(reference.endowment, 6);
  };

  const ofPabutools = cases.flatMap(({ name, file, expected }) =>
    Object.entries(expected.pabutools).map(([key, reference]) => ({ name, file, key, reference })),
  );

  it.each(ofPabutools)('$name: $key of pabutools', ({ file, key, reference }) => {
    const rule = rulesOfPabutools[key];
    if (!rule) throw new Error(`No rule for ${key}`);
    expectSame(file, { rule, ties: [{ by: 'lexicographic' }] }, reference);
  });

  const ofComputeTool = cases.flatMap(({ name, file, expected }) =>
    Object.entries(expected.equalshares_compute_tool ?? {}).map(([key, reference]) => ({
      name,
      file,
      key,
      reference,
    })),
  );

  /** Here the tool lets another of two projects with equal votes go first. */
  const isBrokenOtherwise = (name: string, key: string): boolean =>
    name === 'Poland_Warszawa_2019_Okecie.pb' && key === 'utilitarian';

  it.each(ofComputeTool.filter(({ name, key }) => !isBrokenOtherwise(name, key)))(
    '$name: $key of the compute tool',
    ({ file, key, reference }) => {
      const rule = rulesOfComputeTool[key];
      if (!rule) throw new Error(`No rule for ${key}`);
      expectSame(file, { rule, ties: [{ by: 'lowest-cost' }, { by: 'most-votes' }] }, reference);
    },
  );

  it.each(ofComputeTool.filter(({ name, key }) => isBrokenOtherwise(name, key)))(
    '$name: $key of the compute tool is one of the tied outcomes',
    ({ file, key, reference }) => {
      const rule = rulesOfComputeTool[key];
      if (!rule) throw new Error(`No rule for ${key}`);
      const election = electionIn(file);
      const outcomes = allTiedOutcomes(election, { rule });

      expect(outcomes.map((winners) => inAnyOrder(idsOf(election, winners)).join(' '))).toContain(
        inAnyOrder(reference.winners).join(' '),
      );
    },
  );
});
