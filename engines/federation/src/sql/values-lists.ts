/** VALUES: rows that stand in the query. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import type { Node, OutputColumn } from '../plan/node.ts';
import type { Value } from '../values.ts';
import { unified } from './branches.ts';
import { failure, locationIn, notSupported, type Place, type Surroundings } from './context.ts';
import { bindExpression } from './expressions.ts';

const itemsOf = (row: Syntax): readonly Syntax[] => ('List' in row ? (row.List.items ?? []) : []);

/** The values of a row of literals; undefined when something is computed. */
const valuesOf = (row: readonly Expression[]): readonly Value[] | undefined => {
  const values = row.flatMap((part) => (part.kind === 'literal' ? [part.value] : []));
  return values.length === row.length ? values : undefined;
};

/** Rows that are computed: each is a projection of a row without columns. */
const computed = (
  around: Surroundings,
  columns: readonly OutputColumn[],
  rows: readonly (readonly Expression[])[],
): Node => {
  const fresh = (): readonly OutputColumn[] =>
    columns.map((known) => ({ ...known, id: around.query.ids.next() }));
  const nodes = rows.map((row): Node => {
    const parts = fresh().flatMap((known, index) => {
      const expression = row[index];
      return expression ? [{ ...known, expression }] : [];
    });
    return {
      kind: 'project',
      input: { kind: 'values', columns: [], rows: [[]] },
      columns: parts,
    };
  });
  const [first, ...others] = nodes;
  const whole = others.reduce<Node | undefined>(
    (left, right) =>
      left && { kind: 'set', operation: 'union', isAll: true, left, right, columns: fresh() },
    first,
  );
  return whole ?? { kind: 'values', columns, rows: [] };
};

/** Rows that are computed and not literals alone: each is a node of the plan. */
const MAXIMUM_COMPUTED = 100;

/** @throws FederationError `wrong-type` for rows of different lengths or types */
export const bindValues = (around: Surroundings, statement: SelectStmt): Node => {
  const { query } = around;
  const place: Place = {
    ...around,
    scope: { relations: [], visible: [], outer: around.outer },
    clause: 'VALUES',
    aggregates: undefined,
    subqueries: undefined,
    level: 0,
  };
  const lists = (statement.valuesLists ?? []).map(itemsOf);
  const width = lists[0]?.length ?? 0;
  const uneven = lists.find((list) => list.length !== width);
  if (uneven) {
    const at = uneven[0] && locationIn(uneven[0]);
    throw failure(query, 'wrong-type', 'rows of VALUES have different lengths', at);
  }
  const bound = lists.map((list) => list.map((part) => bindExpression(place, part)));
  const unifiedColumns = Array.from({ length: width }, (_, index) => {
    const parts = bound.flatMap((row) => row[index] ?? []);
    return unified(query, `column ${index + 1} of VALUES`, parts, undefined);
  });
  const rows = bound.map((_, row) => unifiedColumns.flatMap(({ operands }) => operands[row] ?? []));
  const columns = unifiedColumns.map(({ type }, index) => ({
    id: query.ids.next(),
    name: `column${index + 1}`,
    type,
  }));
  const literals = rows.map(valuesOf);
  const known = literals.flatMap((row) => (row ? [row] : []));
  if (known.length === rows.length) return { kind: 'values', columns, rows: known };
  if (rows.length > MAXIMUM_COMPUTED)
    throw notSupported(query, `VALUES with more than ${MAXIMUM_COMPUTED} rows that are computed`);
  return computed(around, columns, rows);
};
