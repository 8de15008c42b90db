import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { castCell, createSchemaCheck, tableSchemaShape } from './table-schema.ts';

const header = ['code', 'year', 'share'];

const check = (fields: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) =>
  createSchemaCheck(tableSchemaShape.parse({ fields, ...more }), header);

const broken = (field: Record<string, unknown>, ...cells: readonly string[]) => {
  const look = check([{ name: 'code', ...field }]);
  return cells.flatMap((cell) => look([cell, '', '']).map(({ rule }) => `${cell} ${rule}`));
};

describe('a promise of a column', () => {
  it.each<[string, Record<string, unknown>, readonly string[], readonly string[]]>([
    ['its type', { type: 'integer' }, ['1', '1.5', 'x'], ['1.5 type', 'x type']],
    ['that it is filled in', { constraints: { required: true } }, ['a', ''], [' required']],
    [
      'that it is there once',
      { type: 'number', constraints: { unique: true } },
      ['1', '1.0', '2'],
      ['1.0 unique'],
    ],
    [
      'a list of values',
      { type: 'number', constraints: { enum: [1, 2] } },
      ['1.0', '3'],
      ['3 enum'],
    ],
    [
      'a pattern of the whole',
      { constraints: { pattern: 'N\\d{2}' } },
      ['N01', 'XN01X'],
      ['XN01X pattern'],
    ],
    [
      'a least and a most',
      { type: 'number', constraints: { minimum: 0, maximum: '10' } },
      ['5', '-1', '11'],
      ['-1 minimum', '11 maximum'],
    ],
    [
      'a first date',
      { type: 'date', constraints: { minimum: '2024-01-01' } },
      ['2024-06-01', '2023-06-01'],
      ['2023-06-01 minimum'],
    ],
    [
      'a length',
      { constraints: { minLength: 2, maxLength: 3 } },
      ['ab', 'a', 'abcd'],
      ['a minLength', 'abcd maxLength'],
    ],
  ])('is kept or told: %s', (_, field, cells, expected) => {
    expect(broken(field, ...cells)).toEqual(expected);
  });

  it('says nothing of a cell that means “none”', () => {
    const look = check([{ name: 'share', type: 'number' }], { missingValues: ['', '-'] });
    expect(look(['', '', '-'])).toEqual([]);
    expect(look(['', '', 'x'])).toEqual([{ position: 2, rule: 'type', wanted: 'number' }]);
  });

  it('may be of several columns together', () => {
    const look = check([{ name: 'code' }, { name: 'year' }], { primaryKey: ['code', 'year'] });
    expect(look(['a', '2024', ''])).toEqual([]);
    expect(look(['a', '2025', ''])).toEqual([]);
    expect(look(['a', '2024', ''])).toMatchObject([{ rule: 'unique', wanted: 'code, year' }]);
  });
});

describe('a schema', () => {
  it.each([
    ['without fields', { fields: [] }],
    ['of an unknown type', { fields: [{ name: 'a', type: 'geojson' }] }],
    ['whose pattern is none', { fields: [{ name: 'a', constraints: { pattern: '(' } }] }],
    [
      'whose pattern may take for ever',
      { fields: [{ name: 'a', constraints: { pattern: '(a+)+b' } }] },
    ],
    ['of more fields than any table has', { fields: Array(201).fill({ name: 'a' }) }],
  ])('%s is refused', (_, schema) =>
    expect(tableSchemaShape.safeParse(schema).success).toBe(false),
  );
});

interface Case {
  readonly file: string;
  readonly format?: string;
  readonly source: string;
  readonly target: string;
  readonly options?: string;
}

const file = join(
  import.meta.dirname,
  '../../../../shared/data/open-data/frictionless/field-casting-cases.json',
);
const isThere = existsSync(file);

/** A Python literal of a text. */
const textOf = (literal: string): string => literal.slice(1, -1);

/** What we leave to others: texts that are pictures of something, and dates in words. */
const isOurs = ({ file: name, source, format = "'default'" }: Case): boolean =>
  /test_(number|integer|boolean|date|year|yearmonth|string)\.py$/.test(name) &&
  source.startsWith("'") &&
  source !== "''" && // a missing value by default, before any type
  !["'binary'", "'wkt'"].includes(format) &&
  !source.includes('10th Jan');

const cases: readonly Case[] = isThere
  ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]).filter(isOurs) // a list of records by its README
  : [];

describe.skipIf(!isThere)(
  `the cases of Frictionless${isThere ? '' : ' (skipped: ../shared/data is not here)'}`,
  () => {
    it('are many', () => expect(cases.length).toBeGreaterThan(100));

    it.each(cases.map((one) => [one.file, one.source, one.format ?? '', one] as const))(
      '%s: %s %s',
      (_, source, __, one) => {
        const options: Record<string, unknown> = JSON.parse(
          (one.options ?? '{}')
            .replaceAll("'", '"')
            .replace(/\bFalse\b/g, 'false')
            .replace(/\bTrue\b/g, 'true'),
        );
        const [type = ''] = /test_(\w+)\.py/.exec(one.file)?.slice(1) ?? [];
        const { fields } = tableSchemaShape.parse({
          fields: [
            { name: 'a', type, format: one.format ? textOf(one.format) : 'default', ...options },
          ],
        });
        const [field] = fields;
        const isRead = field !== undefined && castCell(textOf(source), field) !== undefined;
        expect(isRead).toBe(one.target !== 'None');
      },
    );
  },
);
