/** Authorities and certificates for tests of TLS, written as X.509 (RFC 5280) in DER (X.690). */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

export interface Wish {
  /** Names and addresses of the server. */
  readonly names?: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** Signatures of XML need RSA. */
  readonly kind?: 'ec' | 'rsa';
}

export interface Authority extends Certified {
  readonly issue: (commonName: string, wish?: Wish) => Certified;
}

const DAY = 86_400_000;
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * DAY);

const element = (tag: number, ...contents: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length > 0xff ? [0x82, length >> 8, length & 0xff] : [0x81, length];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : size)]), content]);
};

const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents);
const set = (...contents: readonly Uint8Array[]): Buffer => element(0x31, ...contents);
const bits = (content: Uint8Array): Buffer => element(0x03, Buffer.from([0]), content);
const yes = element(0x01, Buffer.from([0xff]));

/** Base 128, the most significant digit first, the last one without the high bit. */
const arc = (number: number): readonly number[] =>
  number < 128 ? [number] : [...arc(number >> 7).map((digit) => digit | 0x80), number & 0x7f];

const identifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([40 * first + second, ...rest.flatMap(arc)]));
};

const nameOf = (commonName: string): Buffer =>
  sequence(set(sequence(identifier('2.5.4.3'), element(0x0c, Buffer.from(commonName)))));

const moment = (date: Date): Buffer => {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return element(0x17, Buffer.from(digits.slice(2)));
};

const extension = (dotted: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(identifier(dotted), ...(isCritical ? [yes] : []), element(0x04, value));

/** `subjectAltName`: names by letters, addresses by bytes. */
const alternatives = (names: readonly string[]): Buffer =>
  sequence(
    ...names.map((name) =>
      isIP(name) === 4
        ? element(0x87, Buffer.from(name.split('.').map(Number)))
        : element(0x82, Buffer.from(name)),
    ),
  );

const pem = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

const pairOf = (kind: Wish['kind']) =>
  kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** ecdsa-with-SHA256: authorities have keys on curves. */
const ALGORITHM = sequence(identifier('1.2.840.10045.4.3.2'));

interface Signing {
  readonly issuer: string;
  readonly key: KeyObject;
}

const certificateOf = (
  subject: string,
  publicKey: KeyObject,
  { names = [], from = daysFromNow(-2), until = daysFromNow(2) }: Wish,
  { issuer, key, isAuthority }: Signing & { readonly isAuthority: boolean },
): string => {
  const extensions = [
    extension('2.5.29.19', true, sequence(...(isAuthority ? [yes] : []))),
    ...(names.length > 0 ? [extension('2.5.29.17', false, alternatives(names))] : []),
  ];
  const signed = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ALGORITHM,
    nameOf(issuer),
    sequence(moment(from), moment(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensions)),
  );
  return pem('CERTIFICATE', sequence(signed, ALGORITHM, bits(sign('sha256', signed, key))));
};

const textOf = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }));

export const createAuthority = (name: string): Authority => {
  const own = pairOf('ec');
  const signing: Signing = { issuer: name, key: own.privateKey };
  return {
    cert: certificateOf(name, own.publicKey, {}, { ...signing, isAuthority: true }),
    key: textOf(own.privateKey),
    issue: (commonName, wish = {}) => {
      const pair = pairOf(wish.kind);
      return {
        cert: certificateOf(commonName, pair.publicKey, wish, { ...signing, isAuthority: false }),
        key: textOf(pair.privateKey),
      };
    },
  };
};
