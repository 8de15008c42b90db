/** Windows of queries give PostgreSQL's rows in memory and through DuckDB. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformDraws } from '@polder/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../dialects/duckdb.ts';
import { FederationError } from '../federation-error.ts';
import { type Fragment, type Node, outputOf, withInputs } from '../plan/node.ts';
import { pruneColumns } from '../plan/prune-columns.ts';
import { pushFilters } from '../plan/push-filters.ts';
import { generatedWindowQuery } from '../sql/generated-windows.test-support.ts';
import { loadParser, planQuery } from '../sql/index.ts';
import { SALES_ROWS, salesCatalogue } from '../sql/sales.test-support.ts';
import { WINDOW_QUERIES } from '../sql/window-queries.test-support.ts';
import type { Row, Value } from '../values.ts';
import { createLocalEngine, type LocalEngine } from './engine.ts';
import { canonicalDecimal } from './memory/decimal.ts';
import { prepareInMemory, runInMemory } from './memory/run.ts';
import { type Oracle, startOracle } from './test/postgresql-oracle.ts';

let oracle: Oracle;
let engine: LocalEngine;
const directory = mkdtempSync(join(tmpdir(), 'polder-windows-'));

beforeAll(async () => {
  await loadParser();
  oracle = await startOracle();
  engine = createLocalEngine({
    memoryLimit: '200MB',
    temporaryDirectory: directory,
    threads: 1,
    dialect: duckdb,
    smallRows: -1,
  });
}, 60_000);

afterAll(async () => {
  await oracle.close();
  await engine.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Local {
  readonly plan: Node;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** The plan over fragments of its own for every use of the table. */
const locally = (sql: string): Local => {
  const rows = new Map<string, readonly Row[]>();
  const cut = (node: Node): Node => {
    if (node.kind !== 'scan') return withInputs(node, cut);
    const name = `sales#${rows.size + 1}`;
    const places = node.columns.map(({ column }) =>
      node.table.columns.findIndex((known) => known.name === column),
    );
    rows.set(
      name,
      SALES_ROWS.map((row) => places.map((place) => row[place] ?? null)),
    );
    const fragment: Fragment = {
      kind: 'fragment',
      name,
      source: 'shop',
      plan: node,
      estimatedRows: 26,
    };
    return fragment;
  };
  const parameters = sql.includes('$1') ? [2] : [];
  const bound = planQuery(sql, salesCatalogue, { parameters });
  return { plan: cut(pruneColumns(pushFilters(bound))), rows };
};

const shown = (value: Value | undefined, type: string): string => {
  if (value === null || value === undefined) return 'NULL';
  if (type === 'numeric') return canonicalDecimal(String(value));
  return type === 'double' ? String(Number(value)) : String(value);
};

const shownRows = (rows: readonly Row[], plan: Node): readonly string[] => {
  const types = outputOf(plan).map(({ type }) => type.name);
  return rows.map((row) => types.map((type, index) => shown(row[index], type)).join(' | ')).sort();
};

const throughDuckdb = async ({ plan, rows }: Local): Promise<readonly Row[]> => {
  const all: Row[] = [];
  const rowsOf = async function* ({ name }: { readonly name: string }) {
    yield rows.get(name) ?? [];
  };
  const limits = { signal: new AbortController().signal, maximumRows: 100_000 };
  for await (const batch of engine.execute(plan, rowsOf, limits)) all.push(...batch);
  return all;
};

const compare = async (sql: string): Promise<void> => {
  const { plan, rows } = locally(sql);
  const answer = await oracle.answer(plan, rows);
  if (!answer) throw new Error('PostgreSQL fails on a value');
  const expected = shownRows(answer, plan);
  const operator = prepareInMemory(plan);
  const found = operator && runInMemory(operator, ({ name }) => rows.get(name) ?? []);
  expect(found && shownRows(found, plan), `in memory: ${sql}`).toEqual(expected);
  const byDuckdb = await throughDuckdb({ plan, rows });
  expect(shownRows(byDuckdb, plan), `through DuckDB: ${sql}`).toEqual(expected);
};

/** What joins a row to at most one other is not written for PostgreSQL, which is the judge here. */
const isJudged = (sql: string): boolean => !/select \(?select max\(r\)/.test(sql);

describe('windows in the local engine', () => {
  it.each(WINDOW_QUERIES.filter(isJudged))('%s', compare);

  it('drawn at random', async () => {
    let answered = 0;
    for (let seed = 2001; seed <= 2250; seed += 1) {
      const sql = generatedWindowQuery(uniformDraws(seed));
      try {
        planQuery(sql, salesCatalogue);
      } catch (error) {
        // Some mean nothing.
        if (error instanceof FederationError) continue;
        throw error;
      }
      await compare(sql);
      answered += 1;
    }
    expect(answered).toBeGreaterThan(150);
  }, 120_000);
});
