/** Elections for tests: small ones in temporary files, and published ones where they are. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'vitest';
import { readCommandLine } from '../../command-line.ts';
import type { TallyReport } from '../report.ts';
import { tally, tallyTool } from '../tally-tool.ts';

export interface SmallElection {
  readonly meta?: readonly string[];
  readonly voteType?: string;
  readonly rule?: string;
  readonly budget?: string;
  /** `id;cost;name`, and further columns that `columns` names. */
  readonly projects?: readonly string[];
  readonly columns?: string;
  /** `vote`, or `vote;points`. */
  readonly votes?: readonly string[];
}

/** Two groups: four voters want a, b and c, three want d. */
export const fourAndThree = {
  projects: ['a;40;Alder lane', 'b;30;Benches', 'c;30;Cycle pump', 'd;40;Drinking fountain'],
  votes: ['a,b,c', 'a,b,c', 'a,b,c', 'a,b', 'd', 'd', 'd'],
  budget: '100',
} as const;

export const pabulibText = ({
  meta = [],
  voteType = 'approval',
  rule = 'greedy',
  budget = '100',
  projects = fourAndThree.projects,
  columns = 'project_id;cost;name',
  votes = fourAndThree.votes,
}: SmallElection = {}): string =>
  [
    'META',
    'key;value',
    'description;Green budget',
    'country;Netherlands',
    'unit;Polderdam',
    'instance;2026',
    `num_projects;${projects.length}`,
    `num_votes;${votes.length}`,
    `budget;${budget}`,
    `vote_type;${voteType}`,
    `rule;${rule}`,
    'date_begin;2026',
    'date_end;2026',
    'currency;EUR',
    ...meta,
    'PROJECTS',
    columns,
    ...projects,
    'VOTES',
    votes.some((vote) => vote.includes(';')) ? 'voter_id;vote;points' : 'voter_id;vote',
    ...votes.map((vote, voter) => `${voter + 1};${vote}`),
    '',
  ].join('\n');

const folder = mkdtempSync(path.join(tmpdir(), 'polder-tally-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/** A path in a folder that goes when the tests end. */
export const temporary = (name: string): string => path.join(folder, name);

export const fileWith = (text: string): string => {
  files += 1;
  const file = temporary(`${files}.pb`);
  writeFileSync(file, text);
  return file;
};

export interface Told {
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
}

/** What the command prints for words as they are typed. */
export const run = async (...args: readonly string[]): Promise<Told> => {
  const lines: string[] = [];
  const warnings: string[] = [];
  const { positional, options } = readCommandLine(['tally', ...args], [tallyTool]);
  await tally(
    {
      positional,
      options,
      print: (line) => lines.push(line),
      progress: () => undefined,
    },
    (line) => warnings.push(line),
  );
  return { lines, warnings };
};

export const runJson = async (...args: readonly string[]): Promise<TallyReport> => {
  const { lines } = await run(...args, '--json');
  // The command's own report, as it writes it.
  return JSON.parse(lines.join('')) as TallyReport;
};

const shared = path.resolve(import.meta.dirname, '../../../../shared/data/participation');
const isPresent = existsSync(shared);

export const sharedFile = (file: string): string => path.join(shared, file);

export interface OfficialResult {
  readonly rule: string;
  readonly official_winners: readonly string[];
}

/** Winners that towns have published, by file. */
export const officialResults = (): readonly (readonly [file: string, OfficialResult])[] =>
  Object.entries(
    // The file holds these fields beside others.
    JSON.parse(readFileSync(sharedFile('oracle/official_winners.json'), 'utf8')) as Record<
      string,
      OfficialResult
    >,
  );

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describePublished = (title: string, tests: () => void): void => {
  if (isPresent) describe(title, tests);
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};
