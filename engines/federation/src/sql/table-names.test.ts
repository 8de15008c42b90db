import { beforeAll, describe, expect, it } from 'vitest';
import type { TableSchema } from '../schema.ts';
import { loadParser, planQuery } from './index.ts';

const table = (name: string, ...path: readonly string[]): TableSchema => ({
  name,
  path,
  columns: [{ name: 'id', type: { name: 'integer' }, isNullable: false }],
  keys: [],
});

const unreadable = (name: string): TableSchema => ({ name, path: [name], columns: [], keys: [] });

const catalogue = {
  sources: new Map([
    [
      'crm',
      {
        tables: [
          table('persons', 'public', 'persons'),
          table('desk.permits', 'desk', 'permits'),
          table('old.persons', 'old', 'persons'),
        ],
      },
    ],
    [
      'register',
      {
        tables: [
          table('permits', 'permits'),
          {
            ...unreadable('Permits'),
            unreadable: { reason: 'value 2 of Permits.json breaks off' },
          },
          { ...unreadable('licences'), unreadable: { reason: 'line 7 has too many fields' } },
          { ...unreadable('dogs'), unreadable: { reason: undefined } },
        ],
      },
    ],
  ]),
};

beforeAll(() => loadParser());

const pathIn = (text: string): readonly string[] => {
  const found = JSON.stringify(planQuery(text, catalogue)).match(/"path":(\[[^\]]*\])/);
  return found?.[1] === undefined ? [] : JSON.parse(found[1]);
};

describe('a table', () => {
  it.each([
    ['crm.persons', ['public', 'persons']],
    ['crm.public.persons', ['public', 'persons']],
    ['crm.old.persons', ['old', 'persons']],
    ['crm.desk.permits', ['desk', 'permits']],
    ['crm.permits', ['desk', 'permits']],
  ])('is found as %s', (name, path) => {
    expect(pathIn(`select id from ${name}`)).toEqual(path);
  });

  it('is not found in a schema that has none of its name', () => {
    expect(() => pathIn('select id from crm.desk.persons')).toThrow(
      /there is no table crm\.desk\.persons/,
    );
  });
});

describe('a table that cannot be read', () => {
  it.each([
    ['register.licences', 'register.licences cannot be read: line 7 has too many fields'],
    ['register.LICENCES', 'register.licences cannot be read: line 7 has too many fields'],
    ['register.dogs', 'register.dogs cannot be read'],
    ['register."Permits"', 'register.Permits cannot be read: value 2 of Permits.json breaks off'],
  ])('says why as far as that is known, where it is asked as %s', (name, message) => {
    const text = `select id from ${name}`;
    const position = text.indexOf('register');
    expect(() => pathIn(text)).toThrow(
      expect.objectContaining({ code: 'unknown-table', message, position }),
    );
  });

  it('is not in the way of one whose name differs in case', () => {
    expect(pathIn('select id from register.permits')).toEqual(['permits']);
  });

  it.each(['licences', 'register.lisences'])('is what %s may mean', (name) => {
    expect(() => pathIn(`select id from ${name}`)).toThrow(/did you mean register\.licences\?/);
  });
});
