/** Rows that MariaDB's optimiser expects. */
import type { Statement } from '../../dialects/dialect.ts';
import type { Node, OutputColumn } from '../../plan/node.ts';
import type { Row } from '../../values.ts';

const TEXT = { name: 'text' } as const;

type Ask = (statement: Statement, columns: readonly OutputColumn[]) => Promise<readonly Row[]>;

/** id, select_type, …, rows, filtered, Extra: with filtered since MariaDB 5.1, with partitions in MySQL. */
const COLUMNS: readonly OutputColumn[] = Array.from({ length: 11 }, (_, id) => ({
  id,
  name: `c${id}`,
  type: TEXT,
}));

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
  plan: Node,
  { text, parameters }: Statement,
  ask: Ask,
): Promise<number | undefined> => {
  const rows = await ask({ text: `explain extended ${text}`, parameters }, COLUMNS.slice(0, 11));
  const parts = new Map<string, number>();
  for (const row of rows) {
    const kind = String(row[1]);
    if (row[0] === null || !['SIMPLE', 'PRIMARY', 'UNION'].includes(kind)) continue;
    const expected = row[8] === null ? 1 : (Number(row[8]) * Number(row[9] ?? 100)) / 100;
    const part = String(row[0]);
    parts.set(part, (parts.get(part) ?? 1) * expected);
  }
  if (parts.size === 0) return undefined;
  const sum = [...parts.values()].reduce((total, part) => total + part, 0);
  return Math.min(Math.round(sum), most(plan));
};
