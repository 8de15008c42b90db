/** Reads what one voter wrote in the cells `vote` and `points`, and judges it. */
import { hasPoints, MAXIMUM_POINTS } from '../election.ts';
import { leastCommonMultiple, type Rational } from '../rational.ts';
import { type PabulibFault, quoted } from './faults.ts';
import type { PabulibMeta } from './meta.ts';
import type { PabulibProject } from './projects.ts';

export type Remark = Omit<PabulibFault, 'line'>;

export interface ReadBallot {
  /** Indices of projects. */
  readonly choices: readonly number[];
  readonly points: readonly number[] | undefined;
  /** Projects that were given 0 points, which is not a choice, or that were named again. */
  readonly dropped: readonly number[];
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
}

export interface BallotRules {
  readonly meta: PabulibMeta;
  readonly projects: readonly PabulibProject[];
  readonly indexOf: (id: string) => number | undefined;
}

const wholePattern = /^\+?\d+$/;
const numberPattern = /^[+-]?\d+(?:\.\d*)?$/;

/** Sums of costs against the limits of META, in whole smallest units. */
const createCostCheck = ({ meta, projects }: BallotRules) => {
  const { minimumSumOfCosts: minimum, maximumSumOfCosts: maximum } = meta.limits;
  if (!minimum && !maximum) return () => undefined;
  const amounts = [...projects.map(({ cost }) => cost), minimum, maximum];
  const unit = amounts.reduce(
    (units, amount) => (amount ? leastCommonMultiple(units, amount.denominator) : units),
    1n,
  );
  const whole = ({ numerator, denominator }: Rational): bigint => numerator * (unit / denominator);
  const costs = projects.map(({ cost }) => whole(cost));
  const [least, most] = [minimum && whole(minimum), maximum && whole(maximum)];
  return (choices: readonly number[]): Remark | undefined => {
    const sum = choices.reduce((total, choice) => total + (costs[choice] ?? 0n), 0n);
    const isTooLow = least !== undefined && sum < least;
    if (!isTooLow && (most === undefined || sum <= most)) return undefined;
    const limit = isTooLow ? 'min_sum_cost' : 'max_sum_cost';
    return {
      column: 'vote',
      code: 'cost-sum-out-of-range',
      message: `The projects cost together ${isTooLow ? 'less' : 'more'} than ${limit}. It is counted; check ${limit}.`,
    };
  };
};

/**
 * A judge of ballots. What it says depends on the two cells alone, so that it is asked once for all
 * voters who wrote the same.
 */
export const createBallotReader = (rules: BallotRules) => {
  const { meta, indexOf } = rules;
  const { limits, voteType } = meta;
  const carriesPoints = hasPoints(voteType);
  const maximumLength = voteType === 'choose-1' ? 1 : limits.maximumLength;
  const costRemark = createCostCheck(rules);

  /** Ids and the index of each; undefined where there is no such project. */
  const readChoices = (vote: string, errors: Remark[], warnings: Remark[]) => {
    if (vote === '') return [];
    const seen = new Set<number>();
    const error = (code: Remark['code'], message: string): void => {
      errors.push({ column: 'vote', code, message });
    };
    let hasWhitespace = false;
    const choices = vote.split(',').map((written) => {
      const id = written.trim();
      hasWhitespace ||= id !== written;
      const choice = indexOf(id);
      if (id === '')
        error('empty-choice', 'There is nothing between two commas. Take one comma out.');
      else if (choice === undefined)
        error('unknown-project', `There is no project ${quoted(id)} in PROJECTS. Check the id.`);
      else if (seen.has(choice))
        warnings.push({
          column: 'vote',
          code: 'duplicate-choice',
          message: `The ballot names project ${quoted(id)} twice. It is one choice${carriesPoints ? ', with all its points' : ''}.`,
        });
      else seen.add(choice);
      return choice;
    });
    if (hasWhitespace)
      warnings.push({
        column: 'vote',
        code: 'stray-whitespace',
        message: 'There is white space around a comma of the vote. Take it out.',
      });
    return choices;
  };

  const readPoints = (points: string, choices: number, errors: Remark[]): readonly number[] => {
    const error = (code: Remark['code'], message: string): void => {
      errors.push({ column: 'points', code, message });
    };
    if (points === '') {
      if (choices > 0)
        error('points-missing', `The ballot has no points, which ${voteType} needs. Add them.`);
      return [];
    }
    const numbers = points.split(',').map((written) => {
      const text = written.trim();
      const value = Number(text);
      if (!wholePattern.test(text)) {
        const isNegative = numberPattern.test(text) && value < 0;
        if (isNegative)
          error('points-negative', `${quoted(text)} points are below zero. Write 0 or more.`);
        else
          error('points-not-whole', `${quoted(text)} is not a whole number of points. Round it.`);
        return 0;
      }
      if (value > MAXIMUM_POINTS)
        error(
          'points-too-large',
          `A ballot may give ${MAXIMUM_POINTS} points. Check ${quoted(text)}.`,
        );
      return value;
    });
    if (numbers.length !== choices)
      error(
        'points-count',
        `There are ${numbers.length} points for ${choices} projects. Write one number for each.`,
      );
    return numbers;
  };

  const checkLength = (length: number, errors: Remark[]): void => {
    if (maximumLength !== undefined && length > maximumLength)
      errors.push({
        column: 'vote',
        code: 'too-many-choices',
        message: `The ballot has ${length} choices of at most ${maximumLength}. Check it, and max_length.`,
      });
    if (limits.minimumLength !== undefined && length < limits.minimumLength)
      errors.push({
        column: 'vote',
        code: 'too-few-choices',
        message: `The ballot has ${length} choices of at least ${limits.minimumLength}. Check it, and min_length.`,
      });
  };

  const checkPoints = (points: readonly number[], errors: Remark[], warnings: Remark[]): void => {
    const { minimumPoints = 0, maximumPoints = MAXIMUM_POINTS } = limits;
    const outside = points.find((value) => value < minimumPoints || value > maximumPoints);
    if (outside !== undefined)
      errors.push({
        column: 'points',
        code: 'points-out-of-range',
        message: `${outside} points are not within min_points and max_points. Check them.`,
      });
    const { minimumSumOfPoints = 0, maximumSumOfPoints = Number.POSITIVE_INFINITY } = limits;
    const sum = points.reduce((total, value) => total + value, 0);
    if (sum < minimumSumOfPoints || sum > maximumSumOfPoints)
      warnings.push({
        column: 'points',
        code: 'points-sum-out-of-range',
        message: `The points add up to ${sum}, not within min_sum_points and max_sum_points. It is counted; check them.`,
      });
  };

  return (vote: string, pointsCell: string): ReadBallot => {
    const errors: Remark[] = [];
    const warnings: Remark[] = [];
    const named = readChoices(vote, errors, warnings);
    if (!carriesPoints && pointsCell !== '')
      warnings.push({
        column: 'points',
        code: 'points-not-expected',
        message: `Ballots of the type ${voteType} have no points: they are not counted. Check vote_type.`,
      });
    const given = carriesPoints ? readPoints(pointsCell, named.length, errors) : [];
    const chosen = new Map<number, number>();
    const dropped: number[] = [];
    named.forEach((choice, position) => {
      if (choice === undefined) return;
      const value = given[position] ?? 0;
      const known = chosen.get(choice);
      if (known !== undefined || (carriesPoints && value === 0)) dropped.push(choice);
      if (known === undefined ? !carriesPoints || value > 0 : value > 0)
        chosen.set(choice, (known ?? 0) + value);
    });
    // Where the order means nothing, voters who chose the same are one ballot.
    const entries = [...chosen];
    if (voteType === 'approval') entries.sort(([a], [b]) => a - b);
    const choices = entries.map(([choice]) => choice);
    const points = carriesPoints ? entries.map(([, value]) => value) : [];
    // A ballot that could not be read has said so; its length and sums would only repeat it.
    if (errors.length === 0) {
      checkLength(choices.length, errors);
      if (carriesPoints) checkPoints(points, errors, warnings);
      const remark = costRemark(choices);
      if (remark) warnings.push(remark);
    }
    return { choices, points: carriesPoints ? points : undefined, dropped, errors, warnings };
  };
};
