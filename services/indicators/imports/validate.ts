/** Decides row by row what may be stored, what is wrong, and what is set aside. No I/O. */
import type { Frequency, YearKind } from '../catalogue/definition.ts';
import { createAcceptedRows } from './accepted-rows.ts';
import type { Positions } from './columns.ts';
import { figuresOfRow, type Measure, type RowNumbers } from './figures-of-row.ts';
import { createGrouping } from './group-of-row.ts';
import type { Issue, IssueCode, IssueLog } from './issue.ts';
import { type Field, type Mapping, type NumberField, numberFields } from './mapping.ts';
import { createPeriodReader } from './period-of-row.ts';
import { readNumber } from './read-number.ts';
import type { TableRow } from './read-table.ts';
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

/** What became of a row. */
export type Outcome = 'accepted' | 'set-aside' | 'wrong';

export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly setAside: number;
  readonly wrong: number;
}

/** A cell without the space, and without the quotes that some sources leave around a text. */
const bare = (cell: string): string => {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).trim()
    : text;
};

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
  const groupOf = createGrouping();
  const periodOf = createPeriodReader();
  const missing = new Set(['', ...mapping.missing.map((mark) => mark.trim())]);
  const allAges = new Set(mapping.allAges.map((age) => age.toLowerCase()));
  const counts = { read: 0, setAside: 0, wrong: 0 };
  const hasValue = positions.value !== undefined || (mapping.constants.value ?? '') !== '';
  const columnOf = (field: Field): string => {
    const position = positions[field];
    return position === undefined ? '' : (header[position] ?? '');
  };

  const check = ({ row, cells }: TableRow): Outcome => {
    counts.read++;
    const cell = (field: Field): string => {
      const position = positions[field];
      return bare((position === undefined ? mapping.constants[field] : cells[position]) ?? '');
    };
    /** A part of the group or period: marks for “none” count as empty. */
    const part = (field: Field): string => {
      const text = cell(field);
      return missing.has(text) ? '' : text;
    };
    const errors: Issue[] = [];
    const say = (
      field: Field | undefined,
      code: IssueCode,
      detail: string,
      severity: Issue['severity'],
    ): Issue => ({
      row,
      column: field === undefined ? '' : columnOf(field),
      code,
      value: field === undefined ? '' : cell(field),
      detail,
      severity,
    });
    const wrong = (field: Field | undefined, code: IssueCode, detail = ''): void => {
      errors.push(say(field, code, detail, 'error'));
    };
    const setAside = (issue: Issue): Outcome => {
      log.add({ ...issue, severity: 'set-aside' });
      counts.setAside++;
      return 'set-aside';
    };
    const refuse = (): Outcome => {
      for (const issue of errors) log.add(issue);
      counts.wrong++;
      return 'wrong';
    };

    if (cells.length < header.length || cells.slice(header.length).some((extra) => extra !== '')) {
      log.add({
        row,
        column: '',
        code: 'ragged-row',
        value: String(cells.length),
        detail: String(header.length),
        severity: 'error',
      });
      counts.wrong++;
      return 'wrong';
    }
    const indicator = known.indicators.get(cell('indicator').toLowerCase());
    if (indicator === undefined) {
      wrong('indicator', 'unknown-indicator');
      const [issue] = errors;
      return mapping.unknownIndicators === 'set-aside' && issue ? setAside(issue) : refuse();
    }
    const area = cell('area');
    if (!known.areas.get(indicator.geography)?.has(area)) {
      if (mapping.unknownAreas === 'set-aside')
        return setAside(say('area', 'unknown-area', indicator.geography, 'set-aside'));
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
      if (mapping.unfitPeriods === 'set-aside' && period.detail !== 'date')
        return setAside(say(period.field, 'wrong-period', period.detail, 'set-aside'));
      wrong(period.field, 'wrong-period', period.detail);
    }
    const sex = readSex(part('sex'), mapping.sexes);
    if (sex === undefined) wrong('sex', 'unknown-sex');
    const group = groupOf(indicator, {
      sex: sex ?? 'persons',
      age: ageOf(part('age'), positions.ageTo === undefined ? undefined : part('ageTo'), allAges),
      categoryType: part('categoryType'),
      category: part('category'),
    });
    if ('part' in group && sex !== undefined) wrong(group.part, 'unexpected-group', group.expected);

    const numbers: Record<NumberField, number> = {
      numerator: Number.NaN,
      denominator: Number.NaN,
      value: Number.NaN,
      lower: Number.NaN,
      upper: Number.NaN,
    };
    const printed: Record<NumberField, string> = {
      numerator: '',
      denominator: '',
      value: '',
      lower: '',
      upper: '',
    };
    for (const field of numberFields) {
      const text = cell(field);
      if (missing.has(text)) continue;
      const number = readNumber(text, mapping.decimalSign);
      if (typeof number === 'string') wrong(field, 'wrong-number', number);
      else {
        numbers[field] = number;
        printed[field] = text;
      }
    }
    const { figures, findings } = figuresOfRow(
      indicator,
      numbers satisfies RowNumbers,
      printed,
      hasValue,
    );
    const hasWrongNumber = errors.some(({ code }) => code === 'wrong-number');
    const warnings: Issue[] = [];
    for (const { field, code, detail, severity } of hasWrongNumber ? [] : findings)
      if (severity === 'error') wrong(field, code, detail);
      else warnings.push(say(field, code, detail, severity));
    if (errors.length > 0 || typeof period !== 'string' || 'part' in group) return refuse();

    const note = cell('note') || (Number.isNaN(figures.value) ? cell('value') : '');
    const key = { indicatorId: indicator.id, cut: group.cut, cutKey: group.key, area, period };
    const earlier = rows.add(row, key, figures, note);
    if (earlier === undefined) {
      for (const warning of warnings) log.add(warning);
      return 'accepted';
    }
    const earlierLine = rows.lineOf(earlier);
    if (rows.isEqual(earlier, figures, note))
      return setAside(say(undefined, 'repeat', String(earlierLine), 'set-aside'));
    if (mapping.duplicates === 'reject') {
      wrong(undefined, 'duplicate-key', String(earlierLine));
      return refuse();
    }
    if (mapping.duplicates === 'first')
      return setAside(say(undefined, 'duplicate-key', String(earlierLine), 'set-aside'));
    rows.replace(earlier, row, figures, note);
    for (const warning of warnings) log.add(warning);
    setAside({
      row: earlierLine,
      column: '',
      code: 'duplicate-key',
      value: '',
      detail: String(row),
      severity: 'set-aside',
    });
    return 'accepted';
  };

  return {
    check,
    rows,
    counts: (): RowCounts => ({ ...counts, accepted: rows.length }),
  };
};

const ageOf = (from: string, to: string | undefined, allAges: ReadonlySet<string>): string => {
  if (allAges.has(from.toLowerCase())) return '';
  if (to === undefined || from === '') return from;
  return to === '' ? `${from}+` : `${from}-${to}`;
};
