/** Windows say in plans what they say in queries: both are run on PostgreSQL, and so are random ones. */
import { uniformDraws } from '@polder/random';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgresql } from '../../test/servers.ts';
import { postgresql } from '../dialects/postgresql.ts';
import { FederationError } from '../federation-error.ts';
import { outputOf } from '../plan/node.ts';
import { typeText } from '../values.ts';
import { generatedWindowQuery } from './generated-windows.test-support.ts';
import { loadParser, planQuery } from './index.ts';
import { plainSql } from './plain-sql.test-support.ts';
import { REFUSED_WINDOWS } from './refused-windows.test-support.ts';
import { SALES_TABLES, salesCatalogue } from './sales.test-support.ts';
import { openSmallDatabase, TYPE_NAMES, textRows } from './small-database.test-support.ts';
import { WINDOW_QUERIES } from './window-queries.test-support.ts';

const server = await startPostgresql();

describe.skipIf(!server)('windows in plans (needs PostgreSQL)', () => {
  let client: pg.Client;

  beforeAll(async () => {
    if (!server) return;
    client = await openSmallDatabase(server, 'sql_windows', SALES_TABLES);
    await loadParser();
  });

  afterAll(() => client?.end());

  test.each(WINDOW_QUERIES)('%s', async (sql) => {
    const parameters = sql.includes('$1') ? [2] : [];
    const plan = planQuery(sql, salesCatalogue, { parameters });
    const isOrdered = / order by [^)]*$/.test(sql);
    const asked = await textRows(client, sql, parameters);
    const planned = await textRows(client, plainSql(plan));
    const inOrder = (rows: readonly unknown[][]) =>
      isOrdered ? rows : rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(planned.rows)).toEqual(inOrder(asked.rows));
    const { text, parameters: given } = postgresql.write(plan);
    expect(inOrder((await textRows(client, text, given)).rows)).toEqual(inOrder(asked.rows));
    const columns = outputOf(plan);
    expect(columns.map(({ name }) => name)).toEqual(asked.fields.map(({ name }) => name));
    expect(columns.map(({ type }) => typeText(type).replace(/\(.*/, ''))).toEqual(
      asked.fields.map(({ dataTypeID }) => TYPE_NAMES[dataTypeID] ?? dataTypeID),
    );
  });

  test.each(REFUSED_WINDOWS.map(([, marked]) => marked.replace('‸', '')))(
    'PostgreSQL refuses it, too: %s',
    async (sql) => {
      await expect(textRows(client, sql)).rejects.toThrow(pg.DatabaseError);
    },
  );

  test('windows drawn at random are answered alike, or refused by both', async () => {
    const outcome = async (run: () => Promise<{ readonly rows: unknown[][] }>) => {
      try {
        return (await run()).rows.map((row) => JSON.stringify(row)).sort();
      } catch (error) {
        if (error instanceof FederationError || error instanceof pg.DatabaseError) return 'refused';
        throw error;
      }
    };
    let answered = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const sql = generatedWindowQuery(uniformDraws(seed));
      const planned = await outcome(() =>
        textRows(client, plainSql(planQuery(sql, salesCatalogue))),
      );
      expect(planned, `seed ${seed}: ${sql}`).toEqual(await outcome(() => textRows(client, sql)));
      if (planned === 'refused') continue;
      answered += 1;
      const { text, parameters } = postgresql.write(planQuery(sql, salesCatalogue));
      const written = await outcome(() => textRows(client, text, parameters));
      expect(written, `seed ${seed}: ${sql}`).toEqual(planned);
    }
    expect(answered).toBeGreaterThan(300);
  }, 60_000);
});
