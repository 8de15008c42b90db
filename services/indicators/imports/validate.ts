/** Decides row by row what may be stored, what is wrong, and what is set aside. No I/O. */
import type { Frequency, YearKind } from '../catalogue/definition.ts';
import { createAcceptedRows, type Figures, type RowKey } from './accepted-rows.ts';
import type { Positions } from './columns.ts';
import { figuresOfRow, type Measure } from './figures-of-row.ts';
import { createGrouping } from './group-of-row.ts';
import type { Issue, IssueCode, IssueLog } from './issue.ts';
import type { Field, Mapping } from './mapping.ts';
import { createPeriodReader } from './period-of-row.ts';
import type { TableRow } from './read-table.ts';
import { createRowReader, type RowCells, readNumbers } from './row-cells.ts';
import { readSex } from './sexes.ts';

/** What must be known of an indicator to check its rows. */
export interface KnownIndicator extends Measure {
  readonly id: number;
  readonly code: string;
  readonly frequency: Frequency;
  readonly yearKind: YearKind;
  readonly geography: string;
  readonly dimensions: readonly string[];
}

export interface Known {
  /** By code in lower case. */
  readonly indicators: ReadonlyMap<string, KnownIndicator>;
  /** Codes of areas by geography. */
  readonly areas: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
  readonly wrong: number;
}

/** What a row comes to before its neighbours are looked at. */
type Judged =
  | {
      readonly as: 'right';
      readonly key: RowKey;
      readonly figures: Figures;
      readonly note: string;
      readonly warnings: readonly Issue[];
    }
  | { readonly as: 'set-aside'; readonly issue: Issue }
  | { readonly as: 'wrong'; readonly issues: readonly Issue[] };

/**
 * Checks the rows of one file, in order. Memory grows with the rows that are accepted.
 *
 * @param positions where the mapping's columns stand, from `findColumns`
 */
export const createValidator = (
  mapping: Mapping,
  header: readonly string[],
  positions: Positions,
  known: Known,
  log: IssueLog,
) => {
  const rows = createAcceptedRows();
  const readRow = createRowReader(mapping, header, positions);
  const judge = createJudge(mapping, positions, known);
  const counts = { read: 0, setAside: 0, wrong: 0 };

  const refuse = (issues: readonly Issue[]): void => {
    for (const issue of issues) log.add(issue);
    counts.wrong++;
  };
  const setAside = (issue: Issue): void => {
    log.add(issue);
    counts.setAside++;
  };

  /** Holds a right row against those before it. */
  const place = (
    cells: RowCells,
    { key, figures, note, warnings }: Judged & { as: 'right' },
  ): void => {
    const { row } = cells;
    const earlier = rows.add(row, key, figures, note);
    if (earlier === undefined) {
      for (const warning of warnings) log.add(warning);
      return;
    }
    const line = rows.lineOf(earlier);
    const say = (code: IssueCode, severity: Issue['severity']) =>
      cells.issue(undefined, code, String(line), severity);
    if (rows.isEqual(earlier, figures, note)) setAside(say('repeat', 'set-aside'));
    else if (mapping.duplicates === 'reject') refuse([say('duplicate-key', 'error')]);
    else if (mapping.duplicates === 'first') setAside(say('duplicate-key', 'set-aside'));
    else {
      rows.replace(earlier, row, figures, note);
      for (const warning of warnings) log.add(warning);
      setAside({ ...say('duplicate-key', 'set-aside'), row: line, detail: String(row) });
    }
  };

  const check = (row: TableRow): void => {
    counts.read++;
    const cells = readRow(row);
    const isRagged =
      row.cells.length < header.length ||
      row.cells.slice(header.length).some((extra) => extra !== '');
    if (isRagged) {
      const issue = cells.issue(undefined, 'ragged-row', String(header.length), 'error');
      refuse([{ ...issue, value: String(row.cells.length) }]);
      return;
    }
    const judged = judge(cells);
    if (judged.as === 'wrong') refuse(judged.issues);
    else if (judged.as === 'set-aside') setAside(judged.issue);
    else place(cells, judged);
  };

  return { check, rows, counts: (): RowCounts => ({ ...counts, accepted: rows.length }) };
};

/** Judges rows alone: names, period, group and figures. */
const createJudge = (mapping: Mapping, positions: Positions, known: Known) => {
  const groupOf = createGrouping();
  const periodOf = createPeriodReader();
  const allAges = new Set(mapping.allAges.map((age) => age.toLowerCase()));
  const hasValue = positions.value !== undefined || (mapping.constants.value ?? '') !== '';

  const ageOf = (from: string, to: string): string => {
    if (allAges.has(from.toLowerCase())) return '';
    if (positions.ageTo === undefined || from === '') return from;
    return to === '' ? `${from}+` : `${from}-${to}`;
  };

  return (cells: RowCells): Judged => {
    const { cell, part } = cells;
    const issues: Issue[] = [];
    const wrong = (field: Field, code: IssueCode, detail = ''): void => {
      issues.push(cells.issue(field, code, detail, 'error'));
    };
    const aside = (field: Field, code: IssueCode, detail = ''): Judged => ({
      as: 'set-aside',
      issue: cells.issue(field, code, detail, 'set-aside'),
    });

    const indicator = known.indicators.get(cell('indicator').toLowerCase());
    if (indicator === undefined) {
      if (mapping.unknownIndicators === 'set-aside') return aside('indicator', 'unknown-indicator');
      wrong('indicator', 'unknown-indicator');
      return { as: 'wrong', issues };
    }
    const area = cell('area');
    if (!known.areas.get(indicator.geography)?.has(area)) {
      if (mapping.unknownAreas === 'set-aside')
        return aside('area', 'unknown-area', indicator.geography);
      wrong('area', 'unknown-area', indicator.geography);
    }
    const period = periodOf(
      {
        period: cell('period'),
        quarter: part('quarter'),
        month: part('month'),
        periodEnd: part('periodEnd'),
      },
      indicator,
    );
    if (typeof period !== 'string') {
      const { field, detail } = period;
      if (mapping.unfitPeriods === 'set-aside' && detail !== 'date')
        return aside(field, 'wrong-period', detail);
      wrong(field, 'wrong-period', detail);
    }
    const sex = readSex(part('sex'), mapping.sexes);
    if (sex === undefined) wrong('sex', 'unknown-sex');
    const group =
      sex &&
      groupOf(indicator, {
        sex,
        age: ageOf(part('age'), part('ageTo')),
        categoryType: part('categoryType'),
        category: part('category'),
      });
    if (group && 'part' in group) wrong(group.part, 'unexpected-group', group.expected);

    const { numbers, printed, troubles } = readNumbers(cells, mapping.decimalSign);
    for (const { field, trouble } of troubles) wrong(field, 'wrong-number', trouble);
    const { figures, findings } = figuresOfRow(indicator, numbers, printed, hasValue);
    const said = troubles.length > 0 ? [] : findings; // half a row's numbers say nothing of the rest
    for (const { field, code, detail, severity } of said)
      if (severity === 'error') wrong(field, code, detail);
    if (issues.length > 0 || typeof period !== 'string' || !group || 'part' in group)
      return { as: 'wrong', issues };

    return {
      as: 'right',
      key: { indicatorId: indicator.id, cut: group.cut, cutKey: group.key, area, period },
      figures,
      note: cell('note') || (Number.isNaN(figures.value) ? cell('value') : ''),
      warnings: said.map(({ field, code, detail, severity }) =>
        cells.issue(field, code, detail, severity),
      ),
    };
  };
};
