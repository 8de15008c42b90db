/**
 * Policies are applied where rows come from, before anything else is planned: a condition, a join or an
 * order of a query only ever meets what its asker may see.
 */

import { FederationError } from '../federation-error.ts';
import { type ColumnId, column, type Expression } from '../plan/expression.ts';
import {
  type Node,
  type OutputColumn,
  type Scan,
  type ScanColumn,
  withInputs,
} from '../plan/node.ts';
import { canRaise } from '../plan/raising.ts';
import type { TableSchema } from '../schema.ts';
import { closedWords } from '../sql/tables.ts';
import { closedBy, type TableDecision } from './decide.ts';
import { canMask, masked } from './mask.ts';
import { missingColumns, obligationsOn } from './obligations.ts';
import { coarse } from './visible-schema.ts';

export { visibleSchema } from './visible-schema.ts';

export interface Applying {
  /** The table as it is, by source and name. */
  readonly tableOf: (source: string, name: string) => TableSchema;
  readonly decide: (source: string, table: TableSchema) => TableDecision;
  /** Reads a policy's condition over columns. */
  readonly condition: (text: string, columns: readonly OutputColumn[]) => Expression;
  readonly nextId: () => ColumnId;
  readonly hashKey: string | undefined;
}

const configuration = (message: string, cause?: unknown): FederationError =>
  Object.assign(new FederationError('configuration', message), { cause });

/**
 * A policy's condition. One that may fail is refused: a query that chooses among rows could find out by
 * which hidden one it fails. What is wrong with it is for its author, not for whoever asks.
 */
const rowCondition = (
  text: string,
  columns: readonly OutputColumn[],
  table: string,
  { condition }: Applying,
): Expression => {
  let read: Expression;
  try {
    read = condition(text, columns);
  } catch (error) {
    throw configuration(`The condition on rows in a policy on ${table} cannot be read`, error);
  }
  if (canRaise(read))
    throw configuration(
      `The condition on rows in a policy on ${table} may fail on a value, as divisions, sums and casts may: it has to hold or not hold for every row`,
    );
  return read;
};

const guarded = (scan: Scan, applying: Applying): Node => {
  const table = applying.tableOf(scan.source, scan.table.name);
  const decision = applying.decide(scan.source, table);
  const name = `${scan.source}.${table.name}`;
  if (!decision.isAllowed)
    throw new FederationError('forbidden', closedWords(name, closedBy(decision)));
  const missing = missingColumns(decision, table);
  if (missing.length > 0)
    throw configuration(
      `A policy on ${name} is about columns that the table does not have`,
      new FederationError('unknown-column', `there is no column ${missing.join(', ')}`),
    );
  const { masks } = obligationsOn(decision, table);
  if (decision.rows.length === 0 && masks.size === 0) return { ...scan, table };
  // Every column, as conditions on rows may read what the query does not.
  const columns = table.columns.map(
    ({ name: own, type }): ScanColumn => ({ id: applying.nextId(), name: own, type, column: own }),
  );
  const seen = decision.rows.length > 0 ? coarse(table) : table;
  let node: Node = { kind: 'scan', source: scan.source, table: seen, columns };
  for (const rows of decision.rows)
    node = {
      kind: 'filter',
      input: node,
      condition: rowCondition(rows, columns, name, applying),
      isBarrier: true,
    };
  return {
    kind: 'project',
    input: node,
    columns: scan.columns.map(({ id, name: shown, type, column: own }) => {
      const raw = columns.find((one) => one.column === own);
      if (!raw) throw new FederationError('unknown-column', `There is no column ${own}`);
      const mask = masks.get(own);
      const value = column(raw.id, raw.type);
      if (!mask) return { id, name: shown, type, expression: value };
      if (!canMask(mask, raw.type))
        throw configuration(`${own} has no year that a mask could leave`);
      return {
        id,
        name: shown,
        type,
        expression: masked(mask, value, () => {
          if (applying.hashKey) return applying.hashKey;
          throw configuration('Masks of the kind hash need a hashKey');
        }),
      };
    }),
  };
};

/** @throws FederationError `forbidden`, `configuration` */
export const applyPolicies = (plan: Node, applying: Applying): Node =>
  plan.kind === 'scan'
    ? guarded(plan, applying)
    : withInputs(plan, (input) => applyPolicies(input, applying));
