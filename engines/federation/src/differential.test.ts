/**
 * Random queries over tables that are spread over four live sources give what one PostgreSQL gives that
 * holds them all. Other tables and queries: `DIFFERENTIAL_SEED=7 npx vitest run differential`, which also
 * prints what the queries were like; `DIFFERENTIAL_QUERIES` is how many.
 */
import { hashText, uniformDraws } from '@polder/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askFederation, askOracle, described, difference } from '../test/mixed/answers.ts';
import { shrunk } from '../test/mixed/draws.ts';
import { loadMixedSources, type MixedSources } from '../test/mixed/load.ts';
import { type MixedQuery, mixedQuery, mixedQueryAgain } from '../test/mixed/queries.ts';
import { TABLES } from '../test/mixed/tables.ts';
import { createTally, tallyText } from '../test/mixed/tally.ts';
import { startMariadb, startPostgresql } from '../test/servers.ts';
import { duckdb } from './dialects/duckdb.ts';
import { createFederation, type Federation } from './federation.ts';
import { createLocalEngine, type LocalEngine } from './local/engine.ts';
import { typeText, type Value } from './values.ts';

const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 1);
const QUERIES = Number(process.env.DIFFERENTIAL_QUERIES ?? 2_000);

/** Milliseconds that making a query smaller may take. */
const SHRINKING = 10_000;

/** Differences that are made smaller and told. */
const TOLD = 5;

const NAMED = TABLES.map((table) => [`${table.source}.${table.name}`, table] as const);

const [postgresql, mariadb] = await Promise.all([startPostgresql(), startMariadb()]);

describe.skipIf(!postgresql || !mariadb)(
  'queries over four sources (needs PostgreSQL and MariaDB)',
  () => {
    let mixed: MixedSources;
    let local: LocalEngine;
    let federation: Federation;
    let duckdbRuns = 0;
    /** Queries that were answered by a plan that had been made for other values. */
    let filled = 0;

    beforeAll(async () => {
      if (!postgresql || !mariadb) return;
      mixed = await loadMixedSources(postgresql, mariadb, SEED);
      local = createLocalEngine({
        dialect: {
          ...duckdb,
          write: (plan) => {
            duckdbRuns += 1;
            return duckdb.write(plan);
          },
        },
        memoryLimit: '1GB',
        threads: 2,
        temporaryDirectory: mixed.directory,
      });
      federation = createFederation({
        sources: mixed.sources,
        local,
        now: () => performance.now(),
      });
    });

    afterAll(async () => {
      await federation?.close();
      await local?.close();
      await mixed?.close();
    });

    /** Both answers to a query, and the difference. */
    const ask = async (query: MixedQuery) => {
      const before = duckdbRuns;
      if (query.parameters.length > 0)
        // What is wrong with it is told by the query itself.
        await federation
          .plan(query.text, { parameters: query.parameters.map(anotherValue) })
          .catch(() => undefined);
      const [expected, answered] = await Promise.all([
        askOracle(mixed.oracle, query),
        askFederation(federation, query),
      ]);
      const found = difference(answered.answer, expected, query);
      if (query.parameters.length > 0 && answered.ready?.isFilled) filled += 1;
      return { expected, answered, found, ranInDuckdb: duckdbRuns > before };
    };

    /** A query that differs, as small as it gets, with both answers and the plan. */
    const told = async (query: MixedQuery, difference: string): Promise<string> => {
      const isAlike = async (draws: readonly number[]): Promise<boolean> =>
        withoutNumbers((await ask(mixedQueryAgain(draws))).found) === withoutNumbers(difference);
      const end = performance.now() + SHRINKING;
      const taken = await shrunk(query.taken, isAlike, () => performance.now() < end);
      const smaller = mixedQueryAgain(taken);
      const { answered, expected, found } = await ask(smaller);
      return `${found}\n${described(smaller, answered, expected)}\n  before: ${query.text}`;
    };

    it.each(NAMED)('%s has the types of the oracle', async (_, table) => {
      const { tables } = await federation.tables(table.source);
      const found = tables.find(({ name }) => name.split('.').at(-1) === table.name);
      expect(found?.columns.map(({ name, type }) => `${name} ${typeText(type)}`)).toEqual(
        table.columns.map(({ name, type }) => `${name} ${typeText(type)}`),
      );
    });

    it.each(NAMED)('%s has the rows of the oracle', async (name) => {
      const { found, expected } = await ask(everything(`select * from ${name}`));
      expect(expected.kind).toBe('rows');
      expect(found).toBeUndefined();
    });

    it(`${QUERIES} random queries have the answers of one PostgreSQL`, async () => {
      const tally = createTally();
      const differences: string[] = [];
      for (let number = 1; number <= QUERIES; number += 1) {
        const query = mixedQuery(uniformDraws(hashText(`${SEED}, ${number}`)));
        const { answered, expected, found, ranInDuckdb } = await ask(query);
        tally.count(query, answered, expected, ranInDuckdb);
        if (found === undefined) continue;
        const text = differences.length < TOLD ? await told(query, found) : query.text;
        differences.push(`seed ${SEED}, query ${number}: ${text}`);
      }
      if (process.env.DIFFERENTIAL_SEED) {
        console.log(tallyText(tally));
        console.log(`by plans for other values: ${filled}`);
      }
      expect(differences.join('\n\n')).toBe('');

      const share = (count: number | undefined): number => (count ?? 0) / QUERIES;
      expect(share(tally.outcomes.get('not-supported')), 'refused').toBeLessThan(0.03);
      expect(share(tally.outcomes.get('meaningless')), 'meaningless').toBeLessThan(0.01);
      expect(share(tally.withRows()), 'with rows').toBeGreaterThan(0.6);
      expect(share(tally.bound()), 'with bind joins').toBeGreaterThan(0.1);
      expect(share(tally.meetings.get('in DuckDB')), 'in DuckDB').toBeGreaterThan(0.08);
      expect(share(tally.meetings.get('in memory')), 'in memory').toBeGreaterThan(0.3);
      expect(tally.constructs.size, 'different constructs').toBeGreaterThan(140);
      expect(share(filled), 'by plans for other values').toBeGreaterThan(0.1);
    }, 600_000);
  },
);

/** Another difference is not the same made smaller; another number of rows may be. */
const withoutNumbers = (text: string | undefined): string | undefined =>
  text?.replaceAll(/\d+/g, '');

/** A value of the same kind: a date for a date, a number of as many bits for a number. */
const anotherValue = (value: Value): Value => {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value !== 'string') return value;
  const digit = value.search(/\d(?=\D*$)/);
  if (digit === -1) return `${value}x`;
  const other = value[digit] === '1' ? '2' : '1';
  return value.slice(0, digit) + other + value.slice(digit + 1);
};

/** A query without anything to be careful of. */
const everything = (text: string): MixedQuery => ({
  text,
  parameters: [],
  order: [],
  isTotal: false,
  approximate: new Set(),
  constructs: new Set(),
  taken: [],
});
