/** Rows of the published Fingertips extract, with the areas' counts, values and 95 % intervals. */
import { numberIn, type Row, readRows } from './shared-data.ts';

const FILE = 'fingertips/next/healthdata_33e18454.csv';

export interface FingertipsRow {
  readonly row: Row;
  readonly count: number;
  readonly denominator: number;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

let remembered: ReadonlyMap<string, readonly FingertipsRow[]> | null = null;

/** Every row of an indicator; NaN where a cell is empty. */
export const fingertipsRows = (indicator: number): readonly FingertipsRow[] => {
  remembered ??= Map.groupBy(readRows(FILE).map(fingertipsRow), ({ row }) => row.IndicatorId ?? '');
  return remembered.get(String(indicator)) ?? [];
};

/** The rows of an indicator that have a count, a denominator and an interval. */
export const fingertipsIntervals = (indicator: number): readonly FingertipsRow[] =>
  fingertipsRows(indicator).filter(({ count, denominator, lower, upper }) =>
    [count, denominator, lower, upper].every(Number.isFinite),
  );

const fingertipsRow = (row: Row): FingertipsRow => ({
  row,
  count: numberIn(row, 'Count'),
  denominator: numberIn(row, 'Denominator'),
  value: numberIn(row, 'Value'),
  lower: numberIn(row, 'LowerCI'),
  upper: numberIn(row, 'UpperCI'),
});
