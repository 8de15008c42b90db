import { describe, expect, it } from 'vitest';
import { memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { SourceError } from '../federation-error.ts';
import { createLocalEngine } from '../local/engine.ts';
import type { Source } from '../sources/source.ts';
import type { SqlType } from '../values.ts';
import { createBreaker } from './breaker.ts';

const INTEGER: SqlType = { name: 'integer' };
const DATE: SqlType = { name: 'date' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: 'unused',
});

/** A month of a year of orders, and the persons that they are of; without estimates a third of all. */
const open = (
  estimate: NonNullable<Source['estimate']>,
  now: () => number = () => performance.now(),
) => {
  const asked: string[] = [];
  const orders: Source = {
    ...memorySource('shop', {
      orders: {
        columns: { id: INTEGER, person: INTEGER, day: DATE },
        keys: [['id']],
        estimatedRows: 60_000,
        rows: [[1, 7, '2026-01-01']],
      },
    }),
    estimate: (plan, signal) => {
      asked.push('shop');
      return estimate(plan, signal);
    },
  };
  const people = memorySource('crm', {
    people: {
      columns: { id: INTEGER, born: DATE },
      keys: [['id']],
      estimatedRows: 25_000,
      rows: [[7, '1980-01-01']],
    },
  });
  const federation = createFederation({
    sources: [orders, people],
    local,
    now,
  });
  return { federation, asked };
};

const oneWeek =
  "select o.id from shop.orders o join crm.people p on p.id = o.person where o.day < '2026-01-08'";

describe('estimates of sources', () => {
  it('decide who waits for whom', async () => {
    const { federation, asked } = open(async () => 300);
    const { fragments, links, expectedRows } = await federation.plan(oneWeek);
    expect(asked).toEqual(['shop']);
    expect(fragments.map(({ source, estimatedRows }) => [source, estimatedRows])).toEqual(
      expect.arrayContaining([['shop', 300]]),
    );
    expect(links.map(({ outer, inner }) => [outer, inner])).toEqual([['shop#1', 'crm#1']]);
    expect(expectedRows).toBe(600);
  });

  const withoutEstimate: Readonly<Record<string, NonNullable<Source['estimate']>>> = {
    'has none': async () => undefined,
    fails: async () => {
      throw new SourceError('shop', 'rejected');
    },
    'does not answer': () => new Promise(() => {}),
  };

  it.each(Object.entries(withoutEstimate))('are ours where a source %s', async (_, estimate) => {
    const { federation } = open(estimate);
    const { fragments, links } = await federation.plan(oneWeek, { limits: { deadline: 1_000 } });
    expect(fragments.find(({ source }) => source === 'shop')?.estimatedRows).toBe(20_000);
    expect(links).toEqual([]);
  });

  it('hold for a minute, for the same question', async () => {
    const clock = { now: 0 };
    const { federation, asked } = open(
      async () => 300,
      () => clock.now,
    );
    await federation.plan(oneWeek);
    const { fragments } = await federation.plan(oneWeek);
    expect(asked).toHaveLength(1);
    expect(fragments.find(({ source }) => source === 'shop')?.estimatedRows).toBe(300);
    await federation.plan(oneWeek.replace('2026-01-08', '2026-01-09'));
    expect(asked).toHaveLength(2);
    clock.now = 60_001;
    await federation.plan(oneWeek);
    expect(asked).toHaveLength(3);
  });

  it('are not asked for where they decide nothing', async () => {
    const { federation, asked } = open(async () => 300);
    for (const text of [
      // One source.
      "select id from shop.orders where day < '2026-01-08'",
      // A row by its key.
      'select o.day from shop.orders o join crm.people p on p.id = o.person where o.id = 4',
      // All rows: their number is known.
      'select o.day from shop.orders o join crm.people p on p.id = o.person',
    ])
      await federation.plan(text);
    expect(asked).toEqual([]);
  });

  it('are told to stop when they take too long', async () => {
    let wasAborted = false;
    const { federation } = open(
      (_, signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            wasAborted = true;
            reject(new SourceError('shop', 'cancelled'));
          }),
        ),
    );
    await federation.plan(oneWeek, { limits: { deadline: 1_000 } });
    expect(wasAborted).toBe(true);
  });
});

describe('a breaker', () => {
  it('is closed until something fails, and again after a success', () => {
    const breaker = createBreaker();
    expect(breaker.isClosed()).toBe(true);
    breaker.failed(0);
    expect(breaker.isClosed()).toBe(false);
    breaker.succeeded();
    expect(breaker.isClosed()).toBe(true);
  });
});
