import { describe, expect, it } from 'vitest';
import type { Db } from '../database/db.ts';
import { createPageCache, sharedRevision } from './page-cache.ts';

describe('the revision shared by requests', () => {
  it('is always read after the request asked, with few queries', async () => {
    let queries = 0;
    let committed = 0;
    const db = {
      execute: async () => {
        queries++;
        const seen = committed;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return { rows: [{ number: seen }] };
      },
    } as unknown as Db; // the one method that is called
    const now = sharedRevision(db);
    const asked: Promise<void>[] = [];
    for (let round = 0; round < 20; round++) {
      committed++;
      const atLeast = committed;
      for (let reader = 0; reader < 10; reader++)
        asked.push(now().then((number) => expect(number).toBeGreaterThanOrEqual(atLeast)));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(asked);
    expect(queries).toBeLessThan(40);
  });

  it('a query that fails fails its askers only', async () => {
    let isBroken = true;
    const db = {
      execute: async () => {
        if (isBroken) throw new Error('gone');
        return { rows: [{ number: 3 }] };
      },
    } as unknown as Db; // the one method that is called
    const now = sharedRevision(db);
    await expect(now()).rejects.toThrow('gone');
    isBroken = false;
    expect(await now()).toBe(3);
  });
});

describe('kept pages', () => {
  it('are given for the revision they were made at only', () => {
    const cache = createPageCache();
    cache.put('en /', 1, '<p>one</p>');
    expect(cache.get('en /', 1)?.html.length).toBe(10);
    expect(cache.get('en /', 2)).toBeUndefined();
    expect(cache.get('en /', 1)).toBeUndefined();
  });
});
