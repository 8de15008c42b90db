/** A federation beside one PostgreSQL that has the same tables, in schemas called like the sources. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfiguration } from '../src/configuration.ts';
import { duckdb } from '../src/dialects/duckdb.ts';
import type { QueryReport } from '../src/execute/report.ts';
import { createFederation } from '../src/federation.ts';
import { createLocalEngine } from '../src/local/engine.ts';
import { type Answer, askFederation, askOracle } from './mixed/answers.ts';
import type { MixedQuery } from './mixed/queries.ts';
import type { Server } from './servers.ts';

export interface BesidePostgresql {
  /** Both answers to a query, rows in one order, and how the federation came to its own. */
  readonly ask: (text: string) => Promise<{
    readonly expected: Answer;
    readonly found: Answer;
    readonly report: QueryReport | undefined;
  }>;
  readonly close: () => Promise<void>;
}

export interface BesideOptions {
  readonly postgresql: Server;
  /** Of a database, which nothing else has. */
  readonly name: string;
  /** Statements that make the tables there. */
  readonly tables: string;
  /** Entries for `sources.json`, given the database's own. */
  readonly sourcesOf: (database: object) => Readonly<Record<string, object>>;
}

export const accountOf = ({ host, port, user, password }: Server) => ({
  ...{ host, port, user, password },
});

const inOrder = (answer: Answer): Answer => {
  if (answer.kind !== 'rows') return answer;
  const keyed = answer.rows.map((row) => [JSON.stringify(row), row] as const);
  keyed.sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...answer, rows: keyed.map(([, row]) => row) };
};

const queryOf = (text: string): MixedQuery => ({
  ...{ text, parameters: [], order: [], isTotal: false, taken: [] },
  ...{ approximate: new Set<number>(), constructs: new Set<string>() },
});

const createDatabase = async (server: Server, name: string): Promise<pg.Client> => {
  const account = accountOf(server);
  const first = new pg.Client({ ...account, database: server.database });
  await first.connect();
  await first.query(`drop database if exists ${name} with (force)`);
  await first.query(`create database ${name} template template0 lc_collate 'C' lc_ctype 'C'`);
  await first.end();
  const client = new pg.Client({ ...account, database: name });
  await client.connect();
  await client.query(`set timezone to 'UTC'`);
  return client;
};

export const openBesidePostgresql = async ({
  postgresql,
  name,
  tables,
  sourcesOf,
}: BesideOptions): Promise<BesidePostgresql> => {
  const oracle = await createDatabase(postgresql, name);
  await oracle.query(tables);
  await oracle.query('analyze');
  const directory = mkdtempSync(join(tmpdir(), 'polder-beside-'));
  const { sources } = readConfiguration(
    {
      sources: sourcesOf({ kind: 'postgresql', ...accountOf(postgresql), database: name }),
    },
    { pathOf: (path) => path, temporaryDirectory: directory },
  );
  const local = createLocalEngine({
    ...{ dialect: duckdb, memoryLimit: '512MB', threads: 1, temporaryDirectory: directory },
  });
  const federation = createFederation({ sources, local, now: () => performance.now() });
  return {
    ask: async (text) => {
      const query = queryOf(text);
      const expected = await askOracle(oracle, query);
      const { answer, report } = await askFederation(federation, query);
      return { expected: inOrder(expected), found: inOrder(answer), report };
    },
    close: async () => {
      await federation.close();
      await local.close();
      await oracle.end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
