import { beforeAll, describe, expect, it } from 'vitest';
import type { TableSchema } from '../schema.ts';
import { loadParser, planQuery } from './index.ts';

const table = (name: string, ...path: readonly string[]): TableSchema => ({
  name,
  path,
  columns: [{ name: 'id', type: { name: 'integer' }, isNullable: false }],
  keys: [],
});

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
  ]),
};

beforeAll(loadParser);

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
