/** The VOTES section: voters who wrote the same are one ballot, so that memory does not grow with them. */
import type { Ballot } from '../election.ts';
import { type BallotRules, createBallotReader, type Remark } from './ballot-cells.ts';
import { type Columns, hasAllCells, warnOfWhitespace } from './columns.ts';
import { type Findings, quoted } from './faults.ts';
import type { SourceRow } from './records.ts';
import { checkClosed, closedVoteColumns } from './values.ts';
import { createVoterLines, detached } from './voter-lines.ts';

export interface VotesReader {
  readonly row: (row: SourceRow) => void;
  /** Rows read, those with a fault too. */
  readonly count: () => number;
  /** Distinct ballots, in the order in which they were first met. */
  readonly ballots: () => readonly Ballot[];
  /** How often each project was given 0 points, or named again on a ballot. */
  readonly droppedCounts: () => readonly number[];
  readonly hasFaults: () => boolean;
}

interface Tally extends Ballot {
  voters: number;
}

/** What was written in the cells of a ballot, and where it is counted. */
interface Entry {
  /** Undefined when it could not be read. */
  readonly tally: Tally | undefined;
  readonly dropped: readonly number[];
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
}

const nothing: readonly never[] = [];

/** Remarks about how a ballot was written, which do not hold for others who wrote it plainly. */
const aboutWriting = new Set<Remark['code']>([
  'stray-whitespace',
  'duplicate-choice',
  'points-not-expected',
]);

export const createVotesReader = (
  columns: Columns,
  rules: BallotRules,
  findings: Findings,
  limit: number,
): VotesReader => {
  const { error, warn, stop } = findings;
  const readBallot = createBallotReader(rules);
  const names = columns.names;
  const voterColumn = columns.find('voter_id') ?? 0;
  const voteColumn = columns.find('vote') ?? 0;
  const pointsColumn = columns.find('points');
  const closed = [...closedVoteColumns].flatMap(([column, field]) => {
    const index = columns.find(column);
    return index === undefined ? [] : [{ column, field, index }];
  });
  const voters = createVoterLines();
  const entries = new Map<string, Entry>();
  const tallies: Tally[] = [];
  const droppedCounts = new Array<number>(rules.projects.length).fill(0);
  let count = 0;
  let hasFaults = false;

  /** No ballot without a fault holds a NUL character. */
  const keyOf = (vote: string, points: string): string =>
    pointsColumn === undefined ? vote : `${vote}\0${points}`;

  const newTally = (choices: readonly number[], points: readonly number[] | undefined): Tally => {
    const tally = { choices, ...(points && { points }), voters: 0 };
    tallies.push(tally);
    return tally;
  };

  /** The same ballot may be written in several ways: in another order, or with 0 points for others. */
  const addEntry = (key: string, vote: string, points: string): Entry => {
    const { choices, points: given, dropped, errors, warnings } = readBallot(vote, points);
    const common = {
      dropped: dropped.length > 0 ? dropped : nothing,
      errors: errors.length > 0 ? errors : nothing,
      warnings: warnings.length > 0 ? warnings : nothing,
    };
    if (errors.length > 0) {
      const entry = { tally: undefined, ...common };
      entries.set(detached(key), entry);
      return entry;
    }
    const plainPoints = given?.join(',') ?? '';
    const plainKey = keyOf(
      choices.map((choice) => rules.projects[choice]?.id ?? '').join(','),
      plainPoints,
    );
    const isPlain = plainKey === key;
    const same = isPlain ? undefined : entries.get(plainKey);
    const tally = same?.tally ?? newTally(choices, given);
    const entry = { tally, ...common };
    if (plainKey !== key && !same)
      entries.set(plainKey, {
        tally,
        dropped: nothing,
        errors: nothing,
        warnings: warnings.filter(({ code }) => !aboutWriting.has(code)),
      });
    entries.set(detached(key), entry);
    return entry;
  };

  const checkVoter = (id: string, line: number): void => {
    const place = { line, column: 'voter_id' };
    if (id === '') {
      error({ ...place, code: 'id-missing', message: 'The voter has no id. Give one.' });
      return;
    }
    const known = voters.add(id, line);
    if (known !== undefined)
      error({
        ...place,
        code: 'duplicate-voter',
        message: `Voter ${quoted(id)} stands on line ${known} already. Keep one ballot for each voter.`,
      });
  };

  return {
    count: () => count,
    ballots: () => tallies,
    droppedCounts: () => droppedCounts,
    hasFaults: () => hasFaults,
    row: (row) => {
      const { cells, line } = row;
      count += 1;
      if (count > limit)
        stop({
          line,
          code: 'too-many-votes',
          message: `A file may have ${limit} votes. Split it.`,
        });
      if (!hasAllCells(row, names.length, findings)) {
        hasFaults = true;
        return;
      }
      warnOfWhitespace(row, (index) => names[index] ?? '', findings);
      checkVoter((cells[voterColumn] ?? '').trim(), line);
      for (const { column, field, index } of closed) {
        const cell = (cells[index] ?? '').trim();
        if (cell !== '') checkClosed(cell, field, { line, column }, findings);
      }
      const vote = (cells[voteColumn] ?? '').trim();
      const points = pointsColumn === undefined ? '' : (cells[pointsColumn] ?? '').trim();
      const key = keyOf(vote, points);
      const entry = entries.get(key) ?? addEntry(key, vote, points);
      if (entry.tally) entry.tally.voters += 1;
      else hasFaults = true;
      for (const project of entry.dropped)
        droppedCounts[project] = (droppedCounts[project] ?? 0) + 1;
      for (const remark of entry.errors) error({ line, ...remark });
      for (const remark of entry.warnings) warn({ line, ...remark });
    },
  };
};
