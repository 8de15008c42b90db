import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { duckdb } from '../dialects/duckdb.ts';
import { call, column, literal } from '../plan/expression.ts';
import type { Fragment, Node } from '../plan/node.ts';
import type { Batch, SqlType } from '../values.ts';
import { createLocalEngine } from './engine.ts';

const INTEGER: SqlType = { name: 'integer' };
const BIGINT: SqlType = { name: 'bigint' };

const SMALL = 100;

const engine = createLocalEngine({
  ...{ dialect: duckdb, memoryLimit: '100MB', threads: 2, smallRows: SMALL },
  temporaryDirectory: join(tmpdir(), 'polder-concatenation'),
});
afterAll(() => engine.close());

const fragment = (name: string, id: number, type = INTEGER): Fragment => ({
  ...{ kind: 'fragment', name, source: name, estimatedRows: 10 },
  plan: { kind: 'values', columns: [{ id, name: 'n', type }], rows: [] },
});

const union = (left: Node, right: Node, id: number, type = INTEGER): Node => ({
  ...{ kind: 'set', operation: 'union', isAll: true, left, right },
  columns: [{ id, name: 'n', type }],
});

const one = fragment('one', 1);
const two = fragment('two', 2);
const both = union(one, two, 3);

/** Sources that give batches when they are told to. */
const openSources = () => {
  const given = new Map<string, ReturnType<typeof Promise.withResolvers<Batch | undefined>>[]>();
  const asked = new Map<string, number>();
  const place = (name: string, at: number) => {
    const list = given.get(name) ?? [];
    given.set(name, list);
    while (list.length <= at) list.push(Promise.withResolvers());
    return list[at] ?? expect.unreachable();
  };
  const told = new Map<string, number>();
  const give = (name: string, batch: Batch | undefined): void => {
    const at = told.get(name) ?? 0;
    told.set(name, at + 1);
    place(name, at).resolve(batch);
  };
  const rowsOf = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
    for (let at = 0; ; at += 1) {
      asked.set(name, at + 1);
      const batch = await place(name, at).promise;
      if (!batch) return;
      yield batch;
    }
  };
  return { rowsOf, give, asked };
};

const numbers = (first: number, count: number): Batch =>
  Array.from({ length: count }, (_, index) => [first + index]);

const limits = () => ({ signal: new AbortController().signal, maximumRows: 1_000_000 });

const all = async (rows: AsyncIterable<Batch>): Promise<readonly unknown[]> => {
  const read: unknown[] = [];
  for await (const batch of rows) read.push(...batch.map(([value]) => value));
  return read;
};

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('union all', () => {
  it('gives few rows in the order of the query, whoever comes first', async () => {
    const { rowsOf, give } = openSources();
    const reading = all(engine.execute(both, rowsOf, limits()));
    give('two', numbers(10, 3));
    give('two', undefined);
    await soon();
    give('one', numbers(1, 2));
    give('one', undefined);
    expect(await reading).toEqual([1, 2, 10, 11, 12]);
  });

  it('gives many rows as they come, while others are waited for', async () => {
    const { rowsOf, give } = openSources();
    const rows = engine.execute(both, rowsOf, limits())[Symbol.asyncIterator]();
    give('one', numbers(1, 2));
    give('two', numbers(1_000, SMALL));
    expect((await rows.next()).value).toEqual([[1], [2]]);
    expect((await rows.next()).value).toHaveLength(SMALL);
    give('two', numbers(2_000, 5));
    expect((await rows.next()).value).toEqual(numbers(2_000, 5));
    give('two', undefined);
    give('one', numbers(3, 1));
    expect((await rows.next()).value).toEqual([[3]]);
    give('one', undefined);
    expect((await rows.next()).done).toBe(true);
  });

  it('reads no further than its reader', async () => {
    const { rowsOf, give, asked } = openSources();
    for (let at = 0; at < 50; at += 1) give('one', numbers(at * 1_000, 1_000));
    const rows = engine.execute(both, rowsOf, limits())[Symbol.asyncIterator]();
    await rows.next();
    await soon();
    expect(asked.get('one')).toBeLessThanOrEqual(3);
    give('two', undefined);
    await rows.return?.();
  });

  it('does above and below it what the query says, and stops at its limit', async () => {
    const doubled: Node = {
      kind: 'project',
      input: one,
      columns: [
        {
          ...{ id: 4, name: 'n', type: INTEGER },
          expression: call('multiply', [column(1, INTEGER), literal(2, INTEGER)], INTEGER),
        },
      ],
    };
    const constant: Node = {
      kind: 'values',
      columns: [{ id: 5, name: 'n', type: INTEGER }],
      rows: [[7], [-1]],
    };
    const plan: Node = {
      ...{ kind: 'limit', count: 205, offset: 2 },
      input: {
        kind: 'filter',
        input: union(union(doubled, constant, 6), two, 7),
        condition: call('greater', [column(7, INTEGER), literal(0, INTEGER)]),
      },
    };
    const { rowsOf, give } = openSources();
    give('one', numbers(-1, 4)); // -2, 0, 2, 4
    give('one', undefined);
    for (let at = 0; at < 10; at += 1) give('two', numbers(100 * at + 1, 100));
    const read = await all(engine.execute(plan, rowsOf, limits()));
    expect(read).toHaveLength(205);
    // 2 and 4 are passed over, and -1 is left out.
    expect(read.slice(0, 3)).toEqual([7, 1, 2]);
    expect(read.at(-1)).toBe(204);
  });

  it('of types that differ is left to DuckDB', async () => {
    const { rowsOf, give } = openSources();
    give('one', numbers(1, 2));
    give('one', undefined);
    give('big', [[9_000_000_000n]]);
    give('big', undefined);
    const plan = union(one, fragment('big', 8, BIGINT), 9, BIGINT);
    expect(await all(engine.execute(plan, rowsOf, limits()))).toEqual([1n, 2n, 9_000_000_000n]);
  });

  it('ends with the first failure, and when nobody waits any more', async () => {
    const failing = async function* ({ name }: Fragment): AsyncGenerator<Batch> {
      if (name === 'two') throw new RangeError('gone');
      await new Promise<never>(() => {});
      yield [];
    };
    await expect(all(engine.execute(both, failing, limits()))).rejects.toThrow('gone');
    const { rowsOf } = openSources();
    const leaving = new AbortController();
    const reading = all(engine.execute(both, rowsOf, { ...limits(), signal: leaving.signal }));
    setImmediate(() => leaving.abort());
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
