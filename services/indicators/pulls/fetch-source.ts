/** Fetches from elsewhere, within bounds: no private addresses, three redirects, so many bytes and seconds. */
import { type LookupAddress, lookup as resolve } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PullTrouble } from './reason.ts';

export interface FetchLimits {
  readonly bytesAtMost: number;
  /** For the whole answer, redirects included. */
  readonly secondsAtMost: number;
  /** Hosts (`host` or `host:port`) that may be private. */
  readonly allowedHosts: readonly string[];
}

export const fetchLimits: Omit<FetchLimits, 'allowedHosts'> = {
  bytesAtMost: 100_000_000,
  secondsAtMost: 120,
};

const redirectsAtMost = 3;

/** Addresses that are nobody's on the internet (RFC 6890), in both versions of the protocol. */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  privateAddresses.addSubnet(network, prefix, 'ipv6');

/** An address of version 4 written in version 6 is judged as what it is. */
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

export const isPrivate = (address: string): boolean => {
  const inner = mapped.exec(address)?.[1] ?? address;
  const version = isIP(inner);
  if (version === 0) return true;
  if (version === 6 && /^::ffff:/i.test(inner)) return true;
  return privateAddresses.check(inner, version === 6 ? 'ipv6' : 'ipv4');
};

const isAllowed = ({ host, hostname }: URL, allowed: readonly string[]): boolean =>
  allowed.includes(host) || allowed.includes(hostname);

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Looks a name up and gives only public addresses: what is checked is what is connected to. */
const publicLookup = (
  hostname: string,
  options: { readonly all?: boolean | undefined },
  callback: LookupCallback,
): void => {
  resolve(hostname, { all: true }, (error, addresses) => {
    if (error) {
      callback(error, []);
      return;
    }
    const found = addresses.filter(({ address }) => !isPrivate(address));
    const [first] = found;
    if (first === undefined) callback(new PullTrouble('refused-address', hostname), []);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

export interface Fetched {
  readonly isUnchanged: boolean;
  readonly bytes: Uint8Array;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export interface Earlier {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** The body as it was before it was packed. A connection that fails ends it with that failure. */
const unpacked = (response: IncomingMessage): Readable => {
  const through = (unpacker: Duplex): Readable => pipeline(response, unpacker, () => {});
  switch (response.headers['content-encoding']) {
    case undefined:
    case 'identity':
      return response;
    case 'gzip':
      return through(createGunzip());
    case 'deflate':
      return through(createInflate());
    case 'br':
      return through(createBrotliDecompress());
    default:
      throw new PullTrouble('wrong-format', response.headers['content-encoding']);
  }
};

const readBody = async (response: IncomingMessage, bytesAtMost: number): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  let size = 0;
  const body = unpacked(response);
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > bytesAtMost) throw new PullTrouble('too-large', String(bytesAtMost));
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof PullTrouble) throw error;
    throw new PullTrouble('incomplete', error instanceof Error ? error.message : '');
  } finally {
    response.destroy();
  }
  if (!response.complete) throw new PullTrouble('incomplete', String(size));
  return new Uint8Array(Buffer.concat(pieces));
};

const ask = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<IncomingMessage> =>
  new Promise((done, failed) => {
    const mayBePrivate = isAllowed(url, limits.allowedHosts);
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      headers,
      signal,
      ...(mayBePrivate ? {} : { lookup: publicLookup as never }), // Node's type leaves `all` out
    });
    request.on('response', done);
    request.on('error', failed);
    request.end();
  });

const urlOf = (text: string, base?: URL): URL => {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new PullTrouble('refused-address', text);
  }
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new PullTrouble('refused-address', url.protocol);
  return url;
};

/** A host that is an address itself is not looked up: it is judged here. */
const checkHost = (url: URL, limits: FetchLimits): void => {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isPrivate(host) && !isAllowed(url, limits.allowedHosts))
    throw new PullTrouble('refused-address', url.host);
};

const troubleOf = (error: unknown, signal: AbortSignal, limits: FetchLimits): PullTrouble => {
  const isCutOff = error instanceof PullTrouble && error.reason === 'incomplete';
  if (error instanceof PullTrouble && !(isCutOff && signal.aborted)) return error;
  if (signal.aborted) return new PullTrouble('timeout', String(limits.secondsAtMost));
  const { code, message } = error as NodeJS.ErrnoException; // what Node's requests throw
  return new PullTrouble(code === 'ECONNRESET' ? 'incomplete' : 'unreachable', code ?? message);
};

/**
 * @param earlier what the source said the last time, so that it can answer “unchanged”
 * @throws PullTrouble
 */
export const fetchSource = async (
  address: string,
  earlier: Earlier,
  limits: FetchLimits,
): Promise<Fetched> => {
  const signal = AbortSignal.timeout(limits.secondsAtMost * 1000);
  const headers = {
    accept: 'text/csv, application/json;q=0.9, */*;q=0.5',
    'accept-encoding': 'gzip, br',
    'user-agent': 'Polder',
    ...(earlier.etag === null ? {} : { 'if-none-match': earlier.etag }),
    ...(earlier.lastModified === null ? {} : { 'if-modified-since': earlier.lastModified }),
  };
  try {
    let url = urlOf(address);
    for (let redirects = 0; ; redirects++) {
      checkHost(url, limits);
      const response = await ask(url, headers, limits, signal);
      const status = response.statusCode ?? 0;
      const { location, etag, 'last-modified': lastModified } = response.headers;
      if (status >= 300 && status < 400 && status !== 304 && location) {
        response.destroy();
        if (redirects >= redirectsAtMost) throw new PullTrouble('too-many-redirects');
        url = urlOf(location, url);
        continue;
      }
      if (status === 304) {
        response.destroy();
        return { isUnchanged: true, bytes: new Uint8Array(), etag, lastModified };
      }
      if (status < 200 || status >= 300) {
        response.destroy();
        throw new PullTrouble('status', String(status));
      }
      if (/^text\/html\b/i.test(response.headers['content-type'] ?? '')) {
        response.destroy();
        throw new PullTrouble('web-page');
      }
      const bytes = await readBody(response, limits.bytesAtMost);
      return { isUnchanged: false, bytes, etag, lastModified };
    }
  } catch (error) {
    throw troubleOf(error, signal, limits);
  }
};
