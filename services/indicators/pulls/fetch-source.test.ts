import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchSource, isPrivate } from './fetch-source.ts';
import { PullTrouble } from './reason.ts';

let server: Server;
let answer: RequestListener = (_, response) => response.end();
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has one
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const none = { etag: null, lastModified: null };
const limits = { bytesAtMost: 1000, secondsAtMost: 1, allowedHosts: ['127.0.0.1'] };

const text = async (path = '/', more: Partial<typeof limits> = {}, earlier = none) => {
  const { bytes, ...rest } = await fetchSource(`${origin}${path}`, earlier, { ...limits, ...more });
  return { text: new TextDecoder().decode(bytes), ...rest };
};

const reasonOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof PullTrouble ? error.reason : String(error)),
  );

describe('an address', () => {
  it.each([
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['::1', true],
    ['fe80::1', true],
    ['fd00::1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:a00:1', true],
    ['64:ff9b::a00:1', true],
    ['8.8.8.8', false],
    ['172.32.0.1', false],
    ['2606:4700:4700::1111', false],
  ])('%s is private: %s', (address, expected) => expect(isPrivate(address)).toBe(expected));

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://2130706433:1/',
    'http://0x7f.1:1/',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'ftp://example.org/',
    'http://user:secret@example.org/',
  ])('that leads inside is refused: %s', async (address) => {
    expect(await reasonOf(fetchSource(address, none, { ...limits, allowedHosts: [] }))).toBe(
      'refused-address',
    );
  });

  it('may not be reached by a redirect either', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/' }).end();
    expect(await reasonOf(text())).toBe('refused-address');
  });
});

describe('an answer', () => {
  it('comes with what makes the next one shorter', async () => {
    answer = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"1"', 'content-type': 'text/csv' }).end('a,b\n');
    };
    const first = await text();
    expect(first).toMatchObject({ text: 'a,b\n', etag: '"1"', isUnchanged: false });
    const second = await text('/', {}, { ...none, etag: '"1"' as never });
    expect(second.isUnchanged).toBe(true);
  });

  it('may be packed, but not to hide its size', async () => {
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(5000)));
    expect(await reasonOf(text())).toBe('too-large');
    expect((await text('/', { bytesAtMost: 5000 })).text).toHaveLength(5000);
  });

  it('is followed through three redirects, not four', async () => {
    answer = ({ url = '' }, response) => {
      const left = Number(url.slice(1));
      if (left > 0) response.writeHead(301, { location: `/${left - 1}` }).end();
      else response.end('here');
    };
    expect((await text('/3')).text).toBe('here');
    expect(await reasonOf(text('/4'))).toBe('too-many-redirects');
  });

  it.each<[string, RequestListener, string]>([
    ['that is an error', (_, response) => response.writeHead(500).end('sorry'), 'status'],
    [
      'that is a web page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello'),
      'web-page',
    ],
    ['that is too large', (_, response) => response.end('x'.repeat(5000)), 'too-large'],
    [
      'that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
      'incomplete',
    ],
    ['that never comes', () => {}, 'timeout'],
    ['that hangs up', (request) => request.socket.destroy(), 'incomplete'],
  ])('%s is told', async (_, listener, reason) => {
    answer = listener;
    expect(await reasonOf(text())).toBe(reason);
  });

  it.each([
    ['breaks off', (socket: Socket | null) => socket?.destroy(), 'incomplete'],
    ['stalls', () => {}, 'timeout'],
  ] as const)('that is packed and %s is told in time', async (_, then, reason) => {
    const packed = gzipSync(Buffer.from(crypto.getRandomValues(new Uint8Array(600))));
    answer = (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/csv' });
      response.write(packed.subarray(0, packed.length / 2), () => then(response.socket));
    };
    expect(await reasonOf(text())).toBe(reason);
  });

  it('from a server that is not there is told', async () => {
    expect(await reasonOf(fetchSource('http://127.0.0.1:1/', none, limits))).toBe('unreachable');
  });
});
