/** Decides row by row what may be stored, what is wrong, and what is set aside. No I/O. */
import type { Frequency, YearKind } from '../catalogue/definition.ts';
import { createAcceptedRows, type Figures, type RowKey } from './accepted-rows.ts';
import { troubleOfPeriod, type Validity } from './area-validity.ts';
import type { Positions } from './columns.ts';
import { figuresOfRow, type Measure } from './figures-of-row.ts';
import { createGrouping } from './group-of-row.ts';
import type { Issue, IssueCode, IssueLog } from './issue.ts';
import type { Field, Mapping } from './mapping.ts';
import { createPeriodReader } from './period-of-row.ts';
import type { Table, TableRow } from './read-table.ts';
import { createRowReader, type RowCells, readNumbers } from './row-cells.ts';
import { readSex } from './sexes.ts';
import { createSchemaCheck } from './table-schema.ts';

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
  /** By geography and code, for areas that did not always hold. */
  readonly validity?: ReadonlyMap<string, ReadonlyMap<string, Validity>>;
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
  { header, labels }: Pick<Table, 'header' | 'labels'>,
  positions: Positions,
  known: Known,
  log: IssueLog,
) => {
  const rows = createAcceptedRows();
  const readRow = createRowReader(mapping, positions, labels);
  const judge = createJudge(mapping, positions, known);
  const schemaIssues = createSchemaJudge(mapping, header);
  const used = new Map(Object.entries(positions).map(([field, at]) => [at, field as Field])); // keys of `positions`
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
    const unknown = (row.unknown ?? []).flatMap((at) => {
      const field = used.get(at);
      return field ? [cells.issue(field, 'formula-without-value', '', 'error')] : [];
    });
    const promised = [...unknown, ...schemaIssues(row, cells)];
    const judged = judge(cells);
    if (judged.as === 'set-aside') setAside(judged.issue);
    else if (promised.length > 0)
      refuse([...promised, ...(judged.as === 'wrong' ? judged.issues : [])]);
    else if (judged.as === 'wrong') refuse(judged.issues);
    else place(cells, judged);
  };

  return { check, rows, counts: (): RowCounts => ({ ...counts, accepted: rows.length }) };
};

/** Why a row has no value: withheld by its source, else what stands in its place. */
const reasonFor = ({ cell }: RowCells, withheld: string): string =>
  withheld === '' ? cell('value') : `withheld: ${withheld}`;

/** What the schema of the mapping has against a row. */
const createSchemaJudge = (mapping: Mapping, header: readonly string[]) => {
  if (mapping.schema === undefined) return () => [];
  const findings = createSchemaCheck(mapping.schema, header);
  return (row: TableRow, cells: RowCells): readonly Issue[] =>
    findings(row.cells).map(({ position, rule, wanted }) =>
      cells.issueAt(position, 'schema', `${rule}|${wanted}`, 'error'),
    );
};

/** Judges rows alone: names, period, group and figures. */
const createJudge = (mapping: Mapping, positions: Positions, known: Known) => {
  const groupOf = createGrouping();
  const periodOf = createPeriodReader(mapping.dateOrder);
  const withheldMarks = new Set(mapping.withheld);
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
      const { field, detail, isAmbiguous } = period;
      if (mapping.unfitPeriods === 'set-aside' && detail !== 'date' && !isAmbiguous)
        return aside(field, 'wrong-period', detail);
      wrong(field, isAmbiguous ? 'ambiguous-date' : 'wrong-period', detail);
    } else if (mapping.otherBoundaries !== 'keep') {
      const validity = known.validity?.get(indicator.geography)?.get(area);
      const trouble = validity && troubleOfPeriod(validity, period, indicator);
      if (trouble && mapping.otherBoundaries === 'set-aside')
        return aside('area', trouble.code, trouble.detail);
      if (trouble) wrong('area', trouble.code, trouble.detail);
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

    const { numbers, printed, troubles, withheld } = readNumbers(
      cells,
      mapping.decimalSign,
      withheldMarks,
    );
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
      note: cell('note') || (Number.isNaN(figures.value) ? reasonFor(cells, withheld) : ''),
      warnings: said.map(({ field, code, detail, severity }) =>
        cells.issue(field, code, detail, severity),
      ),
    };
  };
};
