/** Names that expressions see: the tables of FROM with their columns, and those of the queries around. */
import type { Expression } from '../plan/expression.ts';
import { failure, type Location, notSupported, type QueryContext } from './context.ts';
import { suggestion } from './nearest-name.ts';

/** One table of FROM under the names it may be called by. */
export interface Relation {
  /** What columns are qualified by: the alias, or the last part of the table's name. */
  readonly name: string;
  /** Longer names of a table without alias: `schema.table`, `source.schema.table`. */
  readonly longNames: readonly (readonly string[])[];
  readonly hasAlias: boolean;
  readonly location: Location;
  readonly columns: readonly ScopeColumn[];
}

export interface ScopeColumn {
  readonly name: string;
  /** A column; of USING in a full join both sides'. */
  readonly expression: Expression;
}

/** A column as `*` shows it, with the relation it came from; columns of USING are of none. */
export interface VisibleColumn extends ScopeColumn {
  readonly relation: Relation | undefined;
}

export interface Scope {
  readonly relations: readonly Relation[];
  /** What `*` gives, and what names without a table are looked up in. */
  readonly visible: readonly VisibleColumn[];
  readonly outer: Scope | undefined;
}

/**
 * Items of a name: those that are written alike, or else those that are alike but for case (sources differ
 * in how they fold names).
 */
export const named = <Item extends { readonly name: string }>(
  items: readonly Item[],
  name: string,
): readonly Item[] => {
  const exact = items.filter((item) => item.name === name);
  if (exact.length > 0) return exact;
  const folded = name.toLowerCase();
  return items.filter((item) => item.name.toLowerCase() === folded);
};

const isSameName = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length &&
  left.every((part, index) => part.toLowerCase() === right[index]?.toLowerCase());

/** Relations of one scope that a qualifier (`c`, `crm.customers`) may mean. */
const relationsOf = (scope: Scope, qualifier: readonly string[]): readonly Relation[] => {
  const [name, ...more] = qualifier;
  if (name === undefined) return [];
  if (more.length === 0) return named(scope.relations, name);
  return scope.relations.filter(({ longNames }) =>
    longNames.some((long) => isSameName(long, qualifier)),
  );
};

/**
 * The relation that a qualifier means, in the nearest scope that has one.
 *
 * @throws FederationError `unknown-table`, `ambiguous-column`
 */
export const findRelation = (
  query: QueryContext,
  scope: Scope,
  qualifier: readonly string[],
  location: Location,
): Relation => {
  const written = qualifier.join('.');
  const known: string[] = [];
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const [relation, another] = relationsOf(at, qualifier);
    if (another)
      throw failure(query, 'ambiguous-column', `${written} may mean two tables`, location);
    if (relation) return relation;
    known.push(...at.relations.map(({ name }) => name));
  }
  throw failure(
    query,
    'unknown-table',
    `${written} is no table of this query${suggestion(written, known)}`,
    location,
  );
};

/** Looks a name up among columns; names are ambiguous when two relations have them. */
const findVisible = (scope: Scope, name: string): readonly ScopeColumn[] => {
  const groups = new Map<Relation | undefined, VisibleColumn[]>();
  for (const column of scope.visible) {
    const group = groups.get(column.relation);
    if (group) group.push(column);
    else groups.set(column.relation, [column]);
  }
  return [...groups.values()].flatMap((group) => named(group, name));
};

/** Columns that every table of PostgreSQL has, and no other source. */
const SYSTEM_COLUMNS = ['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid'];

const unknownColumn = (
  query: QueryContext,
  place: string,
  name: string,
  known: readonly string[],
  location: Location,
) =>
  SYSTEM_COLUMNS.includes(name)
    ? notSupported(query, `the system column ${name}`, location)
    : failure(
        query,
        'unknown-column',
        `${place} no column ${name}${suggestion(name, known)}`,
        location,
      );

/** A column without a table's name, in this scope alone. */
export const findOwnColumn = (
  query: QueryContext,
  scope: Scope,
  name: string,
  location: Location,
): Expression | undefined => {
  const [column, another] = findVisible(scope, name);
  if (another)
    throw failure(
      query,
      'ambiguous-column',
      `${name} is a column of more than one table: write the table in front`,
      location,
    );
  return column?.expression;
};

/**
 * The column that a name means, in the nearest scope that has it.
 *
 * @param path the column's name, with or without its table's in front
 * @throws FederationError `unknown-column`, `unknown-table`, `ambiguous-column`
 */
export const findColumn = (
  query: QueryContext,
  scope: Scope,
  path: readonly string[],
  location: Location,
): Expression => {
  const name = path.at(-1) ?? '';
  const qualifier = path.slice(0, -1);
  if (qualifier.length > 0) {
    const { columns, name: table } = findRelation(query, scope, qualifier, location);
    const [column, another] = named(columns, name);
    if (another)
      throw failure(query, 'ambiguous-column', `${table} has ${name} more than once`, location);
    if (column) return column.expression;
    const names = columns.map((known) => known.name);
    throw unknownColumn(query, `${table} has`, name, names, location);
  }
  const known: string[] = [];
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const found = findOwnColumn(query, at, name, location);
    if (found) return found;
    known.push(...at.visible.map((column) => column.name));
  }
  throw unknownColumn(query, 'the tables of FROM have', name, known, location);
};

export const EMPTY_SCOPE: Scope = { relations: [], visible: [], outer: undefined };
