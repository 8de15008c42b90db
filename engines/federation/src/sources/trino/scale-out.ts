/**
 * Queries that would bring too many rows here run on a Trino cluster that reaches the same sources. What
 * policies ask for stands in the plan already, so the cluster is sent nothing that they would not let out;
 * that the cluster's own account may read more is for its administrators to restrict.
 */
import type { Dialect, Statement } from '../../dialects/dialect.ts';
import { inputsOf, type Node, type Scan, withInputs } from '../../plan/node.ts';
import type { TableSchema } from '../../schema.ts';
import type { SqlType } from '../../values.ts';

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
  /** Trino would not give PostgreSQL's answer. */
  | 'meaning';

export type ScaleOut =
  | { readonly runsOn: 'here'; readonly because: StaysBecause }
  | {
      readonly runsOn: 'trino';
      /** All of whose scans are the Trino source's: `Source.execute` takes it. */
      readonly plan: Node;
      readonly statement: Statement;
    };

/** Rows that a plan cut into fragments fetches, as it is estimated. */
export const rowsFetched = (plan: Node): number =>
  plan.kind === 'fragment'
    ? plan.estimatedRows
    : inputsOf(plan).reduce((sum, input) => sum + rowsFetched(input), 0);

/**
 * Trino's decimals have at most 38 digits, and its connectors leave out decimals without a precision or
 * read them at a scale of their own; intervals have no common form.
 */
const arrivesTheSame = (type: SqlType): boolean => {
  if (type.name === 'numeric') return type.precision !== undefined && type.precision <= 38;
  return type.name !== 'interval' && type.name !== 'unknown';
};

const placed = (
  table: TableSchema,
  { catalogue, schema }: TrinoPlacement,
): TableSchema | undefined => {
  const own = table.path.at(-1);
  const within = schema ?? table.path.at(-2);
  if (own === undefined || within === undefined || table.access) return undefined;
  return {
    ...table,
    // Trino's connectors offer names in lower case.
    path: [catalogue, within, own].map((part) => part.toLowerCase()),
    // Trino compares text by code points, whatever the database behind does.
    columns: table.columns.map(({ nativeType: _, collation: __, ...column }) => column),
  };
};

const rewritten = (scan: Scan, { trino, placements }: ScaleOutOptions): Scan | StaysBecause => {
  if (scan.source === trino) return scan;
  const placement = Object.hasOwn(placements, scan.source) ? placements[scan.source] : undefined;
  const table = placement && placed(scan.table, placement);
  if (!table) return 'not-in-trino';
  if (!scan.columns.every(({ type }) => arrivesTheSame(type))) return 'type';
  return { ...scan, source: trino, table };
};

/**
 * Whether a whole query rather runs on Trino, and as what.
 *
 * @param plan bound and with its policies, before it is cut
 * @param estimatedRows that would be fetched here: `rowsFetched` of the cut plan
 * @param dialect Trino's
 */
export const scaleOut = (
  plan: Node,
  estimatedRows: number,
  options: ScaleOutOptions,
  dialect: Dialect,
): ScaleOut => {
  if (estimatedRows <= options.maximumRowsHere) return { runsOn: 'here', because: 'few-rows' };
  let because: StaysBecause | undefined;
  const change = (node: Node): Node => {
    if (node.kind === 'fragment') because ??= 'not-in-trino';
    if (node.kind !== 'scan') return withInputs(node, change);
    const scan = rewritten(node, options);
    if (typeof scan === 'object') return scan;
    because ??= scan;
    return node;
  };
  const onTrino = change(plan);
  if (because) return { runsOn: 'here', because };
  return dialect.canWrite(onTrino)
    ? { runsOn: 'trino', plan: onTrino, statement: dialect.write(onTrino) }
    : { runsOn: 'here', because: 'meaning' };
};
