import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FederationError } from './federation-error.ts';
import { checked } from './settings-errors.ts';

const faultOf = (schema: z.ZodType, settings: unknown, place = 'here'): string => {
  try {
    checked(schema, settings, place);
  } catch (error) {
    if (error instanceof FederationError && error.code === 'configuration') return error.message;
    throw error;
  }
  throw new Error('It was taken');
};

/** What is told about one setting, `it`. */
const told = (schema: z.ZodType, value: unknown): string =>
  faultOf(z.strictObject({ it: schema }), value === undefined ? {} : { it: value }, '');

const column = z.strictObject({ attribute: z.string(), isMany: z.boolean().default(false) });

describe('a setting', () => {
  it.each([
    ['is left out', z.string(), undefined, 'is missing'],
    ['is another kind of value', z.array(z.string()), 'a', 'has to be a list, not a text'],
    ['is nothing', z.string(), null, 'has to be a text, not null'],
    ['is a list', z.record(z.string(), z.string()), [], 'has to be an object, not a list'],
    ['lacks quotes', z.string(), 4711, 'has to be a text (in quotes), not a number'],
    ['is a truth value', z.looseObject({}), true, 'has to be an object, not true or false'],
    ['is a number in quotes', z.number(), '1', 'has to be a number (without quotes), not a text'],
    ['is an int in quotes', z.int(), '1', 'has to be a whole number (without quotes), not a text'],
    [
      'is true in quotes',
      z.boolean(),
      'true',
      'has to be true or false (without quotes), not a text',
    ],
    ['has a fraction', z.int(), 1.5, 'has to be a whole number'],
    ['is none of a few', z.enum(['a', 'b', 'c']), 'other', 'has to be one of a, b, c'],
    [
      'is nearly one of a few',
      z.enum(['allow', 'deny']),
      'Deni',
      'has to be one of allow, deny; did you mean deny?',
    ],
    [
      'is one of a few and left out',
      z.enum(['a', 'b']),
      undefined,
      'is missing; it has to be one of a, b',
    ],
    [
      'is a number of few texts',
      z.enum(['4.0', '4.01']),
      4,
      'has to be one of 4.0, 4.01 (in quotes), not a number',
    ],
    ['is not the only value', z.literal('rest'), 'soap', 'has to be rest'],
    ['is too small', z.int().min(1), 0, 'has to be at least 1'],
    ['is not positive', z.number().positive(), 0, 'has to be more than 0'],
    ['is too large', z.int().max(64), 65, 'has to be at most 64'],
    ['is at its end', z.number().lt(5), 5, 'has to be less than 5'],
    ['is an empty text', z.string().min(1), '', 'is empty'],
    ['is a short text', z.string().min(16), 'short', 'has to have at least 16 characters'],
    ['is a long text', z.string().max(2), 'long', 'has to have at most 2 characters'],
    ['has another length', z.string().length(2), 'nld', 'has to have exactly 2 characters'],
    ['is an empty list', z.array(z.string()).min(1), [], 'has to have at least 1 entry'],
    [
      'is a long list',
      z.array(z.string()).max(2),
      ['a', 'b', 'c'],
      'has to have at most 2 entries',
    ],
    ['is no multiple', z.number().multipleOf(8), 9, 'has to be a multiple of 8'],
    [
      'is no address',
      z.url({ protocol: /^https?$/ }),
      'desk.example',
      'has to be a whole address that begins with https:// or http://',
    ],
    [
      'is an address of another kind',
      z.url({ protocol: /^ldaps?$/ }),
      'https://desk.example',
      'has to be a whole address that begins with ldaps:// or ldap://',
    ],
    ['is no address of any kind', z.url(), 'desk.example', 'has to be a whole address'],
    ['begins otherwise', z.string().startsWith('/'), 'up', 'has to begin with /'],
    ['ends otherwise', z.string().endsWith('.yaml'), 'a.json', 'has to end with .yaml'],
    [
      'is written otherwise',
      z.string().regex(/^[a-z]+$/),
      'A',
      'does not fit the pattern /^[a-z]+$/',
    ],
    ['is refused without words', z.string().refine(() => false), 'a', 'is not accepted'],
  ] as const)('that %s', (_, schema, value, message) => {
    expect(told(schema, value)).toBe(`it: ${message}`);
  });

  it('is told in the words that its schema has', () => {
    const named = z.string({ error: 'is a name' }).regex(/^a/, 'begins with a');
    expect(told(named, 5)).toBe('it: is a name');
    expect(told(named, 'b')).toBe('it: begins with a');
    expect(told(z.record(named, z.string()), { b: '' })).toBe(
      'it.b: cannot be a name: begins with a',
    );
  });
});

describe('a name that there is not', () => {
  const server = z.strictObject({ host: z.string(), port: z.int().default(1), user: z.string() });
  const whole = { host: 'db', user: 'reader' };

  it.each([
    ['alike', { ...whole, prot: 1 }, '“prot”; did you mean “port”?'],
    ['with a capital', { user: 'reader', Host: 'db' }, '“Host”; did you mean “host”?'],
    ['for a missing one', { host: 'db', usr: 'reader' }, '“usr”; did you mean “user”?'],
    ['like one that is given', { ...whole, hosts: 'db' }, '“hosts”'],
    ['like none', { ...whole, file: 'a.db' }, '“file”'],
  ])('%s', (_, settings, names) => {
    expect(faultOf(server, settings)).toBe(`here: there is no setting ${names}`);
  });

  it('is told with all others beside it', () => {
    expect(faultOf(server, { host: 'db', usr: 'reader', prot: 1, file: 'a.db' })).toBe(
      'here: there are no settings “usr”, “prot”, “file”; did you mean “user”, “port”?',
    );
  });

  it('does not hide what is wrong in another place before it', () => {
    const nested = z.strictObject({ inner: z.strictObject({ size: z.int() }) });
    expect(faultOf(nested, { inner: { size: 'x' }, other: 1 })).toContain('here.inner.size: ');
  });
});

describe('of a setting with several forms', () => {
  const encryption = z.union([z.boolean(), z.strictObject({ ca: z.string().min(1) })]);
  const paging = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('page'), rows: z.int() }),
  ]);

  it.each([
    [
      'all when it has none',
      encryption,
      'yes',
      'it: has to be true or false, or an object, not a text',
    ],
    [
      'all but what it is not yet',
      z.union([z.string(), z.literal(false)]),
      true,
      'it: has to be a text, or false',
    ],
    ['nothing when it is left out', encryption, undefined, 'it: is missing'],
    [
      'what is wrong in the one that was meant',
      encryption,
      { ca: 5 },
      'it.ca: has to be a text (in quotes), not a number',
    ],
    [
      'what is misspelt in it',
      z.union([z.string(), column]),
      { atribute: 'cn' },
      'it: there is no setting “atribute”; did you mean “attribute”?',
    ],
    [
      'all of one inside another',
      z.union([z.number(), encryption]),
      'yes',
      'it: has to be a number, or true or false, or an object, not a text',
    ],
    [
      'the kinds when the kind is wrong',
      paging,
      { kind: 'pages' },
      'it.kind: has to be one of none, page; did you mean page?',
    ],
    [
      'the kinds when there is none',
      paging,
      {},
      'it.kind: is missing; it has to be one of none, page',
    ],
    ['what is wrong in a kind', paging, { kind: 'page' }, 'it.rows: is missing'],
    [
      'that only one can be',
      z.xor([z.string(), z.string().max(9)]),
      'a',
      'it: has more than one of its forms at once',
    ],
  ] as const)('tells %s', (_, schema, value, message) => {
    expect(told(schema, value)).toBe(message);
  });
});

describe('the way to a fault', () => {
  it('leads through lists and names', () => {
    const tables = z.strictObject({ tables: z.array(z.record(z.string(), z.int())) });
    expect(faultOf(tables, { tables: [{}, { size: null }] }, 'sources.crm')).toBe(
      'sources.crm.tables.1.size: has to be a whole number, not null',
    );
  });

  it('shows a name without letters', () => {
    expect(faultOf(z.record(z.string().min(1), z.string()), { '': 'a' })).toBe(
      'here.“”: cannot be a name: is empty',
    );
  });

  it('is left out where all is wrong', () => {
    expect(faultOf(z.strictObject({}), [], '')).toBe('has to be an object, not a list');
  });
});

it('what is right comes back as the schema has it', () => {
  expect(checked(column, { attribute: 'cn' }, 'here')).toEqual({ attribute: 'cn', isMany: false });
});
