/** Servers and plans for tests of sources that are asked over the network. */
import http from 'node:http';
import https from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { SourceError } from '../../../federation-error.ts';
import { call, column, type Expression, literal } from '../../../plan/expression.ts';
import type { Node, Scan } from '../../../plan/node.ts';
import type { SourceSchema, TableSchema } from '../../../schema.ts';
import type { Row, SqlType, Value } from '../../../values.ts';
import type { ExecutionLimits, Source } from '../../source.ts';

export interface Loopback {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A server on a free port of the loopback interface; with certificates when it is given some. */
export const listen = async (
  listener: http.RequestListener,
  tls?: https.ServerOptions,
): Promise<Loopback & { server: http.Server }> => {
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    server,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The same for an application of Hono. */
export const serve = (app: {
  fetch: (request: Request) => Response | Promise<Response>;
}): Promise<Loopback> => listen(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

export const limits = (changes: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 10_000,
  maximumRows: 100_000,
  ...changes,
});

let lastId = 0;

export const tableNamed = (schema: SourceSchema, name: string): TableSchema => {
  const table = schema.tables.find((each) => each.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

/** A scan of some columns; all without a list. */
export const scanOf = (source: string, table: TableSchema, names?: readonly string[]): Scan => ({
  kind: 'scan',
  source,
  table,
  columns: (names ?? table.columns.map(({ name }) => name)).map((name) => {
    const found = table.columns.find((each) => each.name === name);
    if (!found) throw new Error(`no column ${name}`);
    lastId += 1;
    return { id: lastId, name, column: name, type: found.type };
  }),
});

export const columnOf = (scan: Scan, name: string): Expression => {
  const found = scan.columns.find((each) => each.column === name);
  if (!found) throw new Error(`no column ${name}`);
  return column(found.id, found.type);
};

const TYPES: Readonly<Record<string, SqlType>> = {
  string: { name: 'text' },
  number: { name: 'integer' },
  bigint: { name: 'bigint' },
  boolean: { name: 'boolean' },
};

export const literalOf = (value: Value, type?: SqlType): Expression =>
  literal(value, type ?? TYPES[typeof value] ?? { name: 'unknown' });

export const equals = (scan: Scan, name: string, value: Value, type?: SqlType): Expression =>
  call('equal', [columnOf(scan, name), literalOf(value, type)]);

export const isIn = (scan: Scan, name: string, values: readonly Value[]): Expression => ({
  kind: 'in',
  operand: columnOf(scan, name),
  list: values.map((value) => literalOf(value)),
  type: { name: 'boolean' },
});

export const filter = (input: Node, ...conditions: readonly Expression[]): Node => ({
  kind: 'filter',
  input,
  condition: conditions.length === 1 && conditions[0] ? conditions[0] : call('and', conditions),
});

export const limit = (input: Node, count: number, offset = 0): Node => ({
  kind: 'limit',
  input,
  count,
  offset,
});

/** A projection of some of a scan's columns. */
export const project = (input: Node, scan: Scan, names: readonly string[]): Node => ({
  kind: 'project',
  input,
  columns: names.map((name) => {
    const expression = columnOf(scan, name);
    lastId += 1;
    return { id: lastId, name, type: expression.type, expression };
  }),
});

export const rowsOf = async (
  source: Source,
  plan: Node,
  changes: Partial<ExecutionLimits> = {},
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for await (const batch of source.execute(plan, limits(changes))) rows.push(...batch);
  return rows;
};

/** The failure that running a plan ends in: `rejected (HTTP 400)`. */
export const failureOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no failure';
  } catch (error) {
    if (!(error instanceof SourceError)) return `another error: ${error}`;
    return error.driverCode === undefined
      ? error.failure
      : `${error.failure} (${error.driverCode})`;
  }
};

/** An address of the loopback interface where nobody listens. */
export const deadUrl = async (): Promise<string> => {
  const { url, stop } = await listen(() => {});
  await stop();
  return url;
};
