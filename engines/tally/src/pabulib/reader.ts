/**
 * Reads Pabulib files (https://pabulib.org) strictly, in one pass, in memory that grows with the
 * distinct ballots and the voter ids alone.
 *
 * What is wrong is told with its line. An **error** is what makes a count doubtful or what the format
 * does not allow; a file with one is not read. A **warning** is what leaves the count as it is. Real
 * files (30 published elections of eleven towns) have none of the errors below, which is why so much is
 * one; where the checker of Pabulib (github.com/pabulib/checker) only warns, so does this reader.
 *
 * | subject | error | warning |
 * |---|---|---|
 * | sections | missing, twice, out of order, text before META, no header, no needed column, a column twice | heading not in capitals |
 * | rows | too few or too many cells | empty lines |
 * | text | unclosed quote, text after a closing quote, NUL | stray quote, white space around a cell or list item, U+FFFD |
 * | META | `budget`, `vote_type`, `num_projects`, `num_votes` missing; a key twice; `default_score` other than 0; budgets per category without categories | description, country, unit, instance, rule, date_begin, date_end missing |
 * | numbers | not a number, decimal comma, below zero, over 60 digits, not whole where it must be | |
 * | closed values | `currency`, `language` (by form), dates, `fully_funded`, `experimental`, `selected`, `sex`, `age`, `voting_method`, coordinates | |
 * | ids | missing, twice, comma in a project id | |
 * | ballots | unknown project, nothing between commas, more than `max_length` or fewer than `min_length` choices, points missing, too many or few, not whole, negative, outside `min_points` and `max_points` | a project twice (one choice, its points added up), points that the type of ballot does not have, sum outside `min_sum_points` and `max_sum_points`, or `min_sum_cost` and `max_sum_cost` |
 * | totals | `num_projects`, `num_votes`, columns `votes` and `score` other than counted | votes that include 0 points or repeated choices |
 *
 * 0 points are no choice. An empty vote is a voter who chose nothing. Unknown keys and columns are kept.
 */
import { createElection, type Election } from '../election.ts';
import type { PabulibDocument } from './document.ts';
import { createDocumentBuilder } from './document-builder.ts';
import { createFaultList, type Findings, PabulibError, type PabulibFault } from './faults.ts';
import type { PabulibMeta } from './meta.ts';
import { createRowReader } from './records.ts';
import { createSectionReader } from './sections.ts';
import { checkCounts, checkNumbers, type Sections } from './totals.ts';

export interface PabulibLimits {
  readonly votes: number;
  readonly projects: number;
  /** Characters of a line, or of a row with line breaks in quotes. */
  readonly line: number;
  /** Characters of the whole file. */
  readonly characters: number;
  /** Faults, and warnings, that are listed; of one kind at most ten. */
  readonly faults: number;
}

export const pabulibLimits: PabulibLimits = {
  votes: 2_000_000,
  projects: 20_000,
  line: 1_000_000,
  characters: 256_000_000,
  faults: 50,
};

export interface PabulibOptions {
  /** Keeps every row, so that the file can be written again as it was. */
  readonly keepDocument?: boolean;
  readonly limits?: Partial<PabulibLimits>;
}

export interface PabulibFile {
  readonly election: Election;
  /** Only with `keepDocument`. */
  readonly document?: PabulibDocument;
  readonly meta: PabulibMeta;
  /** Ids of the projects that the file says have won (`selected` is 1), in its order. */
  readonly officialWinners: readonly string[];
  /** The neighbourhood of each project of the election; empty where the file does not say. */
  readonly neighborhoods: readonly string[];
  readonly warnings: readonly PabulibFault[];
  /** Warnings that were found beside those listed. */
  readonly moreWarnings: number;
}

export interface PabulibReader {
  /** @throws PabulibError where a limit is passed or the structure is broken, at once and ever after */
  readonly push: (chunk: string) => void;
  /** @throws PabulibError with everything that is wrong with the file */
  readonly end: () => PabulibFile;
}

const electionOf = ({ meta, projects, votes }: Sections): Election => {
  const ballots = votes.ballots();
  const longest = ballots.reduce((length, { choices }) => Math.max(length, choices.length), 0);
  const maximumLength =
    meta.limits.maximumLength ?? (meta.voteType === 'ordinal' ? longest : undefined);
  return createElection({
    voteType: meta.voteType,
    budget: meta.budget,
    projects: projects.projects.map(({ id, cost, name, categories }) => ({
      id,
      cost,
      name,
      categories,
    })),
    ballots,
    ...(maximumLength !== undefined && { maximumLength }),
  });
};

/**
 * @example
 * const reader = createPabulibReader();
 * for await (const chunk of stream) reader.push(chunk);
 * const { election, warnings } = reader.end();
 */
export const createPabulibReader = ({
  keepDocument = false,
  limits: ownLimits = {},
}: PabulibOptions = {}): PabulibReader => {
  const limits = { ...pabulibLimits, ...ownLimits };
  const errors = createFaultList(limits.faults);
  const warnings = createFaultList(limits.faults);
  let failure: PabulibError | undefined;

  const fail = (): never => {
    failure = new PabulibError(errors.listed(), errors.more());
    throw failure;
  };
  const findings: Findings = {
    error: errors.add,
    warn: warnings.add,
    stop: (fault) => {
      errors.addLast(fault);
      return fail();
    },
  };
  const builder = keepDocument ? createDocumentBuilder() : undefined;
  const sections = createSectionReader(findings, limits, builder);
  const rows = createRowReader(sections.row, findings, limits);

  return {
    push: (chunk) => {
      if (failure) throw failure;
      rows.push(chunk);
    },
    end: () => {
      if (failure) throw failure;
      rows.end();
      const read = sections.end();
      checkNumbers(read, findings);
      // What could not be read is not counted: it would be missed again in the totals of projects.
      const { metaReader, projects: projectsRead, votes } = read;
      if (votes.hasFaults() || projectsRead.hasFaults() || !metaReader.hasVoteType()) return fail();
      const election = electionOf(read);
      checkCounts(election, read, findings);
      if (!errors.isEmpty()) return fail();
      const { projects } = read.projects;
      return {
        election,
        ...(builder && { document: builder.build(rows.hasByteOrderMark()) }),
        meta: read.meta,
        officialWinners: projects.filter(({ selected }) => selected === 1).map(({ id }) => id),
        neighborhoods: projects.map(({ neighborhood }) => neighborhood),
        warnings: warnings.listed(),
        moreWarnings: warnings.more(),
      };
    },
  };
};

/** @throws PabulibError with everything that is wrong with the file */
export const readPabulib = (text: string, options?: PabulibOptions): PabulibFile => {
  const reader = createPabulibReader(options);
  reader.push(text);
  return reader.end();
};
