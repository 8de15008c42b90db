/** The META section: what the election is called, and how it is counted. */
import type { VoteType } from '../election.ts';
import { type Rational, ZERO } from '../rational.ts';
import { hasAllCells, warnOfWhitespace } from './columns.ts';
import { type Findings, quoted } from './faults.ts';
import { createMetaFields, type NamedBudget } from './meta-fields.ts';
import type { SourceRow } from './records.ts';
import { checkClosed, closedMetaFields } from './values.ts';

/** What a ballot may hold; undefined where the file sets no limit. */
export interface BallotLimits {
  readonly minimumLength: number | undefined;
  readonly maximumLength: number | undefined;
  readonly minimumPoints: number | undefined;
  readonly maximumPoints: number | undefined;
  readonly minimumSumOfPoints: number | undefined;
  readonly maximumSumOfPoints: number | undefined;
  readonly minimumSumOfCosts: Rational | undefined;
  readonly maximumSumOfCosts: Rational | undefined;
}

export interface PabulibMeta {
  /** Every key and its value as written, in their order. */
  readonly values: ReadonlyMap<string, string>;
  readonly voteType: VoteType;
  /** In currency units. */
  readonly budget: Rational;
  readonly numberOfProjects: number;
  readonly numberOfVotes: number;
  readonly limits: BallotLimits;
  /** How the winners were chosen (`greedy`, `equalshares/add1`, …), as written. */
  readonly rule: string | undefined;
  /** `min_project_score_threshold`: votes or points that a project needs. */
  readonly threshold: number | undefined;
  /** `categories` with `budget_per_category`; empty when the file has none. */
  readonly categoryBudgets: readonly NamedBudget[];
  /** `neighborhoods` with `budget_per_neighborhood`; empty when the file has none. */
  readonly neighborhoodBudgets: readonly NamedBudget[];
}

export interface MetaReader {
  readonly header: (row: SourceRow) => void;
  readonly row: (row: SourceRow) => void;
  /** What stands in META; the values of a field with a fault are as good as any. */
  readonly finish: () => PabulibMeta;
  /** Line of a key; of the heading when there is no such key. */
  readonly lineOf: (key: string) => number;
  /** Whether the value of a key is a whole number. */
  readonly hasNumber: (key: string) => boolean;
  readonly hasVoteType: () => boolean;
}

const voteTypes: ReadonlySet<string> = new Set<VoteType>([
  'approval',
  'choose-1',
  'ordinal',
  'cumulative',
  'scoring',
]);

const isVoteType = (text: string): text is VoteType => voteTypes.has(text);

const neededFields = ['budget', 'vote_type', 'num_projects', 'num_votes'];

/** What Pabulib asks for but counting does not need. */
const descriptiveFields = [
  'description',
  'country',
  'unit',
  'instance',
  'rule',
  'date_begin',
  'date_end',
];

/** Comes before or after another one, where both are whole dates or both are years. */
const dateKey = (text: string): string => text.split('.').reverse().join('-');

export const createMetaReader = (headingLine: number, findings: Findings): MetaReader => {
  const { error, warn, stop } = findings;
  const values = new Map<string, string>();
  const lines = new Map<string, number>();
  const lineOf = (key: string): number => lines.get(key) ?? headingLine;
  const fields = createMetaFields(values, lineOf, findings);
  const { placeOf, valueUnder, whole, amount } = fields;
  const readVoteType = (): VoteType => {
    const value = valueUnder('vote_type') ?? 'approval';
    if (isVoteType(value)) return value;
    error({
      ...placeOf('vote_type'),
      code: 'unknown-vote-type',
      message: `${quoted(value)} is not a vote type. Write one of: ${[...voteTypes].join(', ')}.`,
    });
    return 'approval';
  };

  const checkDates = (): void => {
    const [begin = '', end = ''] = [valueUnder('date_begin'), valueUnder('date_end')];
    if (begin.length === end.length && dateKey(begin) > dateKey(end))
      error({
        ...placeOf('date_end'),
        code: 'value-not-allowed',
        message: 'The last day is before the first day. Check both dates.',
      });
  };

  const readLimits = (): BallotLimits => ({
    minimumLength: whole('min_length'),
    maximumLength: whole('max_length'),
    minimumPoints: whole('min_points', true),
    maximumPoints: whole('max_points', true),
    minimumSumOfPoints: whole('min_sum_points', true),
    maximumSumOfPoints: whole('max_sum_points', true),
    minimumSumOfCosts: amount('min_sum_cost'),
    maximumSumOfCosts: amount('max_sum_cost'),
  });

  const checkDefaultScore = (): void => {
    const score = whole('default_score', true);
    if (score !== undefined && score !== 0)
      error({
        ...placeOf('default_score'),
        code: 'default-score',
        message: 'Projects that a ballot leaves out can only count 0 points. Write them out.',
      });
  };

  return {
    header: (row) => {
      warnOfWhitespace(row, () => 'META header', findings);
      const names = row.cells.map((cell) => cell.trim());
      if (names.length !== 2 || names[0] !== 'key' || names[1] !== 'value')
        stop({
          line: row.line,
          code: 'meta-header',
          message: `META begins with the line key;value, not with ${quoted(row.cells.join(';'))}. Add it.`,
        });
    },
    row: (row) => {
      const { cells, line } = row;
      const key = (cells[0] ?? '').trim();
      warnOfWhitespace(row, () => key, findings);
      if (!hasAllCells(row, 2, findings) && cells.length < 2) return;
      if (key === '')
        error({ line, code: 'key-missing', message: 'A line of META has no key. Add it.' });
      else if (values.has(key))
        error({
          line,
          column: key,
          code: 'duplicate-key',
          message: `${quoted(key)} stands on line ${lineOf(key)} already. Keep one of them.`,
        });
      else {
        values.set(key, cells[1] ?? '');
        lines.set(key, line);
      }
    },
    finish: () => {
      for (const key of neededFields)
        if (valueUnder(key) === undefined)
          error({
            ...placeOf(key),
            code: 'field-missing',
            message: `META has no ${key}, which counting needs. Fill it in.`,
          });
      for (const [key, field] of closedMetaFields)
        checkClosed(valueUnder(key) ?? '', field, placeOf(key), findings);
      for (const key of descriptiveFields)
        if (valueUnder(key) === undefined)
          warn({
            ...placeOf(key),
            code: 'field-missing',
            message: `META has no ${key}, which Pabulib asks for. Fill it in before you publish.`,
          });
      checkDates();
      checkDefaultScore();
      return {
        values,
        voteType: readVoteType(),
        budget: amount('budget') ?? ZERO,
        numberOfProjects: whole('num_projects') ?? 0,
        numberOfVotes: whole('num_votes') ?? 0,
        limits: readLimits(),
        rule: valueUnder('rule'),
        threshold: whole('min_project_score_threshold'),
        categoryBudgets: fields.budgets('categories', 'budget_per_category'),
        neighborhoodBudgets: fields.budgets('neighborhoods', 'budget_per_neighborhood'),
      };
    },
    lineOf,
    hasVoteType: () => isVoteType(valueUnder('vote_type') ?? ''),
    hasNumber: (key) => /^\+?\d+$/.test(valueUnder(key) ?? ''),
  };
};
