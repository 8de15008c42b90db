/** Ties are broken by an order that is drawn once, before counting, and recorded with the result. */
import { hashText, uniformDraws } from '@polder/random';
import { costOf, type Election, voteCounts } from './election.ts';
import { compare } from './rational.ts';
import { TallyError } from './tally-error.ts';

/** One way to say which of two tied projects goes first. */
export type TieCriterion =
  | { readonly by: 'lowest-cost' }
  | { readonly by: 'highest-cost' }
  | { readonly by: 'most-votes' }
  /** Project ids compared as text, character by character: "10" before "2". */
  | { readonly by: 'lexicographic' }
  /** By lot: the seed is public and makes the draw repeatable. */
  | { readonly by: 'lot'; readonly seed: string }
  /** Ids, the first one goes first; those that are not named come last. */
  | { readonly by: 'order'; readonly ids: readonly string[] }
  /** As the projects are listed: published files list them in the order that their city drew. */
  | { readonly by: 'listed' };

/** Who goes first among tied projects, from the first to the last criterion, and how it was decided. */
export interface TieOrder {
  readonly criteria: readonly TieCriterion[];
  /** Project indices, the first goes first. */
  readonly order: readonly number[];
  /** Place in `order` by project index. */
  readonly rank: Int32Array;
  /** Of each criterion, the place of every project; equal where it cannot tell them apart. */
  readonly places: readonly Float64Array[];
}

/** What equalshares.net recommends, with the id as the last resort so that a result is never left open. */
export const usualCriteria: readonly TieCriterion[] = [
  { by: 'lowest-cost' },
  { by: 'most-votes' },
  { by: 'lexicographic' },
];

/** Official results of greedy rules follow the order in which projects are listed. */
export const greedyCriteria: readonly TieCriterion[] = [{ by: 'listed' }];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Places 0, 1, … of all projects in the order of `comparison`; equal ones share a place. */
const placesBy = (count: number, comparison: (a: number, b: number) => number): Float64Array => {
  const sorted = Array.from({ length: count }, (_, index) => index).sort(comparison);
  const places = new Float64Array(count);
  let place = 0;
  sorted.forEach((project, position) => {
    const previous = sorted[position - 1];
    if (previous !== undefined && comparison(previous, project) !== 0) place = position;
    places[project] = place;
  });
  return places;
};

/**
 * A number for each project that depends on the seed and the project's id alone: the draw stays the
 * same when projects are listed in another order.
 */
const lots = (election: Election, seed: string): readonly number[] =>
  election.projects.map(({ id }) => uniformDraws(hashText(id, hashText(seed)))());

const placesOf = (election: Election, criterion: TieCriterion): Float64Array => {
  const { projects } = election;
  const idOf = (project: number): string => projects[project]?.id ?? '';
  const byCost = (a: number, b: number): number =>
    compare(costOf(election, a), costOf(election, b));
  switch (criterion.by) {
    case 'lowest-cost':
      return placesBy(projects.length, byCost);
    case 'highest-cost':
      return placesBy(projects.length, (a, b) => byCost(b, a));
    case 'most-votes': {
      const counts = voteCounts(election);
      return placesBy(projects.length, (a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
    }
    case 'lexicographic':
      return placesBy(projects.length, (a, b) => byText(idOf(a), idOf(b)));
    case 'lot': {
      const drawn = lots(election, criterion.seed);
      return placesBy(projects.length, (a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0));
    }
    case 'listed':
      return Float64Array.from(projects, (_, index) => index);
    case 'order': {
      const position = new Map(criterion.ids.map((id, index) => [id, index]));
      for (const id of criterion.ids)
        if (!projects.some((project) => project.id === id))
          throw new TallyError('unknown-project', `The order names project “${id}”`);
      const place = (project: number): number =>
        position.get(idOf(project)) ?? criterion.ids.length;
      return placesBy(projects.length, (a, b) => place(a) - place(b));
    }
  }
};

/**
 * Draws the order of all projects once. What no criterion decides is decided by the order in which the
 * projects are listed.
 *
 * @throws TallyError `unknown-project` for an order that names a project the election does not have
 */
export const drawTieOrder = (election: Election, criteria: readonly TieCriterion[]): TieOrder => {
  const places = criteria.map((criterion) => placesOf(election, criterion));
  const order = election.projects
    .map((_, index) => index)
    .sort((a, b) => {
      for (const place of places) {
        const difference = (place[a] ?? 0) - (place[b] ?? 0);
        if (difference !== 0) return difference;
      }
      return a - b;
    });
  const rank = new Int32Array(order.length);
  order.forEach((project, position) => {
    rank[project] = position;
  });
  return { criteria, order, rank, places };
};

/** A choice among the best: which projects, who went first, and what decided it. */
export interface BrokenTie {
  readonly tied: readonly number[];
  readonly chosen: number;
  /**
   * The criterion that told the chosen one from the others; `listed` also when none of those asked for
   * could, `alone` when there was no tie.
   */
  readonly decidedBy: TieCriterion['by'] | 'alone';
}

/** The first of tied projects. `tied` is not empty. */
export const breakTie = (
  { rank, places, criteria }: TieOrder,
  tied: readonly number[],
): BrokenTie => {
  const chosen = tied.reduce((best, project) =>
    (rank[project] ?? 0) < (rank[best] ?? 0) ? project : best,
  );
  if (tied.length === 1) return { tied, chosen, decidedBy: 'alone' };
  let left = tied;
  for (const [index, place] of places.entries()) {
    const best = place[chosen];
    left = left.filter((project) => place[project] === best);
    const criterion = criteria[index];
    if (left.length === 1 && criterion) return { tied, chosen, decidedBy: criterion.by };
  }
  return { tied, chosen, decidedBy: 'listed' };
};
