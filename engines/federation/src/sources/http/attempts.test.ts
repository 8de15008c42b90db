/** How often a service is asked when it fails, by all that may ask it again. */
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStage } from '../../../test/hostile-services.ts';
import {
  equals,
  failureOf,
  filter,
  type Loopback,
  listen,
  rowsOf,
  scanOf,
  tableNamed,
} from './test/loopback.ts';
import { askedFor, configured, entryOf, KINDS, type Kind, trees } from './test/trees.ts';

let server: Loopback;
/** Answers to the question itself; true: as it should be. */
let answer: (response: ServerResponse, attempt: number) => boolean;
let attempts = 0;

beforeAll(async () => {
  server = await listen((request, response) => {
    if (request.url?.endsWith('$metadata')) {
      // So that each question begins on a connection of its own.
      response.setHeader('connection', 'close');
      return trees(request, response);
    }
    attempts += 1;
    if (answer(response, attempts)) trees(request, response);
  });
});
afterAll(() => server.stop());
beforeEach(() => {
  attempts = 0;
});

const json = { 'content-type': 'application/json' };
const FAILURES: readonly (readonly [string, string, (response: ServerResponse) => void])[] = [
  ['reset', 'connection-lost (ECONNRESET)', (response) => response.socket?.resetAndDestroy()],
  ['ended', 'connection-lost (ECONNRESET)', (response) => response.socket?.end()],
  ['busy', 'unreachable (HTTP 503)', (response) => response.writeHead(503).end()],
  [
    'cut',
    'connection-lost (ECONNRESET)',
    (response) => {
      response.writeHead(200, json).write('[');
      setTimeout(() => response.destroy(), 5);
    },
  ],
];

/** A query through the whole stack, which would ask a source again by itself. */
const queried = async (kind: Kind): Promise<number> => {
  const stage = createStage();
  try {
    const query = stage.open(configured(entryOf(kind, server.url, { retries: 2 })));
    return (await query("select kind from town.trees where id = 't1'")).length;
  } finally {
    await stage.end();
  }
};

describe.each(KINDS)('a question to a %s source', (kind) => {
  it.each(FAILURES)(
    'is sent as often as the settings say when the connection is %s, and a POST once',
    async (_, failure, fail) => {
      const isPost = kind === 'soap';
      answer = (response) => {
        fail(response);
        return false;
      };
      await expect(queried(kind)).rejects.toThrow(
        `Rows are missing: ${failure.replace(/ .*/, '')}`,
      );
      expect(attempts).toBe(isPost ? 1 : 3);

      attempts = 0;
      const source = configured(entryOf(kind, server.url, { retries: 0 }));
      expect(await failureOf(askedFor(source))).toBe(failure);
      expect(attempts).toBe(1);

      attempts = 0;
      answer = (response, attempt) => {
        if (attempt < 3) fail(response);
        return attempt >= 3;
      };
      if (!isPost) expect(await queried(kind)).toBe(1);
    },
  );
});

it.each([
  ['rest', 'no failure', 2],
  ['odata', 'no failure', 2],
  ['soap', 'connection-lost (ECONNRESET)', 1],
] as const)(
  'a connection that %s kept and that has ended is no attempt, and a POST is not sent again',
  async (kind, failure, sent) => {
    const source = configured(entryOf(kind, server.url, { retries: 0 }));
    const table = tableNamed(await source.discover(new AbortController().signal), 'trees');
    const scan = scanOf('town', table, ['id', 'kind']);
    const asking = async (reply: typeof answer) => {
      answer = reply;
      attempts = 0;
      return failureOf(rowsOf(source, filter(scan, equals(scan, 'id', 't1'))));
    };
    const ending = (response: ServerResponse): boolean => {
      response.socket?.resetAndDestroy();
      return false;
    };
    expect(await asking(() => true)).toBe('no failure');
    expect(await asking((response, attempt) => attempt > 1 || ending(response))).toBe(failure);
    expect(attempts).toBe(sent);
    expect(await asking(ending)).toBe('connection-lost (ECONNRESET)');
    expect(attempts).toBe(sent);
    expect(await asking(ending)).toBe('connection-lost (ECONNRESET)');
    expect(attempts).toBe(1);
  },
);

describe.each(['rest', 'odata'] as const)(
  'a second answer of %s after one that broke off',
  (kind) => {
    const source = (changes: object = {}) =>
      configured(entryOf(kind, server.url, { retries: 1, ...changes }));
    const items = Array.from({ length: 3000 }, () => '{"id":"t1","kind":"elm"},').join('');
    const begun = `${kind === 'rest' ? '' : '{"value":'}[${items}`;

    it.each([
      [204, kind === 'rest' ? 'no failure' : 'rejected (not JSON)'],
      [404, 'schema-changed (HTTP 404)'],
      [401, 'credentials (HTTP 401)'],
      [500, 'rejected (HTTP 500)'],
    ])('is the one that counts: status %i', async (status, failure) => {
      answer = (response, attempt) => {
        if (attempt === 1) {
          response.writeHead(200, json).write(begun);
          setTimeout(() => response.destroy(), 20);
        } else response.writeHead(status).end();
        return false;
      };
      expect(await failureOf(askedFor(source()))).toBe(failure);
      expect(attempts).toBe(2);
    });
  },
);

describe.each(KINDS)('a rest that a %s source asks for', (kind) => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  it.each([
    [429, 'in seconds', '3600'],
    [429, 'as a date', inAnHour],
    [503, 'in seconds', '3600'],
    [503, 'as a date', inAnHour],
    [503, 'in years', '99999999'],
    [503, 'beyond all numbers', '9'.repeat(400)],
  ])(
    'longer than anybody waits ends the question at once: status %i, %s',
    async (status, _, time) => {
      answer = (response) => {
        response.writeHead(status, { 'retry-after': time }).end();
        return false;
      };
      const isPost = kind === 'soap';
      const began = performance.now();
      const failure = isPost && status === 503 ? 'unreachable (HTTP 503)' : 'rate-limited';
      expect(
        await failureOf(askedFor(configured(entryOf(kind, server.url, { retries: 2 })))),
      ).toMatch(failure);
      expect(attempts).toBe(1);
      expect(performance.now() - began).toBeLessThan(5000);
    },
  );
});
