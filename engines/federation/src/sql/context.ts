/** What binding a query needs at hand, and how its failures find their place in the text. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import { FederationError, type FederationErrorCode } from '../federation-error.ts';
import { type ColumnId, type Expression, partsOf } from '../plan/expression.ts';
import type { AggregateColumn, Node } from '../plan/node.ts';
import type { Watch } from '../plan/watched.ts';
import type { TableSchema } from '../schema.ts';
import type { Value } from '../values.ts';
import type { GroupingQuestion } from './grouping-sets.ts';
import type { QueryText } from './query-text.ts';
import type { Scope } from './scope.ts';
import type { Windows } from './windows.ts';

export interface CatalogueTable extends TableSchema {
  /** Why it is not for whoever asks: nothing else is said of it then. */
  readonly closed?: 'refused' | 'undecided';
  /** It cannot be read, and why, as far as whoever asks may know. */
  readonly unreadable?: { readonly reason: string | undefined };
}

export interface CatalogueSource {
  readonly tables: readonly CatalogueTable[];
}

export interface Catalogue {
  readonly sources: ReadonlyMap<string, CatalogueSource>;
}

/** Gives every column of a plan its own number. */
export interface ColumnIds {
  readonly next: () => ColumnId;
}

/** @param first the first number that is free */
export const columnIds = (first: ColumnId = 0): ColumnIds => {
  let free = first;
  return {
    next: () => {
      free += 1;
      return free - 1;
    },
  };
};

/** A byte offset as trees of the parser have it; undefined or -1 when it is not known. */
export type Location = number | undefined;

/** One query while it is bound. */
export interface QueryContext {
  readonly text: QueryText;
  readonly catalogue: Catalogue;
  readonly ids: ColumnIds;
  readonly parameters: readonly Value[];
  /** Notices who reads them. */
  readonly watch: Watch | undefined;
  /** The day that `current_date` stands for; without it that is refused. */
  readonly currentDate: string | undefined;
  /** Where expressions stand in the text, for failures that are found later. */
  readonly locations: WeakMap<Expression, number>;
  /** Parts of each expression, counted once. */
  readonly sizes: WeakMap<Expression, number>;
  /** Binds a query inside the query; here so that expressions need not know how. */
  readonly bindQuery: (statement: SelectStmt, surroundings: Surroundings) => Node;
  /** Binds an expression where it stands; here so that its parts need not know all kinds. */
  readonly bindExpression: (place: Place, syntax: Syntax) => Expression;
  /** SELECTs bound so far: common table expressions are bound once for each use. */
  selects: number;
}

/** Where a query stands: what it sees of the queries around it. */
export interface Surroundings {
  readonly query: QueryContext;
  readonly commonTables: CommonTables;
  readonly outer: Scope | undefined;
  /** Queries around this one. */
  readonly depth: number;
  /** Columns of literals without a type stay so, as another query decides on it. */
  readonly keepsUnknown?: boolean;
}

/** A common table expression; bound anew for each use, so that every use has its own columns. */
export interface CommonTable {
  readonly statement: SelectStmt;
  readonly columnNames: readonly string[];
  readonly surroundings: Surroundings;
  readonly location: Location;
  /** Unused ones are bound all the same, to find what is wrong in them. */
  readonly uses: { count: number };
}

export type CommonTables = ReadonlyMap<string, CommonTable>;

/** A subquery in an expression: its rows are joined where the expression is computed. */
export interface ScalarSubquery {
  readonly plan: Node;
  readonly condition: Expression | undefined;
}

/** Where an expression stands, and what it may hold there. */
export interface Place extends Surroundings {
  readonly scope: Scope;
  /** `WHERE`, `GROUP BY`: for messages. */
  readonly clause: string;
  /** Collects aggregates; undefined where they are not allowed. */
  readonly aggregates: AggregateColumn[] | undefined;
  /** Collects GROUPING (…); undefined where it is not allowed. */
  readonly groupings?: GroupingQuestion[] | undefined;
  /** Collects scalar subqueries; undefined where they are not allowed. */
  readonly subqueries: ScalarSubquery[] | undefined;
  /** Collects windows; undefined where they are not allowed. */
  readonly windows?: Windows | undefined;
  /** Where aggregates' operands stand, which are computed before grouping. */
  readonly beforeGrouping?: Place;
  /** Expressions around this one. */
  readonly level: number;
}

export const failure = (
  { text }: QueryContext,
  code: FederationErrorCode,
  message: string,
  location?: Location,
): FederationError => new FederationError(code, message, text.atByte(location));

export const notSupported = (
  query: QueryContext,
  what: string,
  location?: Location,
): FederationError => failure(query, 'not-supported', `not offered: ${what}`, location);

/** Remembers where an expression stands. */
export const located = (
  query: QueryContext,
  expression: Expression,
  location: Location,
): Expression => {
  if (location !== undefined && location >= 0 && !query.locations.has(expression))
    query.locations.set(expression, location);
  return expression;
};

/** Where an expression, or the first of its parts that is known, stands. */
export const locationOf = (query: QueryContext, expression: Expression): Location => {
  const known = query.locations.get(expression);
  if (known !== undefined) return known;
  for (const part of partsOf(expression)) {
    const inside = locationOf(query, part);
    if (inside !== undefined) return inside;
  }
  return undefined;
};

/** Parts that an expression may have, each use of a shared part counted. */
const MAXIMUM_SIZE = 50_000;

/**
 * Refuses expressions that share parts (`x between …` holds x twice) so often that walking them would
 * take for ever.
 */
export const checkedSize = (query: QueryContext, expression: Expression): Expression => {
  const sizeOf = (part: Expression): number => {
    const known = query.sizes.get(part);
    if (known !== undefined) return known;
    const size = partsOf(part).reduce((sum, inner) => sum + sizeOf(inner), 1);
    query.sizes.set(part, size);
    return size;
  };
  if (sizeOf(expression) > MAXIMUM_SIZE)
    throw failure(
      query,
      'query-too-large',
      'an expression is too large',
      locationOf(query, expression),
    );
  return expression;
};

/** The kind of a node of the parser's tree and its content. */
export const kindOf = (syntax: Syntax): string => Object.keys(syntax)[0] ?? '';

/** The text of a `String` node, such as a part of a name. */
export const textOf = (syntax: Syntax): string | undefined =>
  'String' in syntax ? (syntax.String.sval ?? '') : undefined;

export const textsOf = (list: readonly Syntax[] | undefined): readonly string[] =>
  (list ?? []).flatMap((part) => textOf(part) ?? []);

/** Where a node of the parser's tree stands, if it tells. */
export const locationIn = (syntax: Syntax): Location => {
  const content: unknown = Object.values(syntax)[0];
  if (typeof content !== 'object' || content === null) return undefined;
  if (!('location' in content) || typeof content.location !== 'number') return undefined;
  return content.location < 0 ? undefined : content.location;
};

/** The first place in the text of anything in a part of the tree, where the part itself has none. */
export const firstLocation = (part: unknown): Location => {
  if (typeof part !== 'object' || part === null) return undefined;
  const places = Object.entries(part).flatMap(([key, inner]) => {
    if (key === 'location') return typeof inner === 'number' && inner >= 0 ? [inner] : [];
    return firstLocation(inner) ?? [];
  });
  return places.length > 0 ? Math.min(...places) : undefined;
};
