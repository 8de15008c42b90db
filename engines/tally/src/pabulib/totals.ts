/** Whether a file counts its own projects, votes and points as they are counted here. */
import { type Election, scores, voteCounts } from '../election.ts';
import type { Findings } from './faults.ts';
import type { MetaReader, PabulibMeta } from './meta.ts';
import type { ProjectsReader } from './projects.ts';
import type { VotesReader } from './votes.ts';

export interface Sections {
  readonly metaReader: MetaReader;
  readonly meta: PabulibMeta;
  readonly projects: ProjectsReader;
  readonly votes: VotesReader;
}

/** META against the rows of the file. */
export const checkNumbers = (
  { metaReader, meta, projects, votes }: Sections,
  { error }: Findings,
): void => {
  const check = (key: string, told: number, counted: number, what: string): void => {
    if (metaReader.hasNumber(key) && told !== counted)
      error({
        line: metaReader.lineOf(key),
        column: key,
        code: key === 'num_votes' ? 'number-of-votes' : 'number-of-projects',
        message: `META tells of ${told} ${what}, the file has ${counted}. Correct the number, or complete the file.`,
      });
  };
  check('num_projects', meta.numberOfProjects, projects.count(), 'projects');
  check('num_votes', meta.numberOfVotes, votes.count(), 'votes');
};

/** Points of ordinal ballots when each voter's last choice counts 1, however many there are. */
const scoresByOwnLength = ({ projects, ballots }: Election): readonly number[] => {
  const sums = new Array<number>(projects.length).fill(0);
  for (const { choices, voters } of ballots)
    choices.forEach((choice, position) => {
      sums[choice] = (sums[choice] ?? 0) + (choices.length - position) * voters;
    });
  return sums;
};

/**
 * The columns `votes` and `score` of PROJECTS against the ballots. Of ordinal ballots that are shorter
 * than others, files differ in what the first choice counts: both ways are known. A file that counts a
 * project given 0 points as chosen is only warned of.
 */
export const checkCounts = (
  election: Election,
  { projects: { projects }, votes }: Sections,
  { error, warn }: Findings,
): void => {
  const counted = voteCounts(election);
  const points = scores(election);
  const dropped = votes.droppedCounts();
  const otherPoints = election.voteType === 'ordinal' ? scoresByOwnLength(election) : points;
  const isByOwnLength = projects.every(
    ({ score }, index) => score === undefined || score === otherPoints[index],
  );
  projects.forEach((project, index) => {
    const votesCounted = counted[index] ?? 0;
    if (project.votes !== undefined && project.votes !== votesCounted) {
      const countsZeros = project.votes === votesCounted + (dropped[index] ?? 0);
      const tell = countsZeros ? warn : error;
      tell({
        line: project.line,
        column: 'votes',
        code: 'votes-differ',
        message: countsZeros
          ? `The file counts ${project.votes} votes with those of 0 points, which are no choice; without them there are ${votesCounted}.`
          : `The file tells of ${project.votes} votes, its ballots have ${votesCounted}. Correct the number, or the ballots.`,
      });
    }
    if (project.score !== undefined && !isByOwnLength && project.score !== points[index])
      error({
        line: project.line,
        column: 'score',
        code: 'score-differs',
        message: `The file tells of a score of ${project.score}, its ballots give ${points[index] ?? 0}. Correct the number, or the ballots.`,
      });
  });
};
