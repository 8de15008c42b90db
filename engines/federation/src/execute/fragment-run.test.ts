import { describe, expect, it } from 'vitest';
import { SourceError } from '../federation-error.ts';
import type { Link } from '../plan/bind.ts';
import type { Fragment, Node } from '../plan/node.ts';
import type { Source } from '../sources/source.ts';
import type { Batch, SqlType, Value } from '../values.ts';
import { createBreaker } from './breaker.ts';
import { runFragment } from './fragment-run.ts';
import { createPassingKeys } from './passing-keys.ts';

const INTEGER: SqlType = { name: 'integer' };

const fragment: Fragment = {
  kind: 'fragment',
  name: 'lines#1',
  source: 'lines',
  plan: {
    kind: 'scan',
    source: 'lines',
    table: {
      name: 'line',
      path: ['line'],
      columns: [{ name: 'number', type: INTEGER, isNullable: false }],
      keys: [],
    },
    columns: [{ id: 1, name: 'number', type: INTEGER, column: 'number' }],
  },
  estimatedRows: 1_000_000,
};

const link: Link = {
  ...{ outer: 'orders#1', outerColumn: 0, inner: fragment.name, innerColumn: 1 },
  isNeeded: false,
};

/** Keys that a plan is held to; undefined when it asks for everything. */
const keysIn = (plan: Node): readonly Value[] | undefined =>
  plan.kind === 'filter' && plan.condition.kind === 'in'
    ? plan.condition.list.map((key) => (key.kind === 'literal' ? key.value : null))
    : undefined;

/** One row for each key up to `most`; each answer waits for `before`. */
const openSource = (most: number, before: () => Promise<void> = async () => {}) => {
  const asked: number[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const source: Source = {
    name: 'lines',
    kind: 'memory',
    discover: async () => ({ tables: [] }),
    canExecute: () => true,
    describe: () => ({ text: 'lines', parameters: 0 }),
    execute: async function* (plan): AsyncGenerator<Batch> {
      const keys = keysIn(plan);
      asked.push(keys?.length ?? 0);
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      try {
        await before();
        yield keys
          ? keys.filter((key) => Number(key) <= most).map((key) => [key])
          : Array.from({ length: most }, (_, index) => [index + 1]);
      } finally {
        underWay -= 1;
      }
    },
    health: async () => ({ isUp: true, milliseconds: 0 }),
    close: async () => {},
  };
  return { source, asked, mostUnderWay: () => mostUnderWay };
};

const open = (source: Source, given: Partial<Parameters<typeof runFragment>[3]> = {}) => {
  const keys = createPassingKeys();
  const run = runFragment(
    fragment,
    source,
    createBreaker(),
    {
      signal: new AbortController().signal,
      now: () => 0,
      deadline: 60_000,
      maximumRows: 1_000_000,
      isStrict: false,
      ...given,
    },
    link,
    keys.read(),
  );
  const pass = (from: number, to: number): void => {
    for (let key = from; key <= to; key += 1) keys.add(key);
    keys.tell();
  };
  const numbers = async (): Promise<number[]> => {
    const all: number[] = [];
    for await (const batch of run.rows()) for (const [number] of batch) all.push(Number(number));
    return all.sort((a, b) => a - b);
  };
  return { run, keys, pass, numbers };
};

const upTo = (most: number): readonly number[] =>
  Array.from({ length: most }, (_, index) => index + 1);

it('is named where its time is up and nothing may be missing', async () => {
  const asking = new AbortController();
  const { source } = openSource(10);
  const { numbers } = open(source, { signal: asking.signal, isStrict: true });
  const reading = numbers();
  asking.abort('deadline');
  await expect(reading).rejects.toMatchObject({ name: 'SourceError', failure: 'deadline' });
});

describe('a fragment that waits for keys', () => {
  it('asks for the first of them while others still come', async () => {
    const { source, asked } = openSource(20_000);
    const { keys, pass, numbers } = open(source);
    const reading = numbers();
    pass(1, 5_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual([5_000]);
    pass(5_001, 5_100);
    keys.end();
    expect(await reading).toEqual(upTo(5_100));
    expect(asked).toEqual([5_000, 100]);
  });

  it('does not ask for what its column cannot hold', async () => {
    const { source, asked } = openSource(10);
    const { keys, pass, numbers } = open(source);
    pass(1, 3);
    for (const key of [2_147_483_648, -2_147_483_649, 9_000_000_000n]) keys.add(key);
    keys.end();
    expect(await numbers()).toEqual([1, 2, 3]);
    expect(asked).toEqual([3]);
  });

  it('is not asked at all when no key fits', async () => {
    const { source, asked } = openSource(10);
    const { run, keys, numbers } = open(source);
    keys.add(9_000_000_000n);
    keys.end();
    expect(await numbers()).toEqual([]);
    expect(asked).toEqual([]);
    expect(run.report()).toMatchObject({ status: 'complete', keys: 1, requests: 0 });
  });

  it('has no more than three requests under way', async () => {
    const { source, asked, mostUnderWay } = openSource(
      40_000,
      () => new Promise((resolve) => setTimeout(resolve, 1)),
    );
    const { keys, pass, numbers } = open(source);
    pass(1, 40_000);
    keys.end();
    expect(await numbers()).toEqual(upTo(40_000));
    expect(asked).toHaveLength(8);
    expect(mostUnderWay()).toBe(3);
  });

  it('asks for everything when there are far more than expected, and gives no row twice', async () => {
    const { source, asked } = openSource(150_000);
    const { run, keys, pass, numbers } = open(source);
    pass(1, 130_000);
    keys.end();
    expect(await numbers()).toEqual(upTo(150_000));
    expect(asked.filter((count) => count === 0)).toHaveLength(1);
    expect(run.report().status).toBe('complete');
  });

  it('knows its keys again when they come as larger whole numbers than its rows have', async () => {
    const { source } = openSource(150_000);
    const { keys, numbers } = open(source);
    for (let key = 1; key <= 130_000; key += 1) keys.add(BigInt(key));
    keys.end();
    expect(await numbers()).toEqual(upTo(150_000));
  });

  it('asks for nothing without keys', async () => {
    const { source, asked } = openSource(10);
    const { run, keys, numbers } = open(source);
    keys.end();
    expect(await numbers()).toEqual([]);
    expect(asked).toEqual([]);
    expect(run.report()).toMatchObject({ keys: 0, status: 'complete' });
  });

  it('may not give more rows by all its requests than one source may', async () => {
    const { source } = openSource(40_000);
    const { run, keys, pass, numbers } = open(source, { maximumRows: 12_000 });
    pass(1, 40_000);
    keys.end();
    await numbers();
    expect(run.report()).toMatchObject({ status: 'missing', failure: 'too-many-rows' });
  });

  it('ends with the first request that fails', async () => {
    let requests = 0;
    const { source } = openSource(40_000, async () => {
      requests += 1;
      if (requests === 2) throw new SourceError('lines', 'rejected');
    });
    const { run, keys, pass, numbers } = open(source);
    pass(1, 40_000);
    keys.end();
    await numbers();
    expect(run.report()).toMatchObject({ status: 'missing', failure: 'rejected' });
    expect(requests).toBeLessThan(8);
  });

  it('tells of a failure that comes while the reader is busy', async () => {
    let requests = 0;
    const { source } = openSource(40_000, async () => {
      requests += 1;
      if (requests > 1) throw new SourceError('lines', 'connection-lost');
    });
    const { run, keys, pass } = open(source);
    pass(1, 40_000);
    keys.end();
    for await (const _ of run.rows()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(run.report()).toMatchObject({ status: 'missing', failure: 'connection-lost' });
  });
});
