import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../platform/database/db.ts';
import { user } from '../platform/identity/schema.ts';
import { type Client, type TestCity, testCity } from '../platform/testing/city.ts';
import { services } from './services.ts';

/** Columns that name people by their id, wherever they stand. */
const namesPerson =
  /^(?:.+_by|by|owner|holder|user_id|person_id|actor|author|person|assignee|reader|recipient_id)$/;

/** Departments and organisations, not people. */
const namesNobody = ['indicators.indicator.owner', 'indicators.form.owner'];

/** Cannot lose an entry; without the account its numbers lead to nobody. */
const chain = 'platform.audit_entry';

interface Column extends Record<string, unknown> {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNeeded: boolean;
}

const columnsOf = async (db: Db): Promise<ReadonlyMap<string, readonly Column[]>> => {
  const { rows } = await db.execute<Column>(
    sql`SELECT c.table_schema || '.' || c.table_name AS "table", c.column_name AS name, c.udt_name AS type,
          c.is_nullable = 'NO' AND c.column_default IS NULL AND c.is_identity = 'NO' AS "isNeeded"
        FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_schema NOT IN
          ('pg_catalog', 'information_schema', 'postgis', 'ledger', 'public')
        ORDER BY 1, c.ordinal_position`,
  );
  return Map.groupBy(rows, ({ table }) => table);
};

const fillings: Readonly<Record<string, string>> = {
  int2: '1',
  int4: '1',
  int8: '1',
  float8: '1',
  numeric: '1',
  bool: 'false',
  date: "'2026-01-01'",
  timestamptz: "'2026-01-01T00:00:00Z'",
  jsonb: "'[]'",
};

const isPersonColumn = ({ table, name, type }: Column): boolean =>
  type === 'text' && namesPerson.test(name) && !namesNobody.includes(`${table}.${name}`);

const quoted = (table: string): string =>
  table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

/** A row in every table that names people, with this person in each such column. */
const leaveTraces = async (db: Db, person: { readonly id: string; readonly email: string }) => {
  const filled: string[] = [];
  await db.transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL session_replication_role = replica`); // rows refer to nothing
    for (const [table, columns] of await columnsOf(tx)) {
      if (table === chain || table.startsWith('identity.') || table.startsWith('jobs.')) continue;
      const used = columns.filter((column) => column.isNeeded || isPersonColumn(column));
      const isOfPeople =
        used.some(isPersonColumn) || columns.some(({ name }) => name === 'recipient');
      if (!isOfPeople) continue;
      const values = used.map((column) => {
        if (isPersonColumn(column)) return `'${person.id}'`;
        if (column.name === 'recipient') return `'${person.email}'`;
        return fillings[column.type] ?? (column.type.startsWith('_') ? "'{}'" : `'x'`);
      });
      const names = used.map(({ name }) => `"${name}"`).join(', ');
      await tx.execute(
        sql.raw(`INSERT INTO ${quoted(table)} (${names}) VALUES (${values.join(', ')})`),
      );
      filled.push(table);
    }
  });
  return filled;
};

/** Tables in which any of these texts stands, in whatever column. */
const tablesWith = async (db: Db, texts: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const table of (await columnsOf(db)).keys())
    for (const text of texts) {
      const { rows } = await db.execute<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM ${sql.raw(quoted(table))} AS r WHERE position(lower(${text}) IN lower(r::text)) > 0`,
      );
      if ((rows[0]?.count ?? 0) > 0) found.push(`${table}: ${text}`);
    }
  return found;
};

describe('someone who removes the own account', () => {
  let town: TestCity;
  let person: Client;
  const email = 'liselotte.erasure@polder.test';
  const name = 'Liselotte Uitgewist';
  beforeAll(async () => {
    town = await testCity({ services });
    await town.as('administrator'); // someone has to be left who gives rights
    person = await town.as('administrator');
    await town.city.db.update(user).set({ email, name }).where(sql`id = ${person.personId}`);
  });
  afterAll(() => town.close());

  it('stands nowhere any more but as a number in the audit trail', async () => {
    const { db } = town.city;
    const filled = await leaveTraces(db, { id: person.personId, email });
    expect(filled).toEqual(
      expect.arrayContaining([
        'administration.place_import',
        'indicators.batch',
        'platform.held_entry',
        'platform.idempotency_key',
        'platform.job_run',
        'platform.sent_mail',
        'platform.setting',
        'platform.stored_file',
      ]),
    );
    await person.post('/me/details', { name, language: 'nl' });
    await person.post('/sign-in/link', { email });
    await person.get('/me/data');
    const erased = await person.post('/me/erase', {
      confirm: 'yes',
      password: person.password,
    });
    expect(erased.status).toBe(303);
    expect(await tablesWith(db, [person.personId, email, name])).toEqual([
      `${chain}: ${person.personId}`,
    ]);
  });
});
