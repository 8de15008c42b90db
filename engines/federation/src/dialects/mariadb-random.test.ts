/** Random plans, as far as they can be written for MariaDB and MySQL, give PostgreSQL's rows there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMariadb, openMysql, type TestDatabase } from '../../test/databases.ts';
import { NEEDS_MYSQL } from '../../test/running-mysql.ts';
import { canonicalDecimal } from '../local/memory/decimal.ts';
import { type Oracle, startOracle } from '../local/test/postgresql-oracle.ts';
import { type RandomPlan, randomPlan } from '../local/test/random-plans.ts';
import { fragmentsIn, inputsOf, type Node, outputOf, withInputs } from '../plan/node.ts';
import type { SqlType, Value } from '../values.ts';
import type { Dialect } from './dialect.ts';
import { createMariadb } from './mariadb.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

type Server = 'mariadb' | 'mysql';

/** Some compare as PostgreSQL does, others do not, and those do not go together by themselves. */
const COLLATIONS: Readonly<Record<Server, readonly string[]>> = {
  mariadb: ['utf8mb4_general_ci', 'utf8mb4_unicode_ci', 'utf8mb4_bin', 'utf8mb4_nopad_bin'],
  mysql: ['utf8mb4_0900_ai_ci', 'utf8mb4_unicode_ci', 'utf8mb4_bin', 'utf8mb4_0900_bin'],
};

const collationOf = (server: Server, index: number): string =>
  COLLATIONS[server][index % COLLATIONS[server].length] ?? '';

const nativeType = ({ name }: SqlType, collation: string): string => {
  if (name === 'text') return `varchar(40) collate ${collation}`;
  if (name === 'numeric') return 'decimal(8, 2)';
  return name === 'timestamp' ? 'datetime(6)' : name;
};

const tableOf = (seed: number, fragment: string): string =>
  `plan${seed}_${fragment.replace(/\W/g, '_')}`;

const written = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

const setupOf = (server: Server, seed: number, { plan, rows }: RandomPlan): readonly string[] =>
  fragmentsIn(plan).flatMap(({ name, plan: fetched }) => {
    const types = outputOf(fetched).map(
      ({ type }, index) => `c${index} ${nativeType(type, collationOf(server, index))}`,
    );
    const lines = (rows.get(name) ?? []).map((row) => `(${row.map(written).join(', ')})`);
    const table = tableOf(seed, name);
    return [
      `create table ${table} (${types.join(', ')})`,
      ...(lines.length > 0 ? [`insert into ${table} values ${lines.join(', ')}`] : []),
    ];
  });

const overTables = (server: Server, seed: number, node: Node): Node => {
  if (node.kind !== 'fragment') return withInputs(node, (input) => overTables(server, seed, input));
  const name = tableOf(seed, node.name);
  const outputs = outputOf(node);
  return {
    kind: 'scan',
    source: 'test',
    table: {
      ...{ name, path: [name], keys: [] },
      columns: outputs.map(({ type }, index) => ({
        ...{ name: `c${index}`, type, isNullable: true },
        ...(type.name === 'text' && { collation: collationOf(server, index) }),
      })),
    },
    columns: outputs.map((output, index) => ({ ...output, column: `c${index}` })),
  };
};

/** The largest parts of a plan that can be written. */
const partsIn = (dialect: Dialect, over: (node: Node) => Node, node: Node): readonly Node[] => {
  if (node.kind === 'fragment') return [];
  if (dialect.canWrite(over(node))) return [node];
  return inputsOf(node).flatMap((input) => partsIn(dialect, over, input));
};

const shown = (rows: readonly (readonly (string | null)[])[], part: Node): readonly string[] => {
  const types = outputOf(part).map(({ type }) => type.name);
  const lines = rows.map((row) =>
    JSON.stringify(
      row.map((value, index) =>
        value !== null && types[index] === 'numeric' ? canonicalDecimal(value) : value,
      ),
    ),
  );
  return part.kind === 'sort' || part.kind === 'limit' ? lines : lines.sort();
};

const plans = new Map(SEEDS.map((seed) => [seed, randomPlan(seed)]));

describe.each([
  { server: 'mariadb', open: openMariadb, needs: 'needs the package mariadb-server' },
  { server: 'mysql', open: openMysql, needs: NEEDS_MYSQL },
] as const)('random plans in $server', ({ server, open, needs }) => {
  let oracle: Oracle;
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    const setup = [...plans].flatMap(([seed, plan]) => setupOf(server, seed, plan));
    database = await open(["set sql_mode = 'NO_BACKSLASH_ESCAPES,STRICT_ALL_TABLES'", ...setup]);
    oracle = await startOracle();
  }, 120_000);

  afterAll(async () => {
    await oracle.close();
    await database?.close();
  });

  it('give PostgreSQL’s rows', { timeout: 120_000 }, async ({ skip }) => {
    if (!database) return skip(needs);
    const dialect = createMariadb({ server });
    const differences: unknown[] = [];
    let compared = 0;
    for (const [seed, { plan, rows }] of plans) {
      const over = (node: Node): Node => overTables(server, seed, node);
      for (const part of partsIn(dialect, over, plan)) {
        const expected = await oracle.answer(part, rows);
        // What fails on a value there may also be a value here, such as beyond a type's range.
        if (!expected) continue;
        compared += 1;
        const found = await database.run(over(part)).catch((error: unknown) => String(error));
        const answer = typeof found === 'string' ? found : shown(found, part);
        if (JSON.stringify(answer) !== JSON.stringify(shown(expected, part)))
          differences.push({ seed, text: dialect.write(over(part)).text, answer });
      }
    }
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(SEEDS.length / 2);
  });
});
