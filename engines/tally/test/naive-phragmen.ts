/**
 * Phragmén's sequential rule as its definition reads: every voter alone, fractions only.
 *
 * Source: Los, Christoff, Grossi: Proportional Budget Allocations: Towards a Systematization, IJCAI 2022.
 */
import { costOf, type Election } from '../src/election.ts';
import { add, compare, divide, type Rational, rational, subtract, ZERO } from '../src/rational.ts';

/** @param order of tied projects the first one is bought; all projects have to be supported */
export const naivePhragmen = (election: Election, order: readonly number[]): readonly number[] => {
  const voters = election.ballots.flatMap(({ choices, voters }) =>
    Array.from({ length: voters }, () => choices),
  );
  const loads: Rational[] = voters.map(() => ZERO);
  const winners: number[] = [];
  let rest = election.budget;
  for (;;) {
    const offers = order.flatMap((project) => {
      const cost = costOf(election, project);
      const supporters = [...voters.keys()].filter((voter) => voters[voter]?.includes(project));
      const isOpen = !winners.includes(project) && compare(cost, election.budget) <= 0;
      if (!isOpen || supporters.length === 0) return [];
      const paid = supporters.reduce((sum, voter) => add(sum, loads[voter] ?? ZERO), cost);
      return [
        { project, cost, supporters, load: divide(paid, rational(BigInt(supporters.length))) },
      ];
    });
    const [first] = offers;
    if (!first) return winners;
    const load = offers.reduce(
      (best, one) => (compare(one.load, best) < 0 ? one.load : best),
      first.load,
    );
    const tied = offers.filter((one) => compare(one.load, load) === 0);
    const next = tied[0] ?? first;
    if (tied.some(({ cost }) => compare(cost, rest) > 0)) return winners;
    for (const voter of next.supporters) loads[voter] = load;
    winners.push(next.project);
    rest = subtract(rest, next.cost);
  }
};
