/** What a row says field by field, as the mapping reads it. */
import type { Positions } from './columns.ts';
import type { Issue, IssueCode, Severity } from './issue.ts';
import { type Field, type Mapping, type NumberField, numberFields } from './mapping.ts';
import { type NumberTrouble, readNumber } from './read-number.ts';
import type { TableRow } from './read-table.ts';

export interface RowCells {
  readonly row: number;
  /** Text of a field: of its column, else the mapping's constant. */
  readonly cell: (field: Field) => string;
  /** The same, with marks for “none” as the empty text. */
  readonly part: (field: Field) => string;
  readonly issue: (
    field: Field | undefined,
    code: IssueCode,
    detail: string,
    severity: Severity,
  ) => Issue;
  /** Of any column, also one the mapping does not use. */
  readonly issueAt: (
    position: number,
    code: IssueCode,
    detail: string,
    severity: Severity,
  ) => Issue;
}

/** A cell without the space, and without the quotes that some sources leave around a text. */
const bare = (cell: string): string => {
  const text = cell.trim();
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).trim()
    : text;
};

export const createRowReader = (
  mapping: Mapping,
  positions: Positions,
  /** What a column is called in what people read; a workbook adds its letter. */
  labels: readonly string[],
) => {
  const missing = new Set(['', ...mapping.missing.map((mark) => mark.trim())]);
  const columnOf = (field: Field): string => {
    const position = positions[field];
    return position === undefined ? '' : (labels[position] ?? '');
  };
  return ({ row, cells }: TableRow): RowCells => {
    const cell = (field: Field): string => {
      const position = positions[field];
      return bare((position === undefined ? mapping.constants[field] : cells[position]) ?? '');
    };
    return {
      row,
      cell,
      part: (field) => {
        const text = cell(field);
        return missing.has(text) ? '' : text;
      },
      issue: (field, code, detail, severity) => ({
        row,
        column: field === undefined ? '' : columnOf(field),
        code,
        value: field === undefined ? '' : cell(field),
        detail,
        severity,
      }),
      issueAt: (position, code, detail, severity) => ({
        row,
        column: labels[position] ?? '',
        code,
        value: cells[position] ?? '',
        detail,
        severity,
      }),
    };
  };
};

export interface ReadNumbers {
  /** NaN where the row has none. */
  readonly numbers: Readonly<Record<NumberField, number>>;
  /** As printed, for how far each was rounded. */
  readonly printed: Readonly<Record<NumberField, string>>;
  readonly troubles: readonly { readonly field: NumberField; readonly trouble: NumberTrouble }[];
  /** The mark by which the source withholds a figure of the row; empty when it withholds none. */
  readonly withheld: string;
}

/** “Fewer than five”, as every source writes it. */
const fewerThan = /^[<‹≤] ?\d{1,3}$/;

export const readNumbers = (
  { part }: RowCells,
  decimalSign: Mapping['decimalSign'],
  withheldMarks: ReadonlySet<string>,
): ReadNumbers => {
  const none = Number.NaN;
  const numbers = { numerator: none, denominator: none, value: none, lower: none, upper: none };
  const printed = { numerator: '', denominator: '', value: '', lower: '', upper: '' };
  const troubles: { field: NumberField; trouble: NumberTrouble }[] = [];
  let withheld = '';
  for (const field of numberFields) {
    const text = part(field);
    if (text === '') continue;
    if (withheldMarks.has(text) || fewerThan.test(text)) {
      withheld ||= text;
      continue;
    }
    const number = readNumber(text, decimalSign);
    if (typeof number === 'string') troubles.push({ field, trouble: number });
    else {
      numbers[field] = number;
      printed[field] = text;
    }
  }
  return { numbers, printed, troubles, withheld };
};
