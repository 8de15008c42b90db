/** Business figures from CSV files, each row checked with its number. */
import { parse } from 'csv-parse/sync';
import { Problem } from '../../../platform/problem.ts';
import {
  type BusinessKind,
  days,
  lines,
  type Market,
  type PassersBy,
  passingAges,
  roundPassers,
} from './content.ts';

interface Row {
  readonly text: (column: string) => string;
  readonly whole: (column: string, from: number, to: number) => number;
  /** Null where the cell is empty. */
  readonly number: (column: string, to: number) => number | null;
  readonly oneOf: <Value extends string>(column: string, values: readonly Value[]) => Value;
}

const readerOf = (cells: Readonly<Record<string, string>>, row: number): Row => {
  const wrong = (column: string) => new Problem('invalid-input', { row, column });
  const cell = (column: string) => cells[column]?.trim() ?? '';
  const number: Row['number'] = (column, to) => {
    const given = cell(column);
    if (given === '') return null;
    const value = Number(given);
    if (!(value >= 0 && value <= to)) throw wrong(column);
    return value;
  };
  return {
    number,
    text: (column) => {
      const given = cell(column);
      if (given === '' || given.length > 80) throw wrong(column);
      return given;
    },
    whole: (column, from, to) => {
      const value = number(column, to);
      if (value === null || value < from || !Number.isInteger(value)) throw wrong(column);
      return value;
    },
    oneOf: (column, values) => {
      const found = values.find((value) => value === cell(column));
      if (found === undefined) throw wrong(column);
      return found;
    },
  };
};

const rowsOf = <Value>(
  source: string,
  areas: ReadonlySet<string>,
  read: (row: Row, area: string, year: number) => Value,
): readonly Value[] => {
  const cells: Record<string, string>[] = parse(source, {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  });
  return cells.map((one, index) => {
    const number = index + 2;
    const row = readerOf(one, number);
    const area = row.text('area');
    if (!areas.has(area)) throw new Problem('invalid-input', { row: number, column: 'area' });
    return read(row, area, row.whole('year', 1900, 2200));
  });
};

const most = 1e9;

/** Columns: area, year, day, hour, age, count. Counts are rounded to tens. @throws Problem invalid-input */
export const passersByFromCsv = (
  source: string,
  areas: ReadonlySet<string>,
): readonly PassersBy[] =>
  rowsOf(source, areas, (row, area, year) => ({
    area,
    year,
    day: row.oneOf('day', days),
    hour: row.whole('hour', 0, 23),
    age: row.oneOf('age', passingAges),
    count: roundPassers(row.whole('count', 0, most)),
  }));

/** Columns: area, year, line, kind, count. @throws Problem invalid-input */
export const businessKindsFromCsv = (
  source: string,
  areas: ReadonlySet<string>,
): readonly BusinessKind[] =>
  rowsOf(source, areas, (row, area, year) => ({
    area,
    year,
    line: row.oneOf('line', lines),
    kind: row.text('kind'),
    count: row.whole('count', 0, most),
  }));

/** Columns: area, year and the fields of `Market` as headers; an empty cell is not known. @throws Problem invalid-input */
export const marketsFromCsv = (source: string, areas: ReadonlySet<string>): readonly Market[] =>
  rowsOf(source, areas, (row, area, year) => {
    const count = (column: string) =>
      row.number(column, most) === null ? null : row.whole(column, 0, most);
    return {
      area,
      year,
      householdIncome: count('household_income'),
      dailySpending: row.number('daily_spending', most),
      spendingFromElsewhere: row.number('spending_from_elsewhere', 1),
      premises: count('premises'),
      vacantPremises: count('vacant_premises'),
      openings: count('openings'),
      closings: count('closings'),
    };
  });
