/**
 * Queries that would bring too many rows here run on a Trino cluster that reaches the same sources. What
 * policies ask for stands in the plan already, so the cluster is sent nothing that they would not let out;
 * that the cluster's own account may read more is for its administrators to restrict.
 */
import { type ColumnId, call, column, literal } from '../../plan/expression.ts';
import {
  type ComputedColumn,
  inputsOf,
  type Node,
  outputOf,
  type Scan,
  type ScanColumn,
  withInputs,
} from '../../plan/node.ts';
import { planForSources, type ReadyPlan } from '../../plan/planner.ts';
import { pruneColumns } from '../../plan/prune-columns.ts';
import type { ColumnSchema, SourceSchema, TableSchema } from '../../schema.ts';
import type { SqlType } from '../../values.ts';
import type { Source } from '../source.ts';

/** Where a source's tables stand in Trino. */
export interface TrinoPlacement {
  readonly catalogue: string;
  /** Of all of its tables; the table's own schema when left out. */
  readonly schema?: string;
}

export interface ScaleOutOptions {
  /** The Trino source's name. */
  readonly trino: string;
  /** By the source's name. Its own tables need no entry. */
  readonly placements: Readonly<Record<string, TrinoPlacement>>;
  /** Up to so many rows are fetched and joined here. */
  readonly maximumRowsHere: number;
}

/** Why a query is not run by Trino. */
export type StaysBecause =
  | 'few-rows'
  /** Something reads a source, or a table, that Trino does not reach. */
  | 'not-in-trino'
  /** A column whose values connectors of Trino give otherwise, or not at all. */
  | 'type'
  /** So much is left to be done here that it would bring as many rows. */
  | 'nothing-gained';

export type ScaleOut =
  | { readonly runsOn: 'here'; readonly because: StaysBecause }
  /** What Trino would answer otherwise, or a policy keeps from it, is done here with its rows. */
  | { readonly runsOn: 'trino'; readonly ready: ReadyPlan };

/** What sources say that they offer, by their names. */
export type KnownTables = ReadonlyMap<string, SourceSchema>;

/**
 * Trino's decimals have at most 38 digits. Its connectors write JSON in a way of their own and read times
 * otherwise at the end of a day (PostgreSQL's 24:00) and beyond it (MariaDB's 25:00); intervals have no
 * common form. What a collation that is not deterministic takes for equal is asked of the database.
 */
const mayArriveTheSame = ({
  type,
  collation,
}: Pick<ColumnSchema, 'type' | 'collation'>): boolean =>
  type.name === 'numeric'
    ? type.precision !== undefined && type.precision <= 38
    : !['interval', 'unknown', 'json', 'time'].includes(type.name) &&
      collation?.endsWith('(nondeterministic)') !== true;

const areSame = (one: SqlType, other: SqlType): boolean =>
  one.name === 'numeric' && other.name === 'numeric'
    ? one.precision === other.precision && (one.scale ?? 0) === (other.scale ?? 0)
    : one.name === other.name;

/** MariaDB's and MySQL's booleans are whole numbers to Trino. */
const isCounted = (column: SqlType, inTrino: SqlType): boolean =>
  column.name === 'boolean' && inTrino.name === 'smallint';

/** Trino's connectors offer names in lower case. */
const lower = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.toLowerCase());

const areEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);

/** The path of a table in Trino. */
const pathOf = (
  { path, access }: TableSchema,
  { catalogue, schema }: TrinoPlacement,
): readonly string[] | undefined => {
  const own = path.at(-1);
  const within = schema ?? path.at(-2);
  if (own === undefined || within === undefined || access) return undefined;
  return lower([catalogue, within, own]);
};

/** The table as Trino has it; undefined where it cannot be told from another, or is not there. */
const placed = (
  { source, table }: Scan,
  { trino, placements }: Pick<ScaleOutOptions, 'trino' | 'placements'>,
  known: KnownTables,
): TableSchema | undefined => {
  const placement = Object.hasOwn(placements, source) ? placements[source] : undefined;
  const path = placement && pathOf(table, placement);
  if (!path) return undefined;
  const own = lower(table.path);
  const namesakes = known.get(source)?.tables.filter((other) => areEqual(lower(other.path), own));
  if (namesakes && namesakes.length > 1) return undefined;
  const listed = known.get(trino);
  if (!listed) {
    // Trino compares text by code points, whatever the database behind does.
    const columns = table.columns.map(({ nativeType: _, collation: __, ...column }) => column);
    return { ...table, path, columns };
  }
  const found = listed.tables.find((other) => areEqual(lower(other.path), path));
  return (
    found && {
      ...table,
      path: found.path,
      keys: table.keys.map(lower),
      columns: found.columns.map((column) => {
        const here = table.columns.filter(({ name }) => name.toLowerCase() === column.name);
        return { ...column, isNullable: here.length !== 1 || here[0]?.isNullable !== false };
      }),
    }
  );
};

/** The scan over Trino's table; `newId` numbers columns that are read in another type. */
const rewritten = (
  scan: Scan,
  options: Pick<ScaleOutOptions, 'trino' | 'placements'>,
  known: KnownTables,
  newId: () => ColumnId,
): Node | 'not-in-trino' | 'type' => {
  if (scan.source === options.trino) return scan;
  const table = placed(scan, options, known);
  if (!table) return 'not-in-trino';
  const columns: ScanColumn[] = [];
  const shown: ComputedColumn[] = [];
  for (const output of scan.columns) {
    const { id, name, type } = output;
    const here = scan.table.columns.find((column) => column.name === output.column);
    const there = table.columns.filter(
      (column) => column.name.toLowerCase() === output.column.toLowerCase(),
    );
    const [only] = there;
    if (!here || !only || there.length > 1 || !mayArriveTheSame({ ...here, type })) return 'type';
    if (areSame(type, only.type)) {
      columns.push({ ...output, column: only.name });
      shown.push({ id, name, type, expression: column(id, type) });
    } else if (isCounted(type, only.type)) {
      const counted = { id: newId(), name, type: only.type, column: only.name };
      columns.push(counted);
      const isSet = [column(counted.id, counted.type), literal(0, only.type)];
      shown.push({ id, name, type, expression: call('not-equal', isSet) });
    } else return 'type';
  }
  const onTrino: Scan = { kind: 'scan', source: options.trino, table, columns };
  return shown.every(({ expression }) => expression.kind === 'column')
    ? onTrino
    : { kind: 'project', input: onTrino, columns: shown };
};

/** Numbers that no column of the plan has. */
const freshIds = (plan: Node): (() => ColumnId) => {
  const largest = (node: Node): number =>
    Math.max(0, ...outputOf(node).map(({ id }) => id), ...inputsOf(node).map(largest));
  let last = largest(plan);
  return () => {
    last += 1;
    return last;
  };
};

/**
 * The plan over Trino's tables, of which only those columns remain that are read; or why not.
 *
 * @param plan bound and with its policies, before it is cut
 * @param known with Trino's own list only columns go there that it has in the same type; without it the
 * source's types are trusted, and text of a fixed width in MariaDB comes back filled up with blanks
 */
export const overTrino = (
  plan: Node,
  options: Pick<ScaleOutOptions, 'trino' | 'placements'>,
  known: KnownTables = new Map(),
): Node | 'not-in-trino' | 'type' => {
  let because: 'not-in-trino' | 'type' | undefined;
  const newId = freshIds(plan);
  const change = (node: Node): Node => {
    if (node.kind === 'fragment') because ??= 'not-in-trino';
    if (node.kind !== 'scan') return withInputs(node, change);
    const scan = rewritten(node, options, known, newId);
    if (typeof scan === 'object') return scan;
    because ??= scan;
    return node;
  };
  const changed = change(pruneColumns(plan));
  return because ?? changed;
};

/**
 * Whether a query rather runs on Trino, and as what.
 *
 * @param plan as for `overTrino`
 * @param rowsHere that sources would send without it
 * @param sources as they can be asked, by name
 */
export const scaleOut = (
  plan: Node,
  rowsHere: number,
  options: ScaleOutOptions,
  sources: ReadonlyMap<string, Source>,
  known?: KnownTables,
): ScaleOut => {
  if (rowsHere <= options.maximumRowsHere) return { runsOn: 'here', because: 'few-rows' };
  const onTrino = overTrino(plan, options, known);
  if (typeof onTrino === 'string') return { runsOn: 'here', because: onTrino };
  const ready = planForSources(onTrino, sources);
  return ready.expectedRows < rowsHere
    ? { runsOn: 'trino', ready }
    : { runsOn: 'here', because: 'nothing-gained' };
};
