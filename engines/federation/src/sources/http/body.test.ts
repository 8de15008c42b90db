import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgetOf } from './budget.ts';
import { createHttpClient, httpOptions } from './client.ts';
import { failureOf, type Loopback, limits, listen } from './test/loopback.ts';

const TEXT = 'elm, plane, žižka 🌳 '.repeat(2000);

let server: Loopback;
let reply: { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };
let asked: string | undefined;
beforeAll(async () => {
  server = await listen((request, response) => {
    asked = request.headers['accept-encoding'];
    response.writeHead(200, reply.headers);
    // In two parts, so that characters and compressed blocks are torn.
    response.write(reply.body.subarray(0, 17));
    setImmediate(() => response.end(reply.body.subarray(17)));
  });
});
afterAll(() => server.stop());

const textOf = async (coding: string, body: Uint8Array, maximumBytes = 1_000_000) => {
  reply = { headers: coding === '' ? {} : { 'content-encoding': coding }, body };
  const client = createHttpClient('town', httpOptions.parse({ retries: 0 }), new URL(server.url));
  const budget = budgetOf('town', limits(), maximumBytes);
  try {
    const { text } = await client.send({ method: 'GET', url: new URL(server.url) }, budget);
    return text;
  } finally {
    budget.end();
    client.close();
  }
};

describe('the body of an answer', () => {
  it.each([
    ['', Buffer.from(TEXT)],
    ['identity', Buffer.from(TEXT)],
    ['gzip', gzipSync(TEXT)],
    ['X-GZip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
  ])('is text, whatever it is compressed with: %j', async (coding, body) => {
    expect(await textOf(coding, body)).toBe(TEXT);
    expect(asked).toBe('gzip, br');
  });

  it('is measured after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await failureOf(textOf('gzip', bomb))).toBe('too-much-data');
  });

  it.each([
    ['a coding that nobody offered', 'zstd', Buffer.from('x'), 'rejected (content coding)'],
    ['a coding that it does not have', 'gzip', Buffer.from(TEXT), 'rejected (Z_DATA_ERROR)'],
    ['a part', 'gzip', gzipSync(TEXT).subarray(0, 60), 'rejected (Z_BUF_ERROR)'],
    ['other than UTF-8', '', Buffer.from([0x65, 0xff, 0x6d]), 'rejected (not UTF-8)'],
    ['half a character', '', Buffer.from(TEXT).subarray(0, 13), 'rejected (not UTF-8)'],
  ])('is refused as %s', async (_, coding, body, failure) => {
    expect(await failureOf(textOf(coding, body))).toBe(failure);
  });
});
