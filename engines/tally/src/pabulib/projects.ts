/** The PROJECTS section. */
import type { Project } from '../election.ts';
import { ZERO } from '../rational.ts';
import { type Columns, hasAllCells, warnOfWhitespace } from './columns.ts';
import { type Findings, quoted } from './faults.ts';
import type { SourceRow } from './records.ts';
import { checkClosed, closedProjectColumns, readAmount, readList, readWhole } from './values.ts';

/** A project as the file has it. */
export interface PabulibProject extends Project {
  readonly line: number;
  /** Votes and points that the file says it got; undefined without such a column. */
  readonly votes: number | undefined;
  readonly score: number | undefined;
  /** 0 lost, 1 won; 2 and 3 are other ways to be funded; undefined where the file does not say. */
  readonly selected: number | undefined;
  readonly neighborhood: string;
}

export interface ProjectsReader {
  readonly row: (row: SourceRow) => void;
  readonly projects: readonly PabulibProject[];
  /** Rows read, those with a fault too. */
  readonly count: () => number;
  readonly indexOf: (id: string) => number | undefined;
  /** Whether a row is missing among the projects. */
  readonly hasFaults: () => boolean;
}

export const createProjectsReader = (
  columns: Columns,
  findings: Findings,
  limit: number,
): ProjectsReader => {
  const { error, stop } = findings;
  const projects: PabulibProject[] = [];
  const indices = new Map<string, number>();
  let count = 0;

  const checkId = (id: string, line: number): boolean => {
    const place = { line, column: 'project_id' };
    if (id === '')
      error({ ...place, code: 'id-missing', message: 'The project has no id. Give it one.' });
    else if (id.includes(','))
      error({
        ...place,
        code: 'comma-in-id',
        message: `No ballot can name ${quoted(id)}: commas separate ids. Take the comma out.`,
      });
    const known = indices.get(id);
    if (known === undefined) return true;
    error({
      ...place,
      code: 'duplicate-project',
      message: `Project ${quoted(id)} stands on line ${projects[known]?.line} already. Give one another id.`,
    });
    return false;
  };

  /** Of a row that cannot be read: so that its votes are not told of as votes for no project. */
  const keepId = ({ cells, line }: SourceRow): void => {
    const id = (cells[columns.find('project_id') ?? 0] ?? '').trim();
    if (id === '' || indices.has(id)) return;
    indices.set(id, projects.length);
    projects.push({
      id,
      cost: ZERO,
      name: id,
      categories: [],
      line,
      votes: undefined,
      score: undefined,
      selected: undefined,
      neighborhood: '',
    });
  };

  const readSelected = (text: string, line: number): number | undefined => {
    if (text === '') return undefined;
    if (/^[0-3]$/.test(text)) return Number(text);
    error({
      line,
      column: 'selected',
      code: 'selected-not-0-to-3',
      message: `${quoted(text)} is not 0, 1, 2 or 3. Write 1 for a winner and 0 for the others.`,
    });
    return undefined;
  };

  return {
    projects,
    count: () => count,
    indexOf: (id) => indices.get(id),
    hasFaults: () => projects.length !== count,
    row: (row) => {
      const { cells, line } = row;
      count += 1;
      if (count > limit)
        stop({
          line,
          code: 'too-many-projects',
          message: `A file may have ${limit} projects. Split it.`,
        });
      if (!hasAllCells(row, columns.names.length, findings)) {
        keepId(row);
        return;
      }
      warnOfWhitespace(row, (index) => columns.names[index] ?? '', findings);
      const written = (column: string): string | undefined => {
        const index = columns.find(column);
        return index === undefined ? undefined : cells[index];
      };
      const trimmed = (column: string): string => (written(column) ?? '').trim();
      const number = (column: string): number | undefined => {
        if (written(column) === undefined) return undefined;
        return readWhole(trimmed(column) || '0', { line, column }, findings);
      };
      for (const [column, field] of closedProjectColumns)
        checkClosed(trimmed(column), field, { line, column }, findings);
      const id = trimmed('project_id');
      const project = {
        id,
        cost: readAmount(trimmed('cost'), { line, column: 'cost' }, findings) ?? ZERO,
        name: written('name') ?? id,
        categories: readList(trimmed('category'), { line, column: 'category' }, findings),
        line,
        votes: number('votes'),
        score: number('score'),
        selected: readSelected(trimmed('selected'), line),
        neighborhood: trimmed('neighborhood'),
      };
      if (!checkId(id, line)) return;
      indices.set(id, projects.length);
      projects.push(project);
    },
  };
};
