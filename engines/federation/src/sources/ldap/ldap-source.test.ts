import net from 'node:net';
import tls from 'node:tls';
import ldapjs from 'ldapjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type Expression, type FunctionName } from '../../plan/expression.ts';
import type { Scan } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import { createAuthority } from '../http/test/certificates.ts';
import {
  columnOf,
  equals,
  failureOf,
  filter,
  isIn,
  limit,
  limits,
  literalOf,
  project,
  rowsOf,
  scanOf,
  tableNamed,
} from '../http/test/loopback.ts';
import { configured } from '../http/test/trees.ts';
import { createLdapSource } from './ldap-source.ts';
import type { LdapOptions } from './options.ts';
import { isLike } from './truth.ts';

const town = createAuthority('Town');

interface Person {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
}

const NAMES = ['Jan', 'jan', 'JAN', "O'Neil", 'Janssen (sr)', 'a*b', 'jan  piet', undefined];

const PEOPLE: readonly Person[] = Array.from({ length: 60 }, (_, at) => {
  const name = NAMES[at % NAMES.length];
  return {
    dn: `uid=u${at},ou=people,dc=town`,
    attributes: {
      objectClass: ['top', 'person'],
      uid: `u${at}`,
      ...(name !== undefined && { cn: name }),
      ...(at % 3 !== 0 && { employeeNumber: String(at) }),
      ...(at % 4 !== 0 && { active: at % 2 === 0 ? 'TRUE' : 'FALSE' }),
      mail: at % 5 === 0 ? [] : at % 5 === 1 ? 'a@x' : ['a@x', 'b@x'],
      modifyTimestamp: '20240131120000.5+0100',
    },
  };
});

interface Response {
  readonly send: (entry: unknown) => void;
  /** Attributes that are sent. */
  readonly attributes: string[];
  readonly end: () => void;
  readonly addControl: (control: unknown) => void;
}

interface BindRequest {
  readonly credentials: string;
}

interface SearchRequest {
  readonly filter: AskedFilter;
  readonly controls: readonly {
    readonly type: string;
    readonly value: { readonly size: number; readonly cookie: Buffer };
  }[];
  readonly connection: { readonly destroy: () => void };
}

type Handler<Request> = (
  request: Request,
  response: Response,
  next: (error?: unknown) => void,
) => void;

interface Directory {
  readonly port: number;
  readonly bind: (dn: string, handle: Handler<BindRequest>) => void;
  readonly search: (base: string, handle: Handler<SearchRequest>) => void;
  readonly listen: (port: number, host: string, done: () => void) => void;
  readonly close: (done: () => void) => void;
}

type Refusal = new (message: string) => unknown;

// The library's published types know neither its controls nor its ports, and requests are `any`.
const { createServer, PagedResultsControl, ...refusals } = ldapjs as unknown as {
  readonly createServer: (tls?: {
    readonly certificate: string;
    readonly key: string;
  }) => Directory;
  readonly PagedResultsControl: new (control: unknown) => unknown;
  readonly InvalidCredentialsError: Refusal;
  readonly SizeLimitExceededError: Refusal;
  readonly InsufficientAccessRightsError: Refusal;
  readonly NoSuchObjectError: Refusal;
};

/** What is used of the server library's filters; values come escaped. */
interface AskedFilter {
  readonly type: string;
  readonly attribute?: string;
  readonly value?: string;
  readonly initial?: string;
  readonly any?: readonly string[];
  readonly final?: string;
  readonly filters?: readonly AskedFilter[];
  readonly filter?: AskedFilter;
}

const raw = (text = ''): string =>
  Buffer.from(
    text.replace(/\\([0-9a-f]{2})|([^\\]+)/gi, (_, code?: string, plain?: string) =>
      code === undefined
        ? Buffer.from(plain ?? '', 'utf8').toString('latin1')
        : String.fromCharCode(Number.parseInt(code, 16)),
    ),
    'latin1',
  ).toString('utf8');

/** caseIgnoreMatch: neither case nor the number of blanks counts. */
const folded = (text: string): string => text.toLowerCase().trim().replace(/ +/g, ' ');

const holds = (asked: AskedFilter, { attributes }: Person): boolean => {
  const [, stored = []] =
    Object.entries(attributes).find(
      ([name]) => name.toLowerCase() === asked.attribute?.toLowerCase(),
    ) ?? [];
  const values = [stored].flat().map(folded);
  switch (asked.type) {
    case 'AndFilter':
      return (asked.filters ?? []).every((each) => holds(each, { dn: '', attributes }));
    case 'OrFilter':
      return (asked.filters ?? []).some((each) => holds(each, { dn: '', attributes }));
    case 'NotFilter':
      return asked.filter !== undefined && !holds(asked.filter, { dn: '', attributes });
    case 'PresenceFilter':
      return values.length > 0;
    case 'EqualityFilter':
      return values.includes(folded(raw(asked.value)));
    case 'SubstringFilter': {
      const pieces = [asked.initial, ...(asked.any ?? []), asked.final].map((piece) =>
        folded(raw(piece)),
      );
      const pattern = pieces.map((piece) => piece.replace(/[\\%_]/g, '\\$&')).join('%');
      return values.some((value) => isLike(value, pattern));
    }
    default:
      throw new Error(`filter ${asked.type}`);
  }
};

let server: Directory;
let secure: Directory;
let url: string;
let secureUrl: string;
let searches = 0;
let pages = 0;
let mode = '';
let lastFilter = '';

const answer = (instance: Directory): void => {
  instance.bind('cn=desk,dc=town', ({ credentials }, response, next) => {
    if (credentials !== 's3cret') return next(new refusals.InvalidCredentialsError('secret'));
    response.end();
    return next();
  });
  instance.search('', (_, response) => {
    response.send({ dn: '', attributes: { objectClass: 'top', supportedLDAPVersion: '3' } });
    response.end();
  });
  instance.search('dc=town', (request, response, next) => {
    searches += 1;
    // The library looks for lower case among names as they were asked: it sends all.
    response.attributes.push('*');
    lastFilter = String(request.filter);
    if (mode === 'hung') return undefined;
    if (mode === 'cut') return request.connection.destroy();
    if (mode === 'size') {
      response.send({ dn: PEOPLE[0]?.dn, attributes: PEOPLE[0]?.attributes });
      return next(new refusals.SizeLimitExceededError('secret'));
    }
    if (mode === 'forbidden') return next(new refusals.InsufficientAccessRightsError('secret'));
    if (mode === 'gone') return next(new refusals.NoSuchObjectError('secret'));
    if (mode === 'many') {
      for (let at = 0; at < 20_000; at += 1)
        response.send({
          dn: `uid=${at},dc=town`,
          attributes: { objectClass: 'person', uid: `m${at}` },
        });
      response.end();
      return next();
    }
    if (mode === 'range') {
      response.send({
        dn: 'uid=r,dc=town',
        attributes: { objectClass: 'person', 'mail;range=0-1': ['a', 'b'] },
      });
      response.end();
      return next();
    }
    const found = PEOPLE.filter((person) => holds(request.filter, person));
    const control = request.controls.find(({ type }) => type === '1.2.840.113556.1.4.319');
    const from = Number(control?.value.cookie?.toString() || 0);
    const size = control?.value.size ?? found.length;
    for (const person of found.slice(from, from + size)) response.send(person);
    pages += 1;
    const until = from + size;
    if (control) {
      const cookie = Buffer.from(until < found.length ? String(until) : '');
      response.addControl(new PagedResultsControl({ value: { size: 0, cookie } }));
    }
    response.end();
    return next();
  });
};

const started = async (instance: Directory): Promise<number> => {
  await new Promise<void>((resolve) => instance.listen(0, '127.0.0.1', resolve));
  return instance.port;
};

beforeAll(async () => {
  const issued = town.issue('directory', { names: ['localhost'] });
  server = createServer();
  secure = createServer({ certificate: issued.cert, key: issued.key });
  answer(server);
  answer(secure);
  url = `ldap://127.0.0.1:${await started(server)}`;
  secureUrl = `ldaps://127.0.0.1:${await started(secure)}`;
});

afterAll(() => {
  server.close(() => {});
  secure.close(() => {});
});

const opened = async (changes: Partial<LdapOptions> = {}) => {
  mode = '';
  const source = createLdapSource('staff', {
    url,
    base: 'dc=town',
    bind: { dn: 'cn=desk,dc=town', password: 's3cret' },
    tables: [
      {
        table: 'people',
        objectClasses: ['person'],
        dn: 'dn',
        key: ['uid'],
        columns: {
          uid: 'uid',
          name: 'cn',
          number: { attribute: 'employeeNumber', type: 'integer' },
          active: { attribute: 'active', type: 'boolean' },
          mail: { attribute: 'mail', isMany: true },
          changed: { attribute: 'modifyTimestamp', type: 'timestamptz' },
        },
      },
    ],
    ...changes,
  });
  const schema = await source.discover(new AbortController().signal);
  return { source, people: tableNamed(schema, 'people') };
};

describe('tables of a directory', () => {
  it('are object classes, with the attributes that the options name', async () => {
    const { people } = await opened();
    expect(
      people.columns.map(({ name, type, isNullable }) => [name, type.name, isNullable]),
    ).toEqual([
      ['dn', 'text', false],
      ['uid', 'text', true],
      ['name', 'text', true],
      ['number', 'integer', true],
      ['active', 'boolean', true],
      ['mail', 'json', true],
      ['changed', 'timestamptz', true],
    ]);
    expect(people.keys).toEqual([['uid']]);
  });

  it.each(['uid)(x=*', 'u id', '', '*'])('have no attribute %j', async (attribute) => {
    const tables = [{ table: 'people', objectClasses: ['person'], columns: { uid: attribute } }];
    await expect(opened({ tables })).rejects.toThrow();
  });
});

describe('rows of a directory', () => {
  it('come converted, several values as json', async () => {
    const { source, people } = await opened();
    const [first, second, third] = await rowsOf(source, scanOf('staff', people));
    expect(first).toEqual([
      'uid=u0,ou=people,dc=town',
      'u0',
      'Jan',
      null,
      null,
      null,
      '2024-01-31 11:00:00.5+00',
    ]);
    expect(second?.slice(2, 6)).toEqual(['jan', 1, false, '["a@x"]']);
    expect(third?.slice(2, 6)).toEqual(['JAN', 2, true, '["a@x","b@x"]']);
  });

  it('come page by page, and only as many as are wanted', async () => {
    const { source, people } = await opened({ pageSize: 7 });
    const scan = scanOf('staff', people, ['uid']);
    pages = 0;
    expect(await rowsOf(source, scan)).toHaveLength(60);
    expect(pages).toBe(9);
    pages = 0;
    expect(await rowsOf(source, limit(scan, 5, 8))).toEqual(
      [8, 9, 10, 11, 12].map((at) => [`u${at}`]),
    );
    expect(pages).toBe(2);
  });

  it('of long lists come in parts, each once', async () => {
    const { source, people } = await opened({ listSize: 10 });
    const scan = scanOf('staff', people, ['uid', 'name']);
    searches = 0;
    const ids = [...PEOPLE.map(({ attributes }) => String(attributes.uid)), 'u1', null];
    expect(await rowsOf(source, filter(scan, isIn(scan, 'uid', ids)))).toHaveLength(60);
    expect(searches).toBe(6);
    const names = [...Array.from({ length: 12 }, (_, at) => `x${at}`), 'Jan', 'jan'];
    expect(await rowsOf(source, filter(scan, isIn(scan, 'name', names)))).toHaveLength(16);
  });

  it('are described without values', async () => {
    const { source, people } = await opened();
    const scan = scanOf('staff', people, ['uid', 'name']);
    expect(source.describe(filter(scan, equals(scan, 'name', 'secret')))).toEqual({
      text: 'search sub dc=town (&(objectClass=person)(…)) uid cn',
      parameters: 1,
    });
    expect(
      source.canExecute(filter(scan, call('less', [columnOf(scan, 'name'), literalOf('k')]))),
    ).toBe(false);
    expect(source.canExecute({ kind: 'distinct', input: scan })).toBe(false);
  });

  it('may be asked for without columns', async () => {
    const { source, people } = await opened();
    expect(
      await rowsOf(source, project(scanOf('staff', people, []), scanOf('staff', people, []), [])),
    ).toHaveLength(60);
  });
});

describe('conditions', () => {
  const conditions = (scan: Scan): readonly Expression[] => {
    const of = (name: FunctionName, column: string, value: Value): Expression =>
      call(name, [columnOf(scan, column), literalOf(value)]);
    const atoms: readonly Expression[] = [
      of('equal', 'name', 'jan'),
      of('equal', 'name', 'jan piet'),
      of('equal', 'name', null),
      of('not-equal', 'name', 'jan'),
      of('equal', 'number', 5),
      of('equal', 'number', 5n),
      of('not-equal', 'number', 5),
      call('equal', [literalOf('7', { name: 'numeric' }), columnOf(scan, 'number')]),
      isIn(scan, 'name', ['jan', 'a*b', null]),
      isIn(scan, 'name', []),
      of('like', 'name', 'jan%'),
      of('like', 'name', '%N'),
      of('like', 'name', 'J_n%'),
      of('like', 'name', '%(%'),
      of('like', 'name', 'a*b'),
      of('like', 'name', 'jan  %'),
      of('like', 'name', '%'),
      of('like', 'name', ''),
      of('like', 'name', null),
      call('is-null', [columnOf(scan, 'name')]),
      call('is-null', [columnOf(scan, 'mail')]),
      columnOf(scan, 'active'),
      of('equal', 'active', false),
    ];
    const all = [...atoms, ...atoms.map((atom) => call('not', [atom]))];
    const pairs = all.flatMap((one, at) => {
      const other = all[(at * 5 + 3) % all.length] ?? one;
      return [
        call('and', [one, other]),
        call('or', [one, other]),
        call('not', [call('or', [one, call('not', [other])])]),
      ];
    });
    return [...all, ...pairs];
  };

  /** NULL when unknown, as PostgreSQL decides it; written apart from the code under test. */
  const truth = (condition: Expression, at: (of: Expression) => Value): boolean | null => {
    if (condition.kind === 'in') {
      const results = condition.list.map((item) =>
        truth(call('equal', [condition.operand, item]), at),
      );
      return results.includes(true) ? true : results.includes(null) ? null : false;
    }
    if (condition.kind === 'column') {
      const value = at(condition);
      return value === null ? null : value === true;
    }
    if (condition.kind !== 'call') throw new Error(condition.kind);
    const { function: name, operands } = condition;
    const [left, right] = operands;
    if (!left) throw new Error(name);
    if (name === 'and' || name === 'or') {
      const results = operands.map((operand) => truth(operand, at));
      const deciding = name === 'or';
      return results.includes(deciding) ? deciding : results.includes(null) ? null : !deciding;
    }
    if (name === 'not') {
      const result = truth(left, at);
      return result === null ? null : !result;
    }
    if (name === 'is-null') return at(left) === null;
    const [one, other] = [at(left), right ? at(right) : null];
    if (one === null || other === null) return null;
    if (name === 'like') {
      const source = [...String(other)]
        .map((sign) =>
          sign === '%' ? '[^]*' : sign === '_' ? '[^]' : sign.replace(/[^\w ]/g, '\\$&'),
        )
        .join('');
      return new RegExp(`^${source}$`).test(String(one));
    }
    return (String(one) === String(other)) === (name === 'equal');
  };

  it('find what PostgreSQL finds, in a directory that folds case and blanks', async () => {
    const { source, people } = await opened();
    const scan = scanOf('staff', people);
    const all = await rowsOf(source, scan);
    for (const condition of conditions(scan)) {
      const plan = filter(scan, condition);
      expect(
        source.canExecute(plan),
        JSON.stringify(condition, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
      ).toBe(true);
      const wanted = all.filter((row) => {
        const at = (of: Expression): Value =>
          of.kind === 'literal'
            ? of.value
            : (row[scan.columns.findIndex(({ id }) => of.kind === 'column' && id === of.id)] ??
              null);
        return truth(condition, at) === true;
      });
      const found = await rowsOf(source, plan);
      expect(
        found.map(([dn]) => dn),
        lastFilter,
      ).toEqual(wanted.map(([dn]) => dn));
    }
  });

  it('let the directory look for what it can', async () => {
    const { source, people } = await opened();
    const scan = scanOf('staff', people);
    const asked = async (condition: Expression): Promise<string> => {
      await rowsOf(source, filter(scan, condition));
      return lastFilter;
    };
    expect(await asked(equals(scan, 'name', 'jan'))).toBe('(&(objectClass=person)(cn=jan))');
    expect(await asked(call('like', [columnOf(scan, 'name'), literalOf('j_n%s%')]))).toBe(
      '(&(objectClass=person)(cn=j*n*s*))',
    );
    expect(await asked(call('is-null', [columnOf(scan, 'mail')]))).toBe(
      '(&(objectClass=person)(!(mail=*)))',
    );
    expect(await asked(call('not', [equals(scan, 'name', 'jan')]))).toBe(
      '(&(objectClass=person)(cn=*))',
    );
  });

  it.each([
    "' or 1=1 --",
    '*)(uid=*',
    '*',
    '*)(|(uid=*',
    '\\2a',
    '\u0000',
    '(',
    ')',
    '\\',
    'é𝄞',
    '\ud800',
    ' ',
    '',
    'a\r\nb',
    '#',
    'x,dc=town',
  ])('keep a value a value: %j', async (value) => {
    const { source, people } = await opened();
    const scan = scanOf('staff', people, ['uid', 'name']);
    expect(await rowsOf(source, filter(scan, equals(scan, 'uid', value)))).toEqual([]);
    expect(await rowsOf(source, filter(scan, isIn(scan, 'uid', [value, 'u1'])))).toEqual([
      ['u1', 'jan'],
    ]);
    const escaped = value.replace(/[\\%_]/g, '\\$&');
    const like = call('like', [columnOf(scan, 'uid'), literalOf(`u1${escaped}%`)]);
    expect(await rowsOf(source, filter(scan, like))).toHaveLength(value === '' ? 11 : 0);
  });

  it.each([
    ['abc', 'a%c', true],
    ['abc', 'a_c', true],
    ['a%c', 'a\\%c', true],
    ['abc', 'a\\%c', false],
    ['', '%%', true],
    ['', '_', false],
    ['aab', '%ab', true],
    ['𝄞', '_', true],
    ['mississippi', 'm%iss%pi', true],
    ['mississippi', 'm%issp%pi', false],
  ])('%j like %j is %s', (text, pattern, result) => {
    expect(isLike(text, pattern)).toBe(result);
  });

  it('decide patterns that would take other matchers for ever', () => {
    expect(isLike('a'.repeat(2000), `${'%a'.repeat(50)}b`)).toBe(false);
  });
});

describe('a directory in trouble', () => {
  const failing = async (what: string, given = {}, changes: Partial<LdapOptions> = {}) => {
    const { source, people } = await opened(changes);
    mode = what;
    return failureOf(rowsOf(source, scanOf('staff', people, ['uid', 'mail']), given));
  };

  it.each([
    ['size', 'too-many-rows (LDAP 4)'],
    ['forbidden', 'forbidden (LDAP 50)'],
    ['gone', 'schema-changed (LDAP 32)'],
    ['range', 'rejected (attribute mail in parts)'],
  ])('says why: %s is %s', async (what, failure) => {
    expect(await failing(what)).toBe(failure);
  });

  it('that gives a thousand times what was expected is stopped', async () => {
    expect(await failing('many', { maximumRows: 10 })).toBe('too-many-rows');
    expect(await failing('many', {}, { maximumBytes: 50_000 })).toBe('too-much-data');
  });

  it('ends at the deadline, when nobody waits, and when the reader leaves', async () => {
    expect(await failing('hung', { timeout: 60 })).toBe('deadline');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 40);
    expect(await failing('hung', { signal: abort.signal })).toBe('cancelled');
    const { source, people } = await opened({ pageSize: 5 });
    pages = 0;
    for await (const batch of source.execute(scanOf('staff', people, ['uid']), limits())) {
      expect(batch).toHaveLength(5);
      break;
    }
    expect(pages).toBe(1);
  });

  it('is lost when it hangs up, unreachable when nobody listens, deaf when it never greets', async () => {
    expect(await failing('cut')).toMatch(/^connection-lost/);
    const silent = net.createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await failing('', { timeout: 80 }, { url: `ldap://127.0.0.1:${port}` })).toBe(
      'deadline',
    );
    expect(await failing('', { timeout: 80 }, { url: `ldaps://127.0.0.1:${port}` })).toBe(
      'deadline',
    );
    silent.close();
    expect(await failing('', {}, { url: `ldap://127.0.0.1:${port}` })).toBe(
      'unreachable (ECONNREFUSED)',
    );
  });

  it('answers garbage: the statement ends', async () => {
    const garbage = net.createServer((socket) => {
      socket.on('error', () => {});
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => garbage.listen(0, '127.0.0.1', resolve));
    const address = garbage.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await failing('', { timeout: 300 }, { url: `ldap://127.0.0.1:${port}` })).toMatch(
      /^(?:deadline|connection-lost|rejected)/,
    );
    garbage.close();
  });

  it('does not know us with another password', async () => {
    const bind = { dn: 'cn=desk,dc=town', password: 'wrong' };
    expect(await failing('', {}, { bind })).toBe('credentials (LDAP 49)');
  });

  it('is only believed over TLS with a certificate that is trusted and names it', async () => {
    const trusted = { ca: town.cert, serverName: 'localhost' };
    expect(await failing('', {}, { url: secureUrl, tls: trusted })).toBe('no failure');
    expect(await failing('', {}, { url: secureUrl })).toBe(
      'unreachable (server certificate of an unknown authority)',
    );
    const other = { ...trusted, serverName: 'elsewhere' };
    expect(await failing('', {}, { url: secureUrl, tls: other })).toBe(
      'unreachable (server certificate for another name)',
    );
  });

  describe('that wants to know who asks', () => {
    const known = { ca: town.cert, ...town.issue('desk') };
    const demands = {
      ...town.issue('directory', { names: ['127.0.0.1'] }),
      ...{ ca: town.cert, requestCert: true, rejectUnauthorized: true },
    };
    const passOn = (socket: net.Socket): void => {
      const behind = net.connect(server.port, '127.0.0.1');
      for (const each of [socket, behind]) each.on('error', () => {});
      socket.pipe(behind).pipe(socket);
    };
    /** An ExtendedResponse of success to a request with a short number (RFC 4511 section 4.12). */
    const agreed = (request: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from('300c', 'hex'),
        request.subarray(2, 5),
        Buffer.from('78070a010004000400', 'hex'),
      ]);

    it.each([
      ['from the first byte', 'ldaps', false],
      ['after StartTLS', 'ldap', true],
    ])('answers whom it knows, encrypted %s', async (_, protocol, startTls) => {
      const front = startTls
        ? net.createServer((socket) => {
            socket.once('data', (request: Buffer) => {
              socket.write(agreed(request));
              const context = tls.createSecureContext(demands);
              const options = { ...demands, isServer: true, secureContext: context };
              passOn(new tls.TLSSocket(socket, options));
            });
          })
        : tls.createServer(demands, passOn);
      await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
      const { port } = front.address() as net.AddressInfo;
      const where = { url: `${protocol}://127.0.0.1:${port}`, startTls };
      try {
        expect(await failing('', {}, { ...where, tls: known })).toBe('no failure');
        if (!startTls) {
          expect(await failing('', {}, { ...where, tls: { ca: town.cert } })).toBe(
            'credentials (client certificate required)',
          );
        }
      } finally {
        front.close();
      }
    });
  });

  it('does not take certificates that cannot work', () => {
    const entry = {
      kind: 'ldap',
      base: 'dc=town',
      tables: [{ table: 'people', objectClasses: ['person'], columns: { uid: 'uid' } }],
    };
    const secured = { ...entry, url: 'ldaps://directory.town' };
    expect(() => configured({ ...secured, tls: { ca: 'ca.pem' } })).toThrow(
      /^sources\.town\.tls\.ca: holds no certificate/,
    );
    expect(() => configured({ ...secured, tls: { verify: false } })).toThrow(
      /^sources\.town\.tls: /,
    );
    const plain = { ...entry, url: 'ldap://directory.town', tls: { ca: town.cert } };
    expect(() => configured(plain)).toThrow(
      /^sources\.town\.url: is not encrypted, and tls is given$/,
    );
    expect(() => configured({ ...plain, startTls: true })).not.toThrow();
  });

  it('tells of its health', async () => {
    const signal = new AbortController().signal;
    expect(await (await opened()).source.health(signal)).toMatchObject({ isUp: true });
    expect(await (await opened({ url: 'ldap://127.0.0.1:1' })).source.health(signal)).toMatchObject(
      {
        isUp: false,
        failure: 'staff: unreachable (ECONNREFUSED)',
      },
    );
  });
});
