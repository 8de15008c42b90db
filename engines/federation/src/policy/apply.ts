/**
 * Policies are applied where rows come from, before anything else is planned: a condition, a join or an
 * order of a query only ever meets what its asker may see.
 */
import { FederationError } from '../federation-error.ts';
import { type ColumnId, call, column, type Expression, literal } from '../plan/expression.ts';
import {
  type Node,
  type OutputColumn,
  type Scan,
  type ScanColumn,
  withInputs,
} from '../plan/node.ts';
import type { ColumnSchema, SourceSchema, TableSchema } from '../schema.ts';
import type { SqlType } from '../values.ts';
import type { TableDecision } from './decide.ts';
import type { Mask } from './policy.ts';

const TEXT: SqlType = { name: 'text' };
const INTEGER: SqlType = { name: 'integer' };

/** What a masked column is to those who see it masked. */
const maskedType = (mask: Mask, type: SqlType): SqlType => {
  switch (mask.kind) {
    case 'hide':
      return type;
    case 'year':
      return INTEGER;
    case 'partial':
    case 'hash':
      return TEXT;
  }
};

const canMask = (mask: Mask, { name }: SqlType): boolean =>
  mask.kind !== 'year' || name === 'date' || name === 'timestamp' || name === 'timestamptz';

const asText = (value: Expression): Expression =>
  value.type.name === 'text' ? value : { kind: 'cast', operand: value, type: TEXT };

const masked = (mask: Mask, value: Expression, hashKey: string): Expression => {
  switch (mask.kind) {
    case 'hide':
      return literal(null, value.type);
    case 'year':
      return call('year', [value], INTEGER);
    case 'partial':
      return call('left', [asText(value), literal(mask.shown, INTEGER)], TEXT);
    case 'hash':
      return call('keyed-hash', [asText(value), literal(hashKey, TEXT)], TEXT);
  }
};

const visibleColumns = (
  { masks, without }: TableDecision,
  table: TableSchema,
): readonly ColumnSchema[] =>
  table.columns
    .filter(({ name }) => !without.has(name))
    .map((one) => {
      const mask = masks.get(one.name);
      if (!mask) return one;
      const { distinct: _, ...rest } = one;
      return { ...rest, type: maskedType(mask, one.type), isNullable: true };
    });

/**
 * A source's tables as one asker sees them: hidden columns are not there, masked ones have the type of
 * what is left of them. Tables that are forbidden stay, so that it can be said that they are.
 */
export const visibleSchema = (
  schema: SourceSchema,
  decide: (table: TableSchema) => TableDecision,
): SourceSchema => ({
  tables: schema.tables.map((table) => {
    const decision = decide(table);
    if (!decision.isAllowed) return table;
    const columns = visibleColumns(decision, table);
    const isThere = (name: string): boolean =>
      columns.some((one) => one.name === name) && !decision.masks.has(name);
    return {
      ...table,
      columns,
      // What a mask leaves need not tell rows apart.
      keys: table.keys.filter((key) => key.every(isThere)),
    };
  }),
});

export interface Applying {
  /** The table as it is, by source and name. */
  readonly tableOf: (source: string, name: string) => TableSchema;
  readonly decide: (source: string, table: TableSchema) => TableDecision;
  /** Reads a policy's condition over columns. */
  readonly condition: (text: string, columns: readonly OutputColumn[]) => Expression;
  readonly nextId: () => ColumnId;
  readonly hashKey: string | undefined;
}

const guarded = (scan: Scan, applying: Applying): Node => {
  const table = applying.tableOf(scan.source, scan.table.name);
  const decision = applying.decide(scan.source, table);
  if (!decision.isAllowed)
    throw new FederationError(
      'forbidden',
      `${scan.source}.${scan.table.name} is not open to this role for this purpose`,
    );
  if (decision.rows.length === 0 && decision.masks.size === 0) return { ...scan, table };
  // Every column, as conditions on rows may read what the query does not.
  const columns = table.columns.map(
    ({ name, type }): ScanColumn => ({ id: applying.nextId(), name, type, column: name }),
  );
  let node: Node = { kind: 'scan', source: scan.source, table, columns };
  for (const rows of decision.rows)
    node = {
      kind: 'filter',
      input: node,
      condition: applying.condition(rows, columns),
      isBarrier: true,
    };
  const { hashKey } = applying;
  return {
    kind: 'project',
    input: node,
    columns: scan.columns.map(({ id, name, type, column: own }) => {
      const raw = columns.find((one) => one.column === own);
      if (!raw) throw new FederationError('unknown-column', `There is no column ${own}`);
      const mask = decision.masks.get(own);
      const value = column(raw.id, raw.type);
      if (!mask) return { id, name, type, expression: value };
      if (!canMask(mask, raw.type))
        throw new FederationError('configuration', `${own} has no year that a mask could leave`);
      if (mask.kind === 'hash' && hashKey === undefined)
        throw new FederationError('configuration', 'Masks of the kind hash need a hashKey');
      return { id, name, type, expression: masked(mask, value, hashKey ?? '') };
    }),
  };
};

/** @throws FederationError `forbidden`, `configuration` */
export const applyPolicies = (plan: Node, applying: Applying): Node =>
  plan.kind === 'scan'
    ? guarded(plan, applying)
    : withInputs(plan, (input) => applyPolicies(input, applying));
