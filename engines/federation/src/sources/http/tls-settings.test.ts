import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FederationError } from '../../federation-error.ts';
import { createAuthority } from './test/certificates.ts';
import { configured, entryOf, KINDS } from './test/trees.ts';

const town = createAuthority('Town');
const client = town.issue('desk');

describe('settings that cannot work', () => {
  const sealed = String(
    createPrivateKey(client.key).export({
      ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' },
    } as const),
  );
  const cut = client.cert.replace(/\n[^\n]+\n-----END/, '\n-----END');

  it.each([
    [{ ca: 'ca.pem' }, 'ca: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)'],
    [{ ca: town.key }, 'ca: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)'],
    [{ ca: town.cert + cut }, 'ca: 1 of 2 certificates cannot be read'],
    [{ ...client, cert: cut }, 'cert: the certificate cannot be read'],
    [{ ...client, cert: client.cert.slice(0, -30) }, 'cert: the certificate cannot be read'],
    [{ cert: client.cert }, 'key: is needed beside cert'],
    [{ key: client.key }, 'cert: is needed beside key'],
    [{ passphrase: 'x' }, 'key: is needed beside passphrase'],
    [
      { ...client, key: client.cert },
      'key: holds no private key in PEM (-----BEGIN PRIVATE KEY-----)',
    ],
    [{ ...client, key: client.key.replace(/\n[^\n]+\n/, '\n') }, 'key: the key cannot be read'],
    [{ ...client, key: town.key }, 'key: does not belong to the first certificate in cert'],
    [{ ...client, key: sealed }, 'passphrase: is needed: the key is encrypted'],
    [{ ...client, key: sealed, passphrase: 'wrong' }, 'passphrase: does not open the key'],
    [{ serverName: '10.0.0.1' }, 'serverName: is a name, not an address'],
  ])('are named before anything is asked (%#)', (tls, message) => {
    for (const kind of KINDS) {
      const entry = entryOf(kind, 'https://register.town', { tls });
      const wanted = new FederationError('configuration', `sources.town.tls.${message}`);
      expect(() => configured(entry)).toThrow(wanted);
    }
  });

  it('are those that would trust anybody', () => {
    for (const tls of [{ verify: false }, { rejectUnauthorized: false }, false]) {
      expect(() => configured(entryOf('rest', 'https://register.town', { tls }))).toThrow(
        /^sources\.town\.tls: /,
      );
    }
  });

  it('are certificates where nothing is encrypted', () => {
    const tls = { ca: town.cert };
    const plain = 'http://register.town';
    const secure = 'https://register.town';
    const clientCredentials = { tokenUrl: `${plain}/token`, clientId: 'a', clientSecret: 'b' };
    for (const [entry, setting] of [
      [entryOf('rest', plain, { tls }), 'baseUrl'],
      [entryOf('odata', plain, { tls }), 'serviceUrl'],
      [entryOf('soap', plain, { tls }), 'endpoint'],
      [entryOf('soap', secure, { tls, healthUrl: plain }), 'healthUrl'],
      [
        entryOf('odata', secure, { tls, credentials: { clientCredentials } }),
        'credentials.clientCredentials.tokenUrl',
      ],
    ] as const) {
      expect(() => configured(entry)).toThrow(
        new FederationError(
          'configuration',
          `sources.town.${setting}: is not encrypted, and tls is given`,
        ),
      );
    }
  });
});
