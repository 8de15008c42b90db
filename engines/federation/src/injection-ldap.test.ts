import { connect, createServer as createTap } from 'node:net';
import ldapjs from 'ldapjs';
import { afterAll, describe, expect, it } from 'vitest';
import { createStage, SERVICE_TEXTS } from '../test/hostile-services.ts';
import { createLdapSource } from './sources/ldap/ldap-source.ts';

interface AskedFilter {
  readonly type: string;
  readonly attribute?: string;
  readonly filters?: readonly AskedFilter[];
}

interface Response {
  readonly send: (entry: object) => void;
  /** Attributes that are sent. */
  readonly attributes: string[];
  readonly end: () => void;
}

interface Directory {
  readonly port: number;
  readonly search: (
    base: string,
    handle: (request: { filter: AskedFilter }, response: Response, next: () => void) => void,
  ) => void;
  readonly listen: (port: number, host: string, done: () => void) => void;
  readonly close: (done: () => void) => void;
}

// The library's published types know neither ports nor what a filter holds.
const { createServer } = ldapjs as unknown as { readonly createServer: () => Directory };

const stage = createStage();
afterAll(stage.end);

const PEOPLE = SERVICE_TEXTS.filter((text) => text.isWellFormed() && text !== '');

const leavesOf = (filter: AskedFilter): readonly AskedFilter[] =>
  filter.filters?.length ? filter.filters.flatMap(leavesOf) : [filter];

/** Answers everything with everybody: who was meant is looked at again by whoever asked. */
const openDirectory = async () => {
  const server = createServer();
  const shapes = new Set<string>();
  server.search('dc=town', ({ filter }, response, next) => {
    response.attributes.push('*');
    for (const { type, attribute } of leavesOf(filter)) shapes.add(`${type} ${attribute}`);
    PEOPLE.forEach((cn, at) => {
      const attributes = { objectClass: ['person'], uid: `u${at}`, cn };
      response.send({ dn: `uid=u${at},dc=town`, attributes });
    });
    response.end();
    next();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stage.later(() => new Promise((resolve) => server.close(resolve)));
  return { port: server.port, shapes };
};

/** Passes bytes on, and keeps those of whoever asks. */
const openTap = async (target: number) => {
  let sent = Buffer.alloc(0);
  const tap = createTap((client) => {
    const directory = connect(target, '127.0.0.1');
    client.on('data', (bytes) => {
      sent = Buffer.concat([sent, bytes]);
    });
    client.pipe(directory).pipe(client);
    for (const socket of [client, directory]) socket.on('error', () => client.destroy());
  });
  await new Promise<void>((resolve) => tap.listen(0, '127.0.0.1', resolve));
  stage.later(() => new Promise((resolve) => tap.close(() => resolve())));
  const address = tap.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    taken: () => {
      const all = sent;
      sent = Buffer.alloc(0);
      return all;
    },
  };
};

/** An octet string of BER (X.690 section 8.7), of fewer than 256 bytes. */
const octets = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'utf8');
  const length = bytes.length < 128 ? [bytes.length] : [0x81, bytes.length];
  return Buffer.concat([Buffer.from([0x04, ...length]), bytes]);
};

describe('hostile texts to a directory', () => {
  it('are values of a filter, never a part of it', async () => {
    const directory = await openDirectory();
    const tap = await openTap(directory.port);
    const source = createLdapSource('staff', {
      url: `ldap://127.0.0.1:${tap.port}`,
      base: 'dc=town',
      tables: [{ table: 'people', objectClasses: ['person'], columns: { uid: 'uid', name: 'cn' } }],
    });
    const ask = stage.open(source);
    for (const [at, text] of PEOPLE.entries()) {
      const rows = await ask('select uid, name from staff.people where name = $1', text);
      expect(rows, JSON.stringify(text)).toEqual([[`u${at}`, text]]);
      const pair = Buffer.concat([octets('cn'), octets(text)]);
      expect(tap.taken().includes(pair), JSON.stringify(text)).toBe(true);
    }
    expect(await ask("select uid from staff.people where name = ''")).toEqual([]);
    const joined = await ask(
      'select s.name from words.all w join staff.people s on s.name = w.word',
    );
    expect(joined.map(([name]) => name).toSorted()).toEqual(PEOPLE.toSorted());
    expect([...directory.shapes].toSorted()).toEqual([
      'EqualityFilter cn',
      'EqualityFilter objectClass',
      // Of the empty text, which nobody has.
      'PresenceFilter objectClass',
    ]);
  }, 120_000);
});
