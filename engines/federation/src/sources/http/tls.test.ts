import { createPrivateKey } from 'node:crypto';
import { globalAgent } from 'node:https';
import net from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certified, createAuthority, daysFromNow } from './test/certificates.ts';
import { failureOf, type Loopback, listen } from './test/loopback.ts';
import { askedFor, configured, entryOf, KINDS, trees } from './test/trees.ts';

const town = createAuthority('Town');
const elsewhere = createAuthority('Elsewhere');
const ANSWER = [['t1', 'elm']];

const client = town.issue('desk');
const serverOf = (names: readonly string[], until = daysFromNow(2)): Certified =>
  town.issue('register', { names, until });
const demanding = (server: Certified) => ({
  ...server,
  ...{ ca: town.cert, requestCert: true, rejectUnauthorized: true },
});

let register: Loopback;
const others: Loopback[] = [];
const started = async (...form: Parameters<typeof listen>) => {
  const server = await listen(...form);
  others.push(server);
  return server;
};

beforeAll(async () => {
  register = await listen(trees, demanding(serverOf(['127.0.0.1'])));
});
afterAll(async () => {
  await Promise.all([register, ...others].map(({ stop }) => stop()));
});

const asking = async (entry: object): Promise<string> => {
  const source = configured(entry);
  try {
    return await failureOf(askedFor(source));
  } finally {
    await source.close();
  }
};

describe.each(KINDS)('a %s source behind certificates', (kind) => {
  const known = { ca: town.cert, ...client };

  it('answers whom it knows', async () => {
    const source = configured(entryOf(kind, register.url, { tls: known }));
    expect(await askedFor(source)).toEqual(ANSWER);
    expect(await source.health(new AbortController().signal)).toMatchObject({ isUp: true });
    await source.close();
  });

  it('opens keys that are encrypted, and takes certificates with blanks around', async () => {
    const key = createPrivateKey(client.key).export({
      ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pa ss' },
    } as const);
    const tls = {
      ca: `${elsewhere.cert}\r\n${town.cert.trim()}`,
      cert: `Bag Attributes\n${client.cert.replaceAll('\n', '\r\n')}`,
      ...{ key: String(key).trim(), passphrase: 'pa ss' },
    };
    expect(await asking(entryOf(kind, register.url, { tls }))).toBe('no failure');
  });

  it.each([
    ['nobody', { ca: town.cert }, 'credentials (client certificate required)'],
    [
      'who is known to others only',
      { ca: town.cert, ...elsewhere.issue('desk') },
      'credentials (client certificate refused)',
    ],
    [
      'who was known until yesterday',
      { ca: town.cert, ...town.issue('desk', { until: daysFromNow(-1) }) },
      'credentials (client certificate expired)',
    ],
    [
      'who will be known tomorrow',
      { ca: town.cert, ...town.issue('desk', { from: daysFromNow(1) }) },
      'credentials (client certificate not valid yet)',
    ],
  ])('does not answer %s, however often', async (_, tls, failure) => {
    const source = configured(entryOf(kind, register.url, { tls }));
    for (let at = 0; at < 2; at += 1) expect(await failureOf(askedFor(source))).toBe(failure);
    await source.close();
  });

  it.each([
    [
      'of an authority that is not ours',
      serverOf(['127.0.0.1']),
      { ...known, ca: elsewhere.cert },
      'unreachable (server certificate of an unknown authority)',
    ],
    [
      'that no authority of the machine stands behind',
      serverOf(['127.0.0.1']),
      { ...client },
      'unreachable (server certificate of an unknown authority)',
    ],
    [
      'that has expired',
      serverOf(['127.0.0.1'], daysFromNow(-1)),
      known,
      'unreachable (server certificate expired)',
    ],
    [
      'of another name',
      serverOf(['register.town']),
      known,
      'unreachable (server certificate for another name)',
    ],
    [
      'of the name that the options tell',
      serverOf(['register.town']),
      { ...known, serverName: 'register.town' },
      'no failure',
    ],
    [
      'of another name than the options tell',
      serverOf(['127.0.0.1']),
      { ...known, serverName: 'register.town' },
      'unreachable (server certificate for another name)',
    ],
  ])('with a certificate %s', async (_, server, tls, outcome) => {
    const { url } = await started(trees, demanding(server));
    expect(await asking(entryOf(kind, url, { tls }))).toBe(outcome);
  });

  it('keeps its connections, and ends them when it closes', async () => {
    const own = await started(trees, demanding(serverOf(['127.0.0.1'])));
    let opened = 0;
    own.server.on('secureConnection', () => {
      opened += 1;
    });
    const source = configured(entryOf(kind, own.url, { tls: known }));
    await askedFor(source);
    await askedFor(source);
    expect(opened).toBe(1);
    await source.close();
    const open = () => new Promise((resolve) => own.server.getConnections((_, n) => resolve(n)));
    // Sooner than connections end that nobody uses.
    await expect.poll(open, { timeout: 3000 }).toBe(0);
  });

  it('is checked anew for each connection', async () => {
    const { url, server } = await started(
      (request, response) => {
        response.setHeader('connection', 'close');
        trees(request, response);
      },
      demanding(serverOf(['127.0.0.1'])),
    );
    const resumed: boolean[] = [];
    server.on('secureConnection', (socket: TLSSocket) => resumed.push(socket.isSessionReused()));
    const source = configured(entryOf(kind, url, { tls: known }));
    for (let at = 0; at < 3; at += 1) expect(await askedFor(source)).toEqual(ANSWER);
    expect(resumed.length).toBeGreaterThanOrEqual(3);
    expect(resumed).not.toContain(true);
    await source.close();
  });

  it('is not followed to another address', async () => {
    let reached = 0;
    const lure = await started(trees, serverOf(['127.0.0.1']));
    lure.server.on('connection', () => {
      reached += 1;
    });
    const { url } = await started(
      (_, response) => response.writeHead(307, { location: `${lure.url}/rest/trees` }).end(),
      serverOf(['127.0.0.1']),
    );
    expect(await asking(entryOf(kind, url, { tls: known }))).toBe('rejected (HTTP 307)');
    expect(reached).toBe(0);
  });

  it('is not believed less because the surroundings say so', async () => {
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      expect(await asking(entryOf(kind, register.url))).toBe(
        'unreachable (server certificate of an unknown authority)',
      );
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});

describe('a connection', () => {
  it('is of TLS 1.2 or later', async () => {
    const old = {
      ...serverOf(['127.0.0.1']),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL:@SECLEVEL=0',
    } as const;
    const { url } = await started(trees, old);
    expect(await asking(entryOf('rest', url, { tls: { ca: town.cert } }))).toBe(
      'unreachable (TLS alert 70, protocol version)',
    );
  });

  it('goes through the proxy of the machine, which sees nothing of it', async () => {
    const asked: string[] = [];
    const proxy = await started(() => {});
    proxy.server.on('connect', (request, socket: net.Socket) => {
      asked.push(request.url ?? '');
      const { port } = new URL(register.url);
      const behind = net.connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(behind).pipe(socket);
      });
      for (const each of [socket, behind]) each.on('error', () => each.destroy());
    });
    const before = globalAgent.options.proxyEnv;
    globalAgent.options.proxyEnv = { HTTPS_PROXY: proxy.url };
    try {
      const tls = { ca: town.cert, ...client };
      expect(await asking(entryOf('rest', register.url, { tls }))).toBe('no failure');
      expect(asked).toEqual([new URL(register.url).host]);
    } finally {
      globalAgent.options.proxyEnv = before;
    }
  });

  it('shows the certificate to the authorisation server, too, under its own name', async () => {
    const { url } = await started(trees, demanding(serverOf(['register.town'])));
    const clientCredentials = {
      tokenUrl: `${register.url}/token`,
      clientId: 'a',
      clientSecret: 'b',
    };
    const entry = entryOf('rest', url, {
      tls: { ca: town.cert, ...client, serverName: 'register.town' },
      credentials: { clientCredentials },
    });
    expect(await asking(entry)).toBe('no failure');
  });

  // RFC 8446 section 6.2, and codes of alerts in its appendix B.2.
  it.each([
    [40, 'unreachable (TLS alert 40, handshake failure without a client certificate)'],
    [51, 'unreachable (TLS alert 51)'],
    [42, 'credentials (client certificate broken)'],
    [43, 'credentials (client certificate of an unsupported type)'],
    [44, 'credentials (client certificate revoked)'],
    [45, 'credentials (client certificate expired)'],
    [46, 'credentials (client certificate refused)'],
    [48, 'credentials (client certificate of an unknown authority)'],
    [49, 'credentials (client certificate without access)'],
    [116, 'credentials (client certificate required)'],
  ])('that alert %i ends', async (alert, failure) => {
    const server = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(Buffer.from([0x15, 3, 3, 0, 2, 2, alert])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as net.AddressInfo;
    try {
      expect(await asking(entryOf('rest', `https://127.0.0.1:${port}`))).toBe(failure);
    } finally {
      server.close();
    }
  });

  it('to a port that speaks no TLS is unreachable', async () => {
    const { url } = await started(trees);
    expect(await asking(entryOf('rest', url.replace('http:', 'https:')))).toMatch(
      /^unreachable \(E/,
    );
  });
});
