/**
 * What `analyze` has left in a file (sqlite.org/fileformat2.html, 2.6.3): for each index the number of its
 * rows and, for its first columns, the average number of rows that are alike. Anyone may have written
 * something else there, so what makes no sense is left out.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { DeclaredColumn, TableIndex } from './catalogue.ts';
import { primaryKeyOf } from './catalogue.ts';

export interface IndexStatistic {
  readonly table: string;
  /** Undefined when it is of the table alone. */
  readonly index: string | undefined;
  readonly rows: number;
  /** Rows that have the same value in the first column, on average. */
  readonly alike: number | undefined;
}

/** @param mostRows what the file has room for */
const statisticOf = (
  { tbl, idx, stat }: Readonly<Record<string, unknown>>,
  mostRows: number,
): readonly IndexStatistic[] => {
  const numbers = /^\s*(\d{1,15})(?:\s+(\d{1,15}))?(?:\s|$)/.exec(String(stat));
  if (typeof tbl !== 'string' || typeof stat !== 'string' || !numbers) return [];
  const rows = Number(numbers[1]);
  const alike = numbers[2] === undefined ? undefined : Number(numbers[2]);
  if (rows > mostRows) return [];
  const isSound = alike !== undefined && alike >= 1 && alike <= Math.max(1, rows);
  return [
    {
      table: tbl,
      index: typeof idx === 'string' ? idx : undefined,
      rows,
      alike: isSound ? alike : undefined,
    },
  ];
};

export const readStatistics = (
  database: DatabaseSync,
  mostRows: number,
): readonly IndexStatistic[] => {
  try {
    return database
      .prepare('select tbl, idx, stat from main.sqlite_stat1')
      .all()
      .flatMap((row) => statisticOf(row, mostRows));
  } catch {
    // Never analysed, or the table is not what it should be: statistics are a help, not a need.
    return [];
  }
};

/** Rows of a table when it was analysed; indexes on some of the rows say nothing of it. */
export const analysedRows = (
  statistics: readonly IndexStatistic[],
  table: string,
  indexes: readonly TableIndex[],
): number | undefined => {
  const partial = new Set(indexes.filter(({ isPartial }) => isPartial).map(({ name }) => name));
  const told = statistics
    .filter((statistic) => statistic.table === table && !partial.has(statistic.index ?? ''))
    .map(({ rows }) => rows);
  return told.length > 0 ? Math.max(...told) : undefined;
};

/** Distinct values by column, for those with which an index begins. */
export const analysedDistinct = (
  statistics: readonly IndexStatistic[],
  table: string,
  indexes: readonly TableIndex[],
  columns: readonly DeclaredColumn[],
): ReadonlyMap<string, number> => {
  const firstColumnOf = (index: string | undefined): string | null | undefined => {
    // A table without row numbers is its own index.
    if (index === table) return primaryKeyOf(columns)[0];
    return indexes.find(({ name, isPartial }) => name === index && !isPartial)?.columns[0];
  };
  const distinct = new Map<string, number>();
  for (const { table: of, index, rows, alike } of statistics) {
    const column = of === table ? firstColumnOf(index) : undefined;
    if (!column || alike === undefined) continue;
    const values = Math.max(1, Math.round(rows / alike));
    distinct.set(column, Math.max(values, distinct.get(column) ?? 0));
  }
  return distinct;
};
