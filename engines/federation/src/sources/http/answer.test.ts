import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../values.ts';
import { type RowsWanted, sendForRows } from './answer.ts';
import { budgetOf } from './budget.ts';
import { createHttpClient, httpOptions } from './client.ts';
import { member } from './json-text.ts';
import { failureOf, type Loopback, limits, listen } from './test/loopback.ts';

let server: Loopback;
let reply: (response: ServerResponse, attempt: number) => void;
let attempts = 0;

beforeAll(async () => {
  server = await listen((_, response) => {
    attempts += 1;
    response.setHeader('content-type', 'application/json');
    reply(response, attempts);
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  attempts = 0;
});

/** Rows of the odd numbers in a list. */
const read = (item: unknown): Row | undefined => {
  const id = member(item, 'id');
  return typeof id === 'number' && id % 2 === 1 ? [id] : undefined;
};

const ask = async (wanted: Partial<RowsWanted> = {}, maximumBytes = 100_000_000) => {
  const client = createHttpClient('town', httpOptions.parse({}), new URL(server.url));
  const budget = budgetOf('town', limits(), maximumBytes);
  try {
    const { rows, items, around } = await sendForRows(
      client,
      { method: 'GET', url: new URL(server.url) },
      { source: 'town', path: ['data'], read, most: 1_000_000, ...wanted },
      budget,
    );
    return { rows: rows.length, items, around };
  } finally {
    budget.end();
    client.close();
  }
};

const itemsFrom = (first: number, count: number): string =>
  Array.from({ length: count }, (_, index) => `{"id":${first + index}}`).join(',');

describe('rows of an answer', () => {
  it('are read while it comes, and what is around them afterwards', async () => {
    reply = (response) => {
      response.write(`{"page":{"size":9},"data":[${itemsFrom(1, 5_000)},`);
      setTimeout(() => response.end(`${itemsFrom(5_001, 5_001)}],"next":"a b"}`), 20);
    };
    expect(await ask()).toEqual({
      rows: 5_001,
      items: 10_001,
      around: { page: { size: 9 }, data: [], next: 'a b' },
    });
  });

  it('are read no further than to the last that is wanted, of an answer without an end', async () => {
    let hasLeft = false;
    reply = (response) => {
      response.write('{"data":[');
      response.on('close', () => {
        hasLeft = true;
      });
      const more = (): void => {
        while (!hasLeft && response.write(`${itemsFrom(1, 1_000)},`));
        if (!hasLeft) response.once('drain', more);
      };
      more();
    };
    const { rows, around } = await ask({ most: 10 });
    expect(rows).toBeGreaterThanOrEqual(10);
    expect(rows).toBeLessThan(50_000);
    expect(around).toBeUndefined();
    await expect.poll(() => hasLeft).toBe(true);
  });

  it('count once when the answer breaks off and is asked for again', async () => {
    reply = (response, attempt) => {
      response.write(`{"data":[${itemsFrom(1, 10_000)},`);
      if (attempt === 1) setTimeout(() => response.destroy(), 20);
      else response.end(`${itemsFrom(1, 1)}]}`);
    };
    expect(await ask()).toMatchObject({ rows: 5_001, items: 10_001 });
    expect(attempts).toBe(2);
  });

  it.each([
    ['ends early', '{"data":[{"id":1},{"id":3'],
    ['lacks an item', '{"data":[{"id":1},,{"id":3}]}'],
    ['has another list of the same name', '{"data":[{"id":1}],"data":[{"id":3}]}'],
    ['has another member of the same name', '{"data":[{"id":1}],"data":null}'],
    ['goes on after its end', '{"data":[{"id":1}]} {}'],
  ])('are none when it %s', async (_, text) => {
    reply = (response) => response.end(text);
    expect(await failureOf(ask())).toBe('rejected (broken JSON)');
  });

  it('are none in another type of content', async () => {
    reply = (response) => {
      response.setHeader('content-type', 'text/html');
      response.end('{"data":[{"id":1}]}');
    };
    expect(await failureOf(ask())).toBe('rejected (not JSON)');
  });

  it('are held to the bytes that a statement may read', async () => {
    reply = (response) => response.end(`{"data":[${itemsFrom(1, 10_000)}]}`);
    expect(await failureOf(ask({}, 50_000))).toBe('too-much-data');
  });

  it('keep digits that a number would lose', async () => {
    const texts: unknown[] = [];
    reply = (response) => response.end('{"data":[12345678901234567890.10]}');
    await ask({
      read: (item) => {
        texts.push(JSON.stringify(item));
        return undefined;
      },
    });
    expect(texts).toEqual(['12345678901234567890.10']);
  });
});
