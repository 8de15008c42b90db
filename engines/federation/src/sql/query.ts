/** A query's text as a plan: names resolved, types known, every column numbered. */
import type { SelectStmt } from '@pgsql/types';
import { FederationError } from '../federation-error.ts';
import { column, type Expression } from '../plan/expression.ts';
import type { Node, OutputColumn } from '../plan/node.ts';
import type { Watch } from '../plan/watched.ts';
import type { Value } from '../values.ts';
import { withCommonTables } from './common-tables.ts';
import {
  type Catalogue,
  type ColumnIds,
  columnIds,
  failure,
  notSupported,
  type QueryContext,
  type Surroundings,
} from './context.ts';
import { freeColumns } from './decorrelate.ts';
import { bindCondition, bindExpression } from './expressions.ts';
import { parseExpression, parseSelect } from './parser.ts';
import type { QueryText } from './query-text.ts';
import type { Relation } from './scope.ts';
import { bindSelect } from './select.ts';
import { bindSetOperation, withOrder } from './set-operations.ts';
import { bindValues } from './values-lists.ts';

export interface QueryOptions {
  /** Values of `$1`, `$2`, …; text takes the type of what it meets. */
  readonly parameters?: readonly Value[];
  /** Notices who reads the parameters' values. */
  readonly watch?: Watch | undefined;
  /** `2026-01-31`: what `current_date` is; refused without it. */
  readonly currentDate?: string;
  /** Goes on numbering where rewriting will add columns. */
  readonly ids?: ColumnIds;
}

/** SELECTs in a plan, those of common table expressions once for each use. */
const MAXIMUM_SELECTS = 500;
/** Queries within queries. */
const MAXIMUM_DEPTH = 60;

const bindQuery = (statement: SelectStmt, around: Surroundings): Node => {
  const { query } = around;
  query.selects += 1;
  if (query.selects > MAXIMUM_SELECTS)
    throw failure(query, 'query-too-large', `more than ${MAXIMUM_SELECTS} subqueries`);
  if (around.depth > MAXIMUM_DEPTH)
    throw failure(query, 'query-too-large', `queries are nested deeper than ${MAXIMUM_DEPTH}`);
  if (statement.lockingClause) throw notSupported(query, 'FOR UPDATE and FOR SHARE');
  if (statement.intoClause)
    throw notSupported(query, 'SELECT INTO', statement.intoClause.rel?.location);
  const { surroundings, checkUnused } = withCommonTables(around, statement);
  const node =
    statement.op !== undefined && statement.op !== 'SETOP_NONE'
      ? bindSetOperation(surroundings, statement)
      : statement.valuesLists
        ? withOrder(surroundings, bindValues(surroundings, statement), statement)
        : bindSelect(surroundings, statement);
  checkUnused();
  return node;
};

const contextOf = (
  text: QueryText,
  catalogue: Catalogue,
  { parameters = [], watch, currentDate, ids = columnIds() }: QueryOptions,
): QueryContext => ({
  text,
  catalogue,
  ids,
  parameters,
  watch,
  currentDate,
  locations: new WeakMap(),
  sizes: new WeakMap(),
  bindQuery,
  bindExpression,
  selects: 0,
});

/** Overflows of the stack that the limits do not foresee are the query's size, too. */
const bounded = <Result>(bind: () => Result): Result => {
  try {
    return bind();
  } catch (error) {
    if (error instanceof RangeError)
      throw new FederationError('query-too-large', 'the query is too deeply nested');
    throw error;
  }
};

/**
 * Reads one SELECT in PostgreSQL's SQL. Tables are `source.table` or `source.schema.table`.
 *
 * `loadParser` has to be done before.
 *
 * @throws FederationError with the place in the text where that is known
 *
 * @example
 * await loadParser();
 * planQuery('select name from crm.customers where id = $1', catalogue, { parameters: [7] });
 */
export const planQuery = (sql: string, catalogue: Catalogue, options: QueryOptions = {}): Node =>
  bounded(() => {
    const { tree, text } = parseSelect(sql);
    const query = contextOf(text, catalogue, options);
    const plan = bindQuery(tree, { query, commonTables: new Map(), outer: undefined, depth: 0 });
    if (freeColumns(plan).size > 0)
      throw notSupported(query, 'a subquery that depends on the query around it in this way');
    return plan;
  });

/**
 * Reads a condition on columns that are given, such as a policy's row filter.
 *
 * @throws FederationError, also for subqueries and aggregates
 */
export const planCondition = (
  sql: string,
  columns: readonly OutputColumn[],
  options: QueryOptions = {},
): Expression =>
  bounded(() => {
    const { tree, text } = parseExpression(sql);
    const relation: Relation = {
      name: '',
      longNames: [],
      hasAlias: true,
      location: undefined,
      columns: columns.map(({ id, name, type }) => ({ name, expression: column(id, type) })),
    };
    return bindCondition(
      {
        query: contextOf(text, { sources: new Map() }, options),
        commonTables: new Map(),
        outer: undefined,
        depth: 0,
        scope: {
          relations: [relation],
          visible: relation.columns.map((known) => ({ ...known, relation })),
          outer: undefined,
        },
        clause: 'a condition',
        aggregates: undefined,
        subqueries: undefined,
        level: 0,
      },
      tree,
    );
  });
