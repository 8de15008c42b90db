import { describe, expect, it } from 'vitest';
import { createPool } from './pool.ts';

interface Link {
  readonly number: number;
  isOpen: boolean;
}

const never = new AbortController().signal;

const makePool = (limit: number, failures: readonly number[] = []) => {
  const opened: Link[] = [];
  let tries = 0;
  const pool = createPool<Link>({
    open: async () => {
      tries += 1;
      if (failures.includes(tries)) throw new Error(`try ${tries}`);
      const link = { number: opened.length + 1, isOpen: true };
      opened.push(link);
      return link;
    },
    close: (link) => {
      link.isOpen = false;
    },
    isOpen: ({ isOpen }) => isOpen,
    limit,
    idleTime: 60_000,
  });
  return { pool, opened };
};

describe('a pool of connections', () => {
  it('gives the one used last again', async () => {
    const { pool, opened } = makePool(3);
    const [first, second] = [await pool.acquire(never), await pool.acquire(never)];
    pool.release(second);
    pool.release(first);
    expect(await pool.acquire(never)).toBe(first);
    expect(opened).toHaveLength(2);
  });

  it('opens no more than its limit, and serves who waits in order', async () => {
    const { pool, opened } = makePool(1);
    const only = await pool.acquire(never);
    const order: string[] = [];
    const waiting = ['first', 'second'].map(async (name) => {
      const link = await pool.acquire(never);
      order.push(name);
      pool.release(link);
    });
    pool.release(only);
    await Promise.all(waiting);
    expect(order).toEqual(['first', 'second']);
    expect(opened).toHaveLength(1);
  });

  it('gives no connection that has ended, and opens another in place of a discarded one', async () => {
    const { pool } = makePool(1);
    const first = await pool.acquire(never);
    pool.release(first);
    first.isOpen = false;
    const second = await pool.acquire(never);
    expect(second.number).toBe(2);
    pool.discard(second);
    expect((await pool.acquire(never)).number).toBe(3);
  });

  it('lets who has waited long enough go, and keeps the connection for others', async () => {
    const { pool } = makePool(1);
    const only = await pool.acquire(never);
    const giving = new AbortController();
    const tired = pool.acquire(giving.signal);
    const patient = pool.acquire(never);
    giving.abort(new Error('enough'));
    await expect(tired).rejects.toThrow('enough');
    pool.release(only);
    expect(await patient).toBe(only);
  });

  it('tells all who wait when no connection can be opened, and tries anew for who comes later', async () => {
    const { pool } = makePool(2, [1, 2, 3]);
    const waiting = [pool.acquire(never), pool.acquire(never), pool.acquire(never)];
    for (const { status } of await Promise.allSettled(waiting)) expect(status).toBe('rejected');
    expect((await pool.acquire(never)).number).toBe(1);
  });

  it('closes those that nobody uses when they are not to be trusted, and opens others', async () => {
    const { pool, opened } = makePool(3);
    const [used, unused] = [await pool.acquire(never), await pool.acquire(never)];
    pool.release(unused);
    pool.distrust();
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([true, false]);
    pool.release(used);
    expect(await pool.acquire(never)).toBe(used);
    expect((await pool.acquire(never)).number).toBe(3);
  });

  it('gives no connection that was being opened when another was lost', async () => {
    const { pool, opened } = makePool(2);
    const first = await pool.acquire(never);
    const waiting = pool.acquire(never);
    // Who waits gets this one, and the other is still being opened.
    pool.release(first);
    pool.distrust();
    expect(await waiting).toBe(first);
    expect((await pool.acquire(never)).number).toBe(3);
    pool.discard(first);
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false, true]);
  });

  it('closes what is given back after its own end', async () => {
    const { pool } = makePool(2);
    const [used, unused] = [await pool.acquire(never), await pool.acquire(never)];
    pool.release(unused);
    pool.close(new Error('closed'));
    expect(unused.isOpen).toBe(false);
    expect(used.isOpen).toBe(true);
    pool.release(used);
    expect(used.isOpen).toBe(false);
    await expect(pool.acquire(never)).rejects.toThrow('closed');
  });
});
