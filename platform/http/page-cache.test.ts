import { describe, expect, it } from 'vitest';
import type { Db } from '../database/db.ts';
import {
  type CachedPage,
  createPageCache,
  createSharedMaking,
  sharedRevision,
} from './page-cache.ts';

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

describe('a page that many ask for at once', () => {
  const page: CachedPage = {
    revision: 1,
    html: new Uint8Array(),
    gzip: new Uint8Array(),
    etag: 'W/"x"',
  };

  it('is made once', async () => {
    const making = createSharedMaking();
    const gate = Promise.withResolvers<void>();
    let made = 0;
    const make = async () => {
      made += 1;
      await gate.promise;
      return page;
    };
    const all = [1, 2, 3].map(() => making('/figures', '1 /figures', make));
    gate.resolve();
    expect(await Promise.all(all)).toEqual([page, page, page]);
    expect(made).toBe(1);
    await making('/figures', '1 /figures', make);
    expect(made).toBe(2);
  });

  it('is made anew by those who waited when the first failed', async () => {
    const making = createSharedMaking();
    let made = 0;
    const make = async () => {
      made += 1;
      if (made === 1) throw new Error('out of order');
      return page;
    };
    const first = making('/a', 'a', make);
    const second = making('/a', 'a', make);
    await expect(first).rejects.toThrow('out of order');
    expect(await second).toBe(page);
  });

  it('is not waited for when it holds a form: each has its own', async () => {
    const making = createSharedMaking();
    let running = 0;
    let most = 0;
    const make = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      return new Response('form');
    };
    await making('/sign-in', 'a', make);
    const all = await Promise.all([1, 2, 3].map(() => making('/sign-in', 'a', make)));
    expect(new Set(all).size).toBe(3);
    expect(most).toBe(3);
  });
});
