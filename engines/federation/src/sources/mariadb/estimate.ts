/** Rows that MariaDB's optimiser expects. */
import type { Statement } from '../../dialects/dialect.ts';
import type { Node, OutputColumn } from '../../plan/node.ts';
import type { Row } from '../../values.ts';
import type { MariadbOptions } from './options.ts';

const TEXT = { name: 'text' } as const;

type Ask = (statement: Statement, columns: readonly OutputColumn[]) => Promise<readonly Row[]>;

interface Explained {
  readonly statement: string;
  /** Columns of the answer, and the places of `rows` and `filtered` in it. */
  readonly columns: number;
  readonly rows: number;
  readonly filtered: number;
}

/** Of MySQL 8 and 9: `extended` is gone, and so is the certainty that tables are what is explained with. */
const EXPLAIN: Readonly<Record<MariadbOptions['kind'], Explained>> = {
  mariadb: { statement: 'explain extended', columns: 11, rows: 8, filtered: 9 },
  mysql: { statement: 'explain format = traditional', columns: 12, rows: 9, filtered: 10 },
};

/** What a plan gives at most, whatever it reads. */
const most = (plan: Node): number => {
  if (plan.kind === 'limit') return plan.count ?? Number.POSITIVE_INFINITY;
  if (plan.kind === 'aggregate' && plan.keys.length === 0) return 1;
  if (plan.kind === 'project' || plan.kind === 'sort') return most(plan.input);
  return Number.POSITIVE_INFINITY;
};

/**
 * Parts joined with each other stand under one number and multiply; parts of a union add up. What grouping
 * leaves is not told, so it counts as all.
 *
 * @throws SourceError
 */
export const estimateMariadb = async (
  kind: MariadbOptions['kind'],
  plan: Node,
  { text, parameters }: Statement,
  ask: Ask,
): Promise<number | undefined> => {
  const explained = EXPLAIN[kind];
  const columns: readonly OutputColumn[] = Array.from({ length: explained.columns }, (_, id) => ({
    ...{ id, name: `c${id}`, type: TEXT },
  }));
  const rows = await ask({ text: `${explained.statement} ${text}`, parameters }, columns);
  const parts = new Map<string, number>();
  for (const row of rows) {
    if (row[0] === null || !['SIMPLE', 'PRIMARY', 'UNION'].includes(String(row[1]))) continue;
    const read = row[explained.rows] ?? null;
    const expected =
      read === null ? 1 : (Number(read) * Number(row[explained.filtered] ?? 100)) / 100;
    const part = String(row[0]);
    parts.set(part, (parts.get(part) ?? 1) * expected);
  }
  if (parts.size === 0) return undefined;
  const sum = [...parts.values()].reduce((total, part) => total + part, 0);
  return Math.min(Math.round(sum), most(plan));
};
