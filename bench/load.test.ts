import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from './load.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  let count = 0;
  server = createServer((_request, response) => {
    count++;
    response.statusCode = count % 10 === 0 ? 500 : 200;
    setTimeout(() => response.end('x'), 5);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // it listens on a port, not on a pipe
});

afterAll(() => {
  server.close();
});

const brief = { seconds: 1, warmUpSeconds: 0 };

test.each([
  ['as many requests as the server takes', { connections: 4 }, 200, 800],
  ['requests at a pace', { rate: 100 }, 80, 100],
])('a load of %s tells rate, latencies and what went wrong', async (_, options, least, most) => {
  const result = await load({ url, ...brief, ...options });
  expect(result.requestsPerSecond).toBeGreaterThanOrEqual(least);
  expect(result.requestsPerSecond).toBeLessThanOrEqual(most);
  expect(result.p50).toBeGreaterThanOrEqual(4);
  expect(result.p95).toBeGreaterThanOrEqual(result.p50);
  expect(result.p99).toBeGreaterThanOrEqual(result.p95);
  expect(result.non2xx).toBeGreaterThan(0);
  expect(result.unanswered).toBe(0);
});

test('a server that does not answer is told', async () => {
  const result = await load({ url: 'http://127.0.0.1:9/', ...brief, rate: 20 });
  expect(result).toMatchObject({ requestsPerSecond: 0, unanswered: 20 });
});

test('load goes to this machine only', async () => {
  await expect(load({ url: 'http://polder.example/' })).rejects.toThrow(RangeError);
});
