/** Small tables of two dimensions, written down as rows of numbers. */
import { type LinearTable, sumOf, type TableCell } from '../linear-table.ts';
import { ANOTHER_VALUE } from '../protection-level.ts';

export interface MatrixOptions {
  /** Keys of cells that are hidden and ask for protection. */
  readonly primary?: readonly string[];
  /** Keys of cells that are hidden without asking for it. */
  readonly hidden?: readonly string[];
  readonly upper?: number;
}

/**
 * A table with margins from its inner values. Rows are a, b, …, columns 1, 2, …, `+` is the total:
 * `b3`, `a+`, `+3`, `++`.
 */
export const matrix = (
  values: readonly (readonly number[])[],
  { primary = [], hidden = [], upper = Number.POSITIVE_INFINITY }: MatrixOptions = {},
): LinearTable => {
  const rows = values.map((_, index) => String.fromCharCode(97 + index));
  const columns = (values[0] ?? []).map((_, index) => String(index + 1));
  const total = (some: readonly number[]): number => some.reduce((sum, value) => sum + value, 0);
  const withTotals = values.map((row) => [...row, total(row)]);
  const footer = [...columns, '+'].map((_, at) => total(withTotals.map((row) => row[at] ?? 0)));
  const cells = [...withTotals, footer].flatMap((row, y) =>
    row.map((value, x): TableCell => {
      const key = `${rows[y] ?? '+'}${columns[x] ?? '+'}`;
      const isPrimary = primary.includes(key);
      return {
        key,
        value,
        form: { kind: isPrimary || hidden.includes(key) ? 'hidden' : 'exact' },
        known: { lower: 0, upper },
        ...(isPrimary ? { protection: ANOTHER_VALUE } : {}),
      };
    }),
  );
  return {
    cells,
    relations: [
      ...[...rows, '+'].map((row) =>
        sumOf(
          `${row}+`,
          columns.map((column) => row + column),
        ),
      ),
      ...[...columns, '+'].map((column) =>
        sumOf(
          `+${column}`,
          rows.map((row) => row + column),
        ),
      ),
    ],
  };
};
