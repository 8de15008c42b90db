/** What a query is written with: expressions with their types, and what is in sight where they stand. */
import type { SqlType, TypeName, Value } from '../../src/values.ts';
import type { Domain } from './domains.ts';
import type { Draws } from './draws.ts';

/** Types among which expressions are drawn; whole numbers of all sizes are one kind. */
export type Kind =
  | 'whole'
  | 'numeric'
  | 'double'
  | 'text'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'uuid';

export const kindOf = ({ name }: SqlType): Kind => {
  switch (name) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return 'whole';
    case 'numeric':
    case 'double':
    case 'text':
    case 'boolean':
    case 'date':
    case 'timestamp':
    case 'timestamptz':
    case 'uuid':
      return name;
    default:
      throw new Error(`No kind for ${name}`);
  }
};

export interface Typed {
  readonly text: string;
  readonly type: TypeName;
  /** The greatest absolute value of a number. */
  readonly bound: number;
  /** Of a column that has all its values as they are in a table: partners are found by it. */
  readonly domain?: Domain;
  /** Whether all values of a numeric have the same digits behind the point, so that their text is certain. */
  readonly isFixed?: boolean;
  /** A double whose last digits depend on the order of a sum. */
  readonly isApproximate?: boolean;
  /** No two rows share it, and where it is missing the whole row of its table is. */
  readonly isKey?: boolean;
}

/** Rows of FROM and what is known of them. */
export interface Relation {
  readonly text: string;
  readonly columns: readonly Typed[];
  /** Rows, about. */
  readonly rows: number;
  /** Rows of the largest table in it, which other joins than these may multiply, too. */
  readonly largest: number;
  /** Columns that tell rows apart; undefined when some rows may come twice. */
  readonly key: readonly string[] | undefined;
  /** Whether its sources know the key, too: files do not. */
  readonly dependsOnKey?: boolean;
}

/** Parts of the grammar that stand inside one another: each is given to the others. */
export interface Grammar {
  /** At depth 0 a column or literal. */
  readonly expression: (place: Place, kind: Kind, depth: number) => Typed;
  readonly condition: (place: Place, depth: number) => Typed;
  readonly derivedTable: (writing: Writing, depth: number) => Relation;
}

/** What is shared by all parts of one query. */
export interface Writing {
  readonly grammar: Grammar;
  readonly draws: Draws;
  readonly parameters: Value[];
  readonly used: Set<string>;
  /** A name that nothing else in the query has. */
  readonly alias: (prefix: string) => string;
  /** WITH, as far as it is written. */
  readonly commonTables: {
    readonly name: string;
    readonly text: string;
    readonly relation: Relation;
  }[];
}

/** Where an expression stands. */
export interface Place {
  readonly writing: Writing;
  readonly columns: readonly Typed[];
  /** How often the expression is computed, about. */
  readonly rows: number;
  /** Whether the query may fail on a value here: only where each row is computed, and once. */
  readonly mayFail: boolean;
  readonly takesSubqueries: boolean;
}

export const expression = (place: Place, kind: Kind, depth: number): Typed =>
  place.writing.grammar.expression(place, kind, depth);

export const condition = (place: Place, depth: number): Typed =>
  place.writing.grammar.condition(place, depth);

/** Notes that a construct occurs. */
export const mark = ({ writing }: { readonly writing: Writing }, construct: string): void => {
  writing.used.add(construct);
};

export const typed = (text: string, type: TypeName, more: Partial<Typed> = {}): Typed => ({
  text,
  type,
  bound: Number.POSITIVE_INFINITY,
  ...more,
});

export const columnsOfKind = (columns: readonly Typed[], kind: Kind): readonly Typed[] =>
  columns.filter(({ type }) => kindOf({ name: type } as SqlType) === kind); // its name is all that counts

const LIMITS: Readonly<Partial<Record<TypeName, number>>> = {
  smallint: 32_767,
  integer: 2_147_483_647,
  // A little less, as numbers here are not exact that far.
  bigint: 9.22e18,
  numeric: 1e60,
  double: 1e100,
};

/** Whether no value that it may have is out of its type's range. */
export const isInRange = ({ type, bound }: Typed): boolean =>
  bound <= (LIMITS[type] ?? Number.POSITIVE_INFINITY);

/** Whether an expression is no constant: PostgreSQL computes those, and fails, whether or not there are rows. */
export const readsColumns = ({ text }: Typed): boolean => /\b[tdvw]\d+\./.test(text);
