/**
 * Tables as views of DuckDB, under names of our own: its names have no case, so that those of two files could
 * be one, and some of them mean something else there.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { type Node, type Scan, scansIn, withInputs } from '../../plan/node.ts';
import { quotedName } from './column-types.ts';
import type { FileContent } from './file-table.ts';

export interface View {
  readonly name: string;
  /** Of the file. */
  readonly path: string;
  readonly content: FileContent;
}

const tableOf = ({ table }: Scan): string => table.path.join('.');

export const tablesIn = (plan: Node): readonly string[] => scansIn(plan).map(tableOf);

/** The same plan over views, which are given by table. */
export const overViews = (plan: Node, views: ReadonlyMap<string, View>): Node => {
  if (plan.kind !== 'scan') return withInputs(plan, (input) => overViews(input, views));
  const view = views.get(tableOf(plan));
  return view ? { ...plan, table: { ...plan.table, path: [view.name] } } : plan;
};

/** It lives as long as the connection. */
export const makeView = async (
  connection: DuckDBConnection,
  name: string,
  { select }: FileContent,
): Promise<void> => {
  await connection.run(`create or replace temp view ${quotedName(name)} as ${select}`);
};
