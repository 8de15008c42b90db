/** Follows META, PROJECTS and VOTES through a file and gives each row to the reader of its section. */
import { hasPoints } from '../election.ts';
import { type Columns, readColumns } from './columns.ts';
import type { DocumentBuilder } from './document-builder.ts';
import { type Findings, quoted } from './faults.ts';
import { createMetaReader, type MetaReader, type PabulibMeta } from './meta.ts';
import { createProjectsReader, type ProjectsReader } from './projects.ts';
import type { SourceRow } from './records.ts';
import type { Sections } from './totals.ts';
import { createVotesReader, type VotesReader } from './votes.ts';

const names = ['META', 'PROJECTS', 'VOTES'] as const;

type SectionName = (typeof names)[number];

export interface SectionReader {
  readonly row: (row: SourceRow) => void;
  readonly end: () => Sections;
}

const isBlank = ({ cells, isPlain }: SourceRow): boolean =>
  isPlain && cells.length === 1 && cells[0]?.trim() === '';

/** A section's name alone on its line; only cells without text may follow, as spreadsheets leave them. */
const headingIn = ({ cells }: SourceRow): SectionName | undefined => {
  const first = cells[0] ?? '';
  // Rows are many and headings are three: most rows are told apart by their length.
  if (first.length < 4 || first.length > 40) return undefined;
  const name = names.find((known) => known === first.trim().toUpperCase());
  if (!name || cells.slice(1).some((cell) => cell.trim() !== '')) return undefined;
  return name;
};

export const createSectionReader = (
  findings: Findings,
  limits: { readonly votes: number; readonly projects: number },
  builder: DocumentBuilder | undefined,
): SectionReader => {
  const { error, warn, stop } = findings;
  let section: SectionName | undefined;
  let headingLine = 1;
  let lastLine = 1;
  let awaitsHeader = false;
  let metaReader: MetaReader | undefined;
  let meta: PabulibMeta | undefined;
  let projects: ProjectsReader | undefined;
  let voteColumns: Columns | undefined;
  let votes: VotesReader | undefined;

  const missing = (name: SectionName, line: number): never =>
    stop({
      line,
      code: 'section-missing',
      message: `There is no section ${name}${name === 'META' ? '' : ' where it should begin'}. Add it.`,
    });

  const headerMissing = (line: number): never =>
    stop({
      line,
      code: 'header-missing',
      message: `${section} has no line with its columns. Add it below the heading.`,
    });

  const begin = (name: SectionName, { cells, line }: SourceRow): void => {
    const place = names.indexOf(name);
    const expected = section === undefined ? 0 : names.indexOf(section) + 1;
    if (awaitsHeader) headerMissing(line);
    if (place < expected)
      stop({
        line,
        code: 'section-twice',
        message: `The section ${name} has begun before. Put its rows together.`,
      });
    if (place > expected && expected > 0) {
      const skipped = names[expected] ?? 'PROJECTS';
      stop({
        line,
        code: 'section-out-of-order',
        message: `${name} begins before ${skipped}. The order is META, PROJECTS, VOTES.`,
      });
    }
    if (place > 0 && expected === 0) missing('META', line);
    if (cells.length > 1)
      error({
        line,
        code: 'cell-count',
        message: `Cells follow the heading ${name}. Take out the “;” behind it.`,
      });
    if (cells[0] !== name)
      warn({
        line,
        code: 'section-heading',
        message: `The heading is written ${quoted(cells[0] ?? '')}. Write ${name}.`,
      });
    section = name;
    headingLine = line;
    awaitsHeader = true;
    if (name === 'META') metaReader = createMetaReader(line, findings);
    if (name === 'PROJECTS') finishMeta();
  };

  const finishMeta = (): void => {
    meta = metaReader?.finish();
    for (const [key, told, limit] of [
      ['num_projects', meta?.numberOfProjects ?? 0, limits.projects],
      ['num_votes', meta?.numberOfVotes ?? 0, limits.votes],
    ] as const)
      if (told > limit)
        stop({
          line: metaReader?.lineOf(key) ?? headingLine,
          column: key,
          code: key === 'num_votes' ? 'too-many-votes' : 'too-many-projects',
          message: `A file may have ${limit} ${key === 'num_votes' ? 'votes' : 'projects'}. Split it.`,
        });
  };

  const header = (row: SourceRow): void => {
    awaitsHeader = false;
    if (section === 'META') metaReader?.header(row);
    if (section === 'PROJECTS') {
      const columns = readColumns(row, ['project_id', 'cost'], findings);
      projects = createProjectsReader(columns, findings, limits.projects);
    }
    if (section !== 'VOTES' || !metaReader || !meta || !projects) return;
    // Ballots of a type that is not known are judged by what they look like.
    if (!metaReader.hasVoteType())
      meta = {
        ...meta,
        voteType: row.cells.some((cell) => cell.trim() === 'points') ? 'scoring' : 'approval',
      };
    const points = hasPoints(meta.voteType) ? ['points'] : [];
    voteColumns = readColumns(row, ['voter_id', 'vote', ...points], findings);
    const rules = { meta, projects: projects.projects, indexOf: projects.indexOf };
    votes = createVotesReader(voteColumns, rules, findings, limits.votes);
  };

  return {
    row: (row) => {
      lastLine = row.line;
      if (isBlank(row)) {
        builder?.blank(row);
        warn({
          line: row.line,
          code: 'empty-line',
          message: 'The line is empty. Take it out.',
        });
        return;
      }
      const name = headingIn(row);
      const isVote =
        section === 'VOTES' && !awaitsHeader && row.cells.length === voteColumns?.names.length;
      if (name && !isVote) {
        begin(name, row);
        builder?.begin(row);
        return;
      }
      builder?.add(row);
      if (section === undefined)
        stop({
          line: row.line,
          code: 'text-before-meta',
          message: `The file begins with ${quoted(row.cells.join(';'))}, not with the line META. Take out what stands before it.`,
        });
      if (awaitsHeader) header(row);
      else if (votes) votes.row(row);
      else if (projects) projects.row(row);
      else metaReader?.row(row);
    },
    end: () => {
      if (awaitsHeader) headerMissing(headingLine);
      if (!metaReader) return missing('META', lastLine);
      if (!meta || !projects) {
        metaReader.finish();
        return missing('PROJECTS', lastLine);
      }
      if (!votes) return missing('VOTES', lastLine);
      return { metaReader, meta, projects, votes };
    },
  };
};
