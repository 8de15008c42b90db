/** The federation over the lab's sources, as `polder query` opens it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BreakerOptions,
  createFederation,
  createLocalEngine,
  duckdb,
  type QueryOptions,
  type QueryReport,
  type Row,
  type Source,
} from '@polder/federation';
import { mariadb } from '../../engines/federation/src/dialects/mariadb.ts';
import { postgresql } from '../../engines/federation/src/dialects/postgresql.ts';
import { sqlite } from '../../engines/federation/src/dialects/sqlite.ts';
import { createMariadbSource } from '../../engines/federation/src/sources/mariadb/mariadb.ts';
import { mariadbOptions } from '../../engines/federation/src/sources/mariadb/options.ts';
import { postgresqlOptions } from '../../engines/federation/src/sources/postgresql/options.ts';
import { createPostgresqlSource } from '../../engines/federation/src/sources/postgresql/postgresql.ts';
import { sqliteOptions } from '../../engines/federation/src/sources/sqlite/options.ts';
import { createSqliteSource } from '../../engines/federation/src/sources/sqlite/sqlite.ts';
import type { Server } from '../../engines/federation/test/servers.ts';
import type { Lab } from './lab.ts';

export interface Answer {
  readonly rows: readonly Row[];
  readonly report: QueryReport;
}

export interface Stack {
  /** The whole answer. */
  readonly ask: (text: string, options?: QueryOptions) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** Connections to each server, for fifty who ask at once. */
const CONNECTIONS = 16;

interface Address {
  readonly host: string;
  readonly port: number;
}

const addressOf = ({ host, port, user, password }: Server, database: string) => ({
  ...{ host, port, user, password, database },
  poolSize: CONNECTIONS,
});

const shippingSource = ({ shipping: { kind, server } }: Lab, elsewhere?: Address): Source => {
  const address = { ...addressOf(server, 'shipping'), ...elsewhere };
  return kind === 'mariadb'
    ? createMariadbSource('shipping', mariadbOptions.parse({ kind, ...address }), mariadb)
    : createPostgresqlSource('shipping', postgresqlOptions.parse({ kind, ...address }), postgresql);
};

const sourcesOf = (lab: Lab, shippingAt?: Address): readonly Source[] => [
  createSqliteSource('crm', sqliteOptions.parse({ kind: 'sqlite', file: lab.crm }), sqlite),
  createPostgresqlSource(
    'sales',
    postgresqlOptions.parse({ kind: 'postgresql', ...addressOf(lab.sales, 'sales') }),
    postgresql,
  ),
  shippingSource(lab, shippingAt),
];

export interface StackOptions {
  /** Where the lines are asked for, such as behind a network that fails. */
  readonly shippingAt?: Address;
  readonly breaker?: BreakerOptions;
}

export const openStack = (lab: Lab, { shippingAt, breaker }: StackOptions = {}): Stack => {
  const local = createLocalEngine({
    dialect: duckdb,
    memoryLimit: '1GB',
    threads: 2,
    temporaryDirectory: join(tmpdir(), 'polder-bench-federation'),
  });
  const federation = createFederation({
    sources: sourcesOf(lab, shippingAt),
    local,
    now: () => performance.now(),
    ...(breaker && { breaker }),
  });
  return {
    ask: async (text, options) => {
      const run = await federation.query(text, options);
      const rows: Row[] = [];
      for await (const batch of run.rows) rows.push(...batch);
      return { rows, report: run.report() };
    },
    close: async () => {
      await federation.close();
      await local.close();
    },
  };
};
