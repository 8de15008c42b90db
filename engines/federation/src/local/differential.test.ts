import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { duckdb } from '../dialects/duckdb.ts';
import { FederationError } from '../federation-error.ts';
import { inputsOf, type Node, outputOf } from '../plan/node.ts';
import type { Row, Value } from '../values.ts';
import { createLocalEngine, type LocalEngine } from './engine.ts';
import { canonicalDecimal } from './memory/decimal.ts';
import { prepareInMemory, runInMemory } from './memory/run.ts';
import { type Oracle, startOracle } from './test/postgresql-oracle.ts';
import { randomPlan } from './test/random-plans.ts';

const PLANS = 400;

let oracle: Oracle;
let engine: LocalEngine;
const directory = mkdtempSync(join(tmpdir(), 'polder-differential-'));

beforeAll(async () => {
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

const shown = (value: Value | undefined, type: string): string => {
  if (value === null || value === undefined) return 'NULL';
  return type === 'numeric' ? canonicalDecimal(String(value)) : String(value);
};

/** Rows as comparable texts; sorted when the plan leaves their order open. */
const shownRows = (rows: readonly Row[], plan: Node, isOrdered: boolean): readonly string[] => {
  const types = outputOf(plan).map(({ type }) => type.name);
  const texts = rows.map((row) => types.map((type, index) => shown(row[index], type)).join(' | '));
  return isOrdered ? texts : texts.sort();
};

const throughDuckdb = async (
  plan: Node,
  rows: ReadonlyMap<string, readonly Row[]>,
): Promise<readonly Row[]> => {
  const all: Row[] = [];
  const rowsOf = async function* ({ name }: { readonly name: string }) {
    yield rows.get(name) ?? [];
  };
  const limits = { signal: new AbortController().signal, maximumRows: 100_000 };
  for await (const batch of engine.execute(plan, rowsOf, limits)) all.push(...batch);
  return all;
};

const hasWindow = (plan: Node): boolean => plan.kind === 'window' || inputsOf(plan).some(hasWindow);

/** What a failure looks like beside rows: errors on values are the query's own. */
const shownError = (error: unknown): string =>
  error instanceof FederationError && error.code === 'value' ? 'value' : String(error);

describe('random plans over random fragments', () => {
  it('give PostgreSQL’s rows in memory and through DuckDB', async () => {
    const differences: unknown[] = [];
    const compare = (where: string, found: unknown, expected: unknown): void => {
      if (JSON.stringify(found) !== JSON.stringify(expected))
        differences.push({ where, found, expected });
    };
    let inMemory = 0;
    let windowsInDuckdb = 0;
    for (let seed = 1; seed <= PLANS; seed += 1) {
      const { plan, rows, isOrdered } = randomPlan(seed);
      let answer: Awaited<ReturnType<Oracle['answer']>>;
      try {
        answer = await oracle.answer(plan, rows);
      } catch (error) {
        differences.push({ where: `postgresql, seed ${seed}`, error: shownError(error) });
        continue;
      }
      const expected = answer && shownRows(answer, plan, isOrdered);
      const operator = prepareInMemory(plan);
      if (hasWindow(plan) && duckdb.canWrite(plan)) windowsInDuckdb += 1;
      if (operator) {
        let found: readonly string[] | string | undefined;
        try {
          const ran = runInMemory(operator, ({ name }) => rows.get(name) ?? []);
          found = ran && shownRows(ran, plan, isOrdered);
        } catch (error) {
          found = shownError(error);
        }
        inMemory += 1;
        if (expected || found !== 'value') compare(`memory, seed ${seed}`, found, expected);
      }
      let found: readonly string[] | string | undefined;
      try {
        found = shownRows(await throughDuckdb(plan, rows), plan, isOrdered);
      } catch (error) {
        found = shownError(error);
      }
      if (expected || found !== 'value') compare(`duckdb, seed ${seed}`, found, expected);
    }
    expect(inMemory).toBeGreaterThan(PLANS * 0.9);
    expect(windowsInDuckdb).toBeGreaterThan(PLANS * 0.1);
    expect(differences).toEqual([]);
  }, 120_000);
});
