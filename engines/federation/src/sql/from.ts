/** FROM: tables, subqueries and joins as a plan, with the names that it brings. */
import type { Alias, JoinExpr, RangeSubselect, RangeVar, Node as Syntax } from '@pgsql/types';
import { column, conjunction, type Expression } from '../plan/expression.ts';
import { type JoinType, type Node, outputOf } from '../plan/node.ts';
import { constructName } from './construct-names.ts';
import {
  failure,
  firstLocation,
  kindOf,
  type Location,
  locationIn,
  notSupported,
  type Place,
  type QueryContext,
  type Surroundings,
  textsOf,
} from './context.ts';
import { bindCondition } from './expressions.ts';
import { sharedColumns } from './join-columns.ts';
import { lateralJoin } from './lateral.ts';
import type { Relation, Scope, VisibleColumn } from './scope.ts';
import { findTable, lastPart } from './tables.ts';

export interface FromItem {
  readonly node: Node;
  readonly relations: readonly Relation[];
  readonly visible: readonly VisibleColumn[];
  /** Of a subquery that may read columns of what stands before it. */
  readonly isLateral?: boolean;
}

/** One relation as an item: all its columns are seen. */
const single = (node: Node, relation: Relation): FromItem => ({
  node,
  relations: [relation],
  visible: relation.columns.map((known) => ({ ...known, relation })),
});

/** Renames the first columns as `t (a, b)` does. */
const renamed = <Column extends { readonly name: string }>(
  query: QueryContext,
  columns: readonly Column[],
  names: readonly string[],
  location: Location,
): readonly Column[] => {
  if (names.length > columns.length)
    throw failure(
      query,
      'unknown-column',
      `${names.length} column names are given for ${columns.length} columns`,
      location,
    );
  return columns.map((known, index) => ({ ...known, name: names[index] ?? known.name }));
};

const columnsOf = (node: Node) =>
  outputOf(node).map(({ id, name, type }) => ({ name, expression: column(id, type) }));

/** A subquery or common table expression under its alias. */
const derived = (
  query: QueryContext,
  node: Node,
  name: string,
  alias: Alias | undefined,
  location: Location,
): FromItem => {
  const columns = renamed(query, columnsOf(node), textsOf(alias?.colnames), location);
  return single(node, { name, longNames: [], hasAlias: true, columns, location });
};

const scan = (query: QueryContext, syntax: RangeVar): FromItem => {
  const { source, table } = findTable(query, syntax);
  const node: Node = {
    kind: 'scan',
    source,
    table,
    columns: table.columns.map(({ name, type }) => ({
      id: query.ids.next(),
      name,
      type,
      column: name,
    })),
  };
  const { alias, location, relname = '' } = syntax;
  const columns = renamed(query, columnsOf(node), textsOf(alias?.colnames), location);
  const path = table.name.split('.');
  const name = alias?.aliasname ?? relname;
  const longNames = [path, [source, ...path], [source, lastPart(table.name)]];
  return single(node, {
    name,
    longNames: alias ? [] : longNames,
    hasAlias: alias !== undefined,
    columns,
    location,
  });
};

const fromTable = (around: Surroundings, syntax: RangeVar): FromItem => {
  const { query, commonTables } = around;
  const { alias, location, relname = '', schemaname } = syntax;
  if (syntax.inh === undefined) throw notSupported(query, 'ONLY', location);
  const common = schemaname === undefined ? commonTables.get(relname) : undefined;
  if (!common) return scan(query, syntax);
  common.uses.count += 1;
  const node = query.bindQuery(common.statement, common.surroundings);
  const written = renamed(query, columnsOf(node), common.columnNames, common.location);
  const columns = renamed(query, written, textsOf(alias?.colnames), location);
  const name = alias?.aliasname ?? relname;
  return single(node, { name, longNames: [], hasAlias: true, columns, location });
};

/** What stands before an item of FROM, which LATERAL lets a subquery read. */
type Before = Pick<FromItem, 'relations' | 'visible'>;

const NOTHING: Before = { relations: [], visible: [] };

const together = (...items: readonly Before[]): Before => ({
  relations: items.flatMap(({ relations }) => relations),
  visible: items.flatMap(({ visible }) => visible),
});

const fromSubquery = (around: Surroundings, syntax: RangeSubselect, before: Before): FromItem => {
  const { query } = around;
  const { subquery, alias, lateral } = syntax;
  if (!subquery || !('SelectStmt' in subquery)) throw notSupported(query, 'this subquery');
  const { keepsUnknown: _, ...surroundings } = around;
  const node = query.bindQuery(subquery.SelectStmt, {
    ...surroundings,
    outer: lateral ? { ...before, outer: around.outer } : around.outer,
    depth: around.depth + 1,
  });
  const item = derived(query, node, alias?.aliasname ?? '', alias, firstLocation(subquery));
  return lateral ? { ...item, isLateral: true } : item;
};

/** Two tables of one name cannot be told apart; without aliases their longer names still can. */
const checkNames = (query: QueryContext, relations: readonly Relation[]): void => {
  const seen = new Map<string, Relation>();
  for (const relation of relations) {
    const before = seen.get(relation.name);
    if (before && relation.name !== '' && (before.hasAlias || relation.hasAlias))
      throw failure(
        query,
        'ambiguous-column',
        `two tables are called ${relation.name}: give one another alias`,
        relation.location,
      );
    seen.set(relation.name, relation);
  }
};

const JOINS: Readonly<Record<string, JoinType>> = {
  JOIN_INNER: 'inner',
  JOIN_LEFT: 'left',
  JOIN_RIGHT: 'left',
  JOIN_FULL: 'full',
};

/** A right join is the left join of its sides the other way round. */
const joined = (
  query: QueryContext,
  left: FromItem,
  right: FromItem,
  kind: string,
  condition: Expression | undefined,
): Node => {
  const type = JOINS[kind] ?? 'inner';
  const isRight = kind === 'JOIN_RIGHT';
  if (right.isLateral) {
    const location = right.relations[0]?.location;
    if (isRight || (type !== 'inner' && type !== 'left'))
      throw notSupported(query, 'LATERAL in a right or full join', location);
    return lateralJoin(query, { type, left: left.node, right: right.node, condition, location });
  }
  return {
    kind: 'join',
    type,
    ...(isRight ? { left: right.node, right: left.node } : { left: left.node, right: right.node }),
    ...(condition && { condition }),
  };
};

const fromJoin = (
  around: Surroundings,
  syntax: JoinExpr,
  level: number,
  before: Before,
): FromItem => {
  const { query } = around;
  const { larg, rarg, quals, usingClause, alias, jointype = 'JOIN_INNER' } = syntax;
  if (!larg || !rarg) throw notSupported(query, 'this join');
  if (syntax.join_using_alias) throw notSupported(query, 'an alias of USING');
  const left = fromItem(around, larg, level + 1, before);
  const right = fromItem(around, rarg, level + 1, together(before, left));
  const relations = [...left.relations, ...right.relations];
  checkNames(query, relations);

  const names = usingClause ? textsOf(usingClause) : undefined;
  const shared =
    names || syntax.isNatural
      ? sharedColumns(query, left, right, jointype, names, firstLocation(rarg))
      : undefined;
  const visible = shared?.visible ?? [...left.visible, ...right.visible];
  const place: Place = {
    ...around,
    scope: { relations, visible, outer: around.outer },
    clause: 'JOIN ON',
    aggregates: undefined,
    subqueries: undefined,
    level: 0,
  };
  const condition = quals ? bindCondition(place, quals) : conjunction(shared?.conditions ?? []);
  const node = joined(query, left, right, jointype, condition);
  if (!alias) return { node, relations, visible };
  const location = firstLocation(larg);
  const columns = renamed(
    query,
    visible.map(({ name, expression }) => ({ name, expression })),
    textsOf(alias.colnames),
    location,
  );
  const name = alias.aliasname ?? '';
  return single(node, { name, longNames: [], hasAlias: true, columns, location });
};

/** Joins within joins. */
const MAXIMUM_JOINS = 100;

const fromItem = (
  around: Surroundings,
  syntax: Syntax,
  level: number,
  before: Before,
): FromItem => {
  if (level > MAXIMUM_JOINS)
    throw failure(around.query, 'query-too-large', `more than ${MAXIMUM_JOINS} joins`);
  if ('RangeVar' in syntax) return fromTable(around, syntax.RangeVar);
  if ('RangeSubselect' in syntax) return fromSubquery(around, syntax.RangeSubselect, before);
  if ('JoinExpr' in syntax) return fromJoin(around, syntax.JoinExpr, level, before);
  throw notSupported(around.query, constructName(kindOf(syntax)), locationIn(syntax));
};

/** One row without columns: what SELECT has without FROM. */
const ONE_ROW: Node = { kind: 'values', columns: [], rows: [[]] };

/** Binds a FROM clause; its items, separated by commas, are joined without a condition. */
export const bindFrom = (
  around: Surroundings,
  items: readonly Syntax[] | undefined,
): { readonly node: Node; readonly scope: Scope } => {
  const { query } = around;
  if ((items ?? []).length > MAXIMUM_JOINS)
    throw failure(query, 'query-too-large', `more than ${MAXIMUM_JOINS} joins`);
  let all: FromItem | undefined;
  for (const syntax of items ?? []) {
    const item = fromItem(around, syntax, 0, all ?? NOTHING);
    all = all
      ? { node: joined(query, all, item, 'JOIN_INNER', undefined), ...together(all, item) }
      : item;
  }
  const { relations, visible } = all ?? NOTHING;
  checkNames(query, relations);
  return { node: all?.node ?? ONE_ROW, scope: { relations, visible, outer: around.outer } };
};
