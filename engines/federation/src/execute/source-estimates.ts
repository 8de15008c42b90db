/** Asks sources how many rows they expect to give, where it decides who waits for whom. */
import { conjuncts } from '../plan/expression.ts';
import { type Fragment, fragmentsIn, inputsOf, type Node, withInputs } from '../plan/node.ts';
import type { Source } from '../sources/source.ts';
import type { RememberedEstimates } from './remembered-estimates.ts';

export interface AskingEstimates {
  readonly mayAsk: (source: string) => boolean;
  /** Aborted when nobody waits for the query any more. */
  readonly signal: AbortSignal;
  /** Milliseconds after which our own estimates do. */
  readonly patience: number;
  readonly remembered: RememberedEstimates;
}

/** Below this many rows a question costs more than what it may save. */
const MANY_ROWS = 2_000;

/** Whether nothing thins or gathers a table's rows: then its count is known. */
const isWhole = (node: Node): boolean =>
  node.kind === 'scan' || (node.kind === 'project' && isWhole(node.input));

const hasUnknownTable = (node: Node): boolean =>
  node.kind === 'scan'
    ? node.table.estimatedRows === undefined
    : inputsOf(node).some(hasUnknownTable);

/** Whether one row of one table is asked for by its key. */
const isLookup = (node: Node): boolean => {
  if (node.kind === 'project' || node.kind === 'sort' || node.kind === 'limit')
    return isLookup(node.input);
  if (node.kind !== 'filter' || node.input.kind !== 'scan') return false;
  const { columns, table } = node.input;
  const equal = conjuncts(node.condition).flatMap((condition) => {
    if (condition.kind !== 'call' || condition.function !== 'equal') return [];
    const column = condition.operands.find(({ kind }) => kind === 'column');
    return columns
      .filter(({ id }) => column?.kind === 'column' && column.id === id)
      .map((one) => one.column);
  });
  return table.keys.some((key) => key.every((column) => equal.includes(column)));
};

const isWorthAsking = ({ plan, estimatedRows }: Fragment): boolean =>
  !isWhole(plan) && !isLookup(plan) && (estimatedRows >= MANY_ROWS || hasUnknownTable(plan));

const withRows = (node: Node, rows: ReadonlyMap<string, number>): Node => {
  if (node.kind !== 'fragment') return withInputs(node, (input) => withRows(input, rows));
  const estimatedRows = rows.get(node.name);
  return estimatedRows === undefined ? node : { ...node, estimatedRows };
};

/**
 * A plan whose larger fragments have their sources' own estimates. Those that have none, fail or take too
 * long keep ours: what is wrong with a source is told when it is asked for rows. A plan with one fragment
 * has nobody to wait, and asks nothing.
 */
export const withSourceEstimates = async (
  plan: Node,
  sources: ReadonlyMap<string, Source>,
  { mayAsk, signal, patience, remembered }: AskingEstimates,
): Promise<Node> => {
  const fragments = fragmentsIn(plan);
  if (fragments.length < 2) return plan;
  const rows = new Map<string, number>();
  const asked = fragments.flatMap((fragment) => {
    const estimate = sources.get(fragment.source)?.estimate;
    if (!estimate || !isWorthAsking(fragment)) return [];
    const known = remembered.get(fragment.source, fragment.plan);
    if (known !== undefined) rows.set(fragment.name, known);
    return known === undefined && mayAsk(fragment.source) ? [{ fragment, estimate }] : [];
  });
  if (asked.length === 0) return rows.size > 0 ? withRows(plan, rows) : plan;
  const ending = new AbortController();
  const ended = AbortSignal.any([signal, ending.signal]);
  const timer = setTimeout(() => ending.abort('deadline'), patience);
  const over = new Promise<void>((resolve) =>
    ended.addEventListener('abort', () => resolve(), { once: true }),
  );
  const answers = asked.map(async ({ fragment, estimate }) => {
    try {
      const estimated = await estimate(fragment.plan, ended);
      if (estimated === undefined || ended.aborted) return;
      rows.set(fragment.name, Math.max(1, estimated));
      remembered.keep(fragment.source, fragment.plan, Math.max(1, estimated));
    } catch {
      // Ours stands.
    }
  });
  await Promise.race([Promise.all(answers), over]);
  clearTimeout(timer);
  // Nothing that is still being asked outlives this.
  ending.abort('cancelled');
  return withRows(plan, new Map(rows));
};
