/** Ballots laid out one after the other, so that counting walks through memory in order. */
import type { Election } from '../election.ts';
import { type Utility, weightsBy } from '../support.ts';

export interface BallotTable {
  readonly projects: number;
  /** By ballot: where its choices start; one more at the end. */
  readonly starts: Int32Array;
  readonly choices: Int32Array;
  /** Beside `choices`: what a price is multiplied with; 0 for a choice that gains its voter nothing. */
  readonly weights: Float64Array;
  /** Voters by ballot. */
  readonly voters: Float64Array;
}

/** @throws TallyError `not-for-this-ballot` */
export const ballotTable = (election: Election, utility: Utility): BallotTable => {
  const { ballots, projects } = election;
  const weightOf = weightsBy(election, utility);
  const length = ballots.reduce((sum, { choices }) => sum + choices.length, 0);
  const starts = new Int32Array(ballots.length + 1);
  const choices = new Int32Array(length);
  const weights = new Float64Array(length);
  let at = 0;
  for (const [index, ballot] of ballots.entries()) {
    starts[index] = at;
    for (const [position, choice] of ballot.choices.entries()) {
      choices[at] = choice;
      weights[at] = weightOf(ballot.choices.length, position, ballot.points);
      at += 1;
    }
  }
  starts[ballots.length] = at;
  return {
    projects: projects.length,
    starts,
    choices,
    weights,
    voters: Float64Array.from(ballots, ({ voters }) => voters),
  };
};
