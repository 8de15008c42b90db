/** Writes an election as a Pabulib file, so that it can be published and counted again by others. */
import { type Election, hasPoints, scores, voteCounts } from '../election.ts';
import { formatRational, type Rational } from '../rational.ts';
import { TallyError } from '../tally-error.ts';
import { createDocument, type PabulibDocument, tableOf } from './document.ts';

export interface PublishedElection {
  /**
   * Keys and values of META: description, country, unit, instance, rule, date_begin, date_end and what
   * else is told. What is counted (num_projects, num_votes, budget, vote_type, max_length) comes from
   * the election, and is written where Pabulib wants it: after the place, after the dates.
   */
  readonly meta: readonly (readonly [key: string, value: string])[];
  /** Ids of the projects that have won; without it the file does not say who won. */
  readonly winners?: readonly string[];
}

const derivedKeys: ReadonlySet<string> = new Set([
  'num_projects',
  'num_votes',
  'budget',
  'vote_type',
  'max_length',
]);

/** What Pabulib wants before the numbers that are counted, and before the longest length. */
const placeKeys: ReadonlySet<string> = new Set([
  'description',
  'country',
  'unit',
  'district',
  'subunit',
  'instance',
]);
const dateKeys: ReadonlySet<string> = new Set(['rule', 'date_begin', 'date_end', 'min_length']);

const headings: ReadonlySet<string> = new Set(['META', 'PROJECTS', 'VOTES']);

const refuse = (message: string): never => {
  throw new TallyError('invalid-file', message);
};

const MAXIMUM_DIGITS = 60;

const decimal = (amount: Rational, what: string): string => {
  const text = formatRational(amount);
  if (text.includes('/')) refuse(`${what} is ${text}, which no decimal number says exactly`);
  if (text.replace('.', '').length > MAXIMUM_DIGITS)
    refuse(`${what} has more than ${MAXIMUM_DIGITS} digits`);
  return text;
};

/** Items of a list, or ids: what a comma-separated cell can hold. */
const checkItem = (item: string, what: string): void => {
  if (item === '' || item.includes(',') || item !== item.trim())
    refuse(`${what} “${item}” is empty, or has a comma or white space around it`);
};

const checkCells = (rows: readonly (readonly string[])[]): void => {
  if (rows.some((cells) => cells.some((cell) => cell.includes('\0'))))
    refuse('A text has a NUL character');
};

const metaRows = (
  election: Election,
  { meta }: PublishedElection,
): readonly (readonly [string, string])[] => {
  const keys = new Set<string>();
  for (const [key] of meta) {
    const isUsable = key !== '' && key === key.trim() && !headings.has(key.toUpperCase());
    if (!isUsable || derivedKeys.has(key) || keys.has(key))
      refuse(`The key “${key}” is empty, stands twice, or is told by the file itself`);
    keys.add(key);
  }
  const { voteType, projects, voters, budget } = election;
  const maximumLength =
    election.maximumLength ?? (voteType === 'ordinal' ? projects.length : undefined);
  return [
    ...meta.filter(([key]) => placeKeys.has(key)),
    ['num_projects', String(projects.length)],
    ['num_votes', String(voters)],
    ['budget', decimal(budget, 'The budget')],
    ['vote_type', voteType],
    ...meta.filter(([key]) => dateKeys.has(key)),
    ...(maximumLength === undefined ? [] : [['max_length', String(maximumLength)] as const]),
    ...meta.filter(([key]) => !placeKeys.has(key) && !dateKeys.has(key)),
  ];
};

const projectTable = (election: Election, { winners }: PublishedElection) => {
  const { projects } = election;
  const votes = voteCounts(election);
  const points = scores(election);
  const isScored = hasPoints(election.voteType) || election.voteType === 'ordinal';
  const hasCategories = projects.some(({ categories }) => categories.length > 0);
  const won = winners && new Set(winners);
  for (const id of winners ?? [])
    if (!projects.some((project) => project.id === id))
      throw new TallyError('unknown-project', `The winners name project “${id}”`);
  for (const { id, categories } of projects) {
    checkItem(id, 'The project id');
    for (const category of categories) checkItem(category, `A category of project ${id}`);
  }
  const optional = (isThere: boolean, cell: string): readonly string[] => (isThere ? [cell] : []);
  return {
    columns: [
      'project_id',
      'cost',
      'votes',
      ...optional(isScored, 'score'),
      'name',
      ...optional(hasCategories, 'category'),
      ...optional(won !== undefined, 'selected'),
    ],
    rows: projects.map(({ id, cost, name, categories }, index) => [
      id,
      decimal(cost, `The cost of project ${id}`),
      String(votes[index] ?? 0),
      ...optional(isScored, String(points[index] ?? 0)),
      name,
      ...optional(hasCategories, categories.join(',')),
      ...optional(won !== undefined, won?.has(id) ? '1' : '0'),
    ]),
  };
};

/** A row for each voter, numbered from 1: who cast which ballot is not known, nor told. */
const voteRows = ({
  voteType,
  projects,
  ballots,
  maximumLength = projects.length,
}: Election): readonly (readonly string[])[] => {
  const longest = voteType === 'choose-1' ? 1 : maximumLength;
  let voter = 0;
  return ballots.flatMap(({ choices, points = [], voters }) => {
    if (choices.length > longest)
      refuse(`A ballot has ${choices.length} choices, of at most ${longest}`);
    const vote = choices.map((choice) => projects[choice]?.id ?? '').join(',');
    const cells = hasPoints(voteType) ? [vote, points.join(',')] : [vote];
    return Array.from({ length: voters }, () => {
      voter += 1;
      return [String(voter), ...cells];
    });
  });
};

/**
 * A document of an election: `readPabulib(writePabulib(documentOf(election, …)))` gives the election
 * back, equal ballots as one. Of ordinal ballots without a longest length, max_length is the number of projects, as `scores`
 * counts them.
 *
 * @throws TallyError `invalid-file` for what the format cannot say: a cost such as 1/3, an id with a
 *   comma, a NUL character; `unknown-project` for a winner that is no project
 */
export const documentOf = (election: Election, published: PublishedElection): PabulibDocument => {
  const meta = metaRows(election, published);
  const projects = projectTable(election, published);
  checkCells([...meta, ...projects.rows]);
  const columns = hasPoints(election.voteType)
    ? ['voter_id', 'vote', 'points']
    : ['voter_id', 'vote'];
  return createDocument({
    meta: tableOf('META', ['key', 'value'], meta),
    projects: tableOf('PROJECTS', projects.columns, projects.rows),
    votes: tableOf('VOTES', columns, voteRows(election)),
  });
};
