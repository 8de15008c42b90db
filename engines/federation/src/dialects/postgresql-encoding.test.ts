import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  aggregate,
  aggregateColumn,
  ascending,
  filter,
  fn,
  of,
  oneOf,
  project,
  scan,
  sort,
  table,
  value,
} from '../../test/plans.ts';
import { startPostgresql } from '../../test/servers.ts';
import type { Expression } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import { postgresql } from './postgresql.ts';
import { encodingOf } from './postgresql-encoding.ts';

const server = await startPostgresql();

const peopleIn = (encoding?: string): Node =>
  scan({
    ...table(
      ['people'],
      [
        { name: 'id', type: { name: 'integer' }, isNullable: false },
        { name: 'name', type: { name: 'text' } },
      ],
    ),
    ...(encoding !== undefined && { encoding }),
  });

const text = (given: string): Expression => value(given, 'text');

/** What is written of the people whose name is so, after `where`. */
const conditionIn = (encoding: string | undefined, make: (name: Expression) => Expression) => {
  const people = peopleIn(encoding);
  const { text: written, parameters } = postgresql.write(
    project(filter(people, make(of(people, 'name'))), { id: of(people, 'id') }),
  );
  return [written.split(' where ')[1], ...parameters];
};

const canWriteIn = (encoding: string | undefined, make: (people: Node) => Node): boolean =>
  postgresql.canWrite(make(peopleIn(encoding)));

describe('a text that a database cannot hold', () => {
  it.each([
    [undefined, 'Ž\0'],
    [undefined, '\ud800'],
    ['SQL_ASCII', '\0'],
    ['LATIN1', 'Ž'],
    ['WIN1252', 'Ж'],
    ['WIN1252', '\x81'],
    ['LATIN9', '¤'],
  ])('equals none of its own (%s, %j)', (encoding, given) => {
    expect(conditionIn(encoding, (name) => fn('equal', [name, text(given)]))).toEqual([
      '("t0"."name" is null and null)',
    ]);
    expect(conditionIn(encoding, (name) => fn('equal', [text(given), name]))).toEqual([
      '("t0"."name" is null and null)',
    ]);
    expect(conditionIn(encoding, (name) => fn('not-equal', [name, text(given)]))).toEqual([
      '("t0"."name" is not null or null)',
    ]);
    expect(conditionIn(encoding, (name) => fn('is-distinct', [name, text(given)]))).toEqual([
      'true',
    ]);
  });

  it('is left out of lists', () => {
    const list = (...given: readonly string[]) =>
      conditionIn('WIN1252', (name) => oneOf(name, given.map(text)));
    expect(list('€', 'Ж', 'a')).toEqual(['("t0"."name" = any($1::text[]))', ['€', 'a']]);
    expect(list('Ж', '漢')).toEqual(['("t0"."name" is null and null)']);
  });

  it('is compared by the bytes of both where it is put in order', () => {
    expect(conditionIn('LATIN1', (name) => fn('less', [name, text('Ž')]))).toEqual([
      `(convert_to("t0"."name", 'UTF8') < $1::bytea)`,
      new Uint8Array([0xc5, 0xbd]),
    ]);
  });

  it.each([
    ['as a value', (name: Expression) => fn('coalesce', [name, text('Ж')], 'text')],
    ['in a pattern', (name: Expression) => fn('like', [name, text('%Ж%')])],
    ['where it may be the answer', (name: Expression) => fn('null-if', [text('Ж'), name], 'text')],
  ])('is not sent %s', (_, make) => {
    const write = (people: Node) => project(people, { it: make(of(people, 'name')) });
    expect(canWriteIn('WIN1252', write)).toBe(false);
    expect(canWriteIn(undefined, write)).toBe(true);
  });
});

describe('a database with an encoding that is not known here', () => {
  it('is asked by bytes for what it may hold', () => {
    expect(conditionIn('EUC_KR', (name) => fn('equal', [name, text('Ж')]))).toEqual([
      `(convert_to("t0"."name", 'UTF8') = $1::bytea)`,
      new Uint8Array([0xd0, 0x96]),
    ]);
    expect(conditionIn('EUC_KR', (name) => oneOf(name, ['a', 'Ж'].map(text)))).toEqual([
      `("t0"."name" = any($1::text[]) or convert_to("t0"."name", 'UTF8') = any($2::bytea[]))`,
      ['a'],
      [new Uint8Array([0xd0, 0x96])],
    ]);
  });
});

describe('a database whose bytes are not in the order of code points', () => {
  it('puts texts in order by their bytes in UTF-8', () => {
    const sorted = (people: Node) => sort(people, ascending(of(people, 'name')));
    expect(postgresql.write(sorted(peopleIn('WIN1252'))).text).toContain(
      `order by convert_to("t0"."name", 'UTF8') nulls last`,
    );
    expect(postgresql.write(sorted(peopleIn('LATIN1'))).text).toContain(
      `order by "t0"."name" nulls last`,
    );
  });

  const first = (people: Node) =>
    aggregate(people, {}, [aggregateColumn('first', 'min', [of(people, 'name')], 'text')]);
  const greatest = (people: Node) =>
    project(people, { it: fn('greatest', [of(people, 'name'), text('a')], 'text') });

  it.each([
    ['WIN1252', false],
    ['EUC_JP', false],
    ['LATIN1', true],
    ['SQL_ASCII', true],
    [undefined, true],
  ])('is not asked for the first of texts (%s)', (encoding, isAsked) => {
    expect(canWriteIn(encoding, first)).toBe(isAsked);
    expect(canWriteIn(encoding, greatest)).toBe(isAsked);
  });
});

it.each([
  ['length', 'integer', [], false],
  ['left', 'text', [value(1, 'integer')], false],
  ['like', 'boolean', [text('_a')], false],
  ['trim', 'text', [text('é')], false],
  ['trim', 'text', [], true],
  ['like', 'boolean', [text('%a')], true],
  ['lower', 'text', [], true],
] as const)('a database without an encoding counts bytes: %s', (name, type, operands, isAsked) => {
  const computed = (people: Node) =>
    project(people, { it: fn(name, [of(people, 'name'), ...operands], type) });
  expect(canWriteIn('SQL_ASCII', computed)).toBe(isAsked);
  expect(canWriteIn('LATIN1', computed)).toBe(true);
});

describe.skipIf(!server)('encodings (need the package postgresql)', () => {
  it.each([
    ...['LATIN1', 'LATIN2', 'LATIN3', 'LATIN4', 'LATIN7', 'LATIN9', 'LATIN10', 'ISO_8859_5'],
    ...['WIN866', 'WIN1250', 'WIN1251', 'WIN1252', 'WIN1253', 'WIN1254', 'WIN1256', 'WIN1257'],
    ...['WIN1258', 'KOI8R'],
  ])('%s holds the characters that PostgreSQL knows it to have', async (name) => {
    const client = new pg.Client(server);
    await client.connect();
    onTestFinished(() => client.end());
    await client.query(`
      create function pg_temp.of_code(code int) returns text language plpgsql as $$
      begin
        return convert_from(set_byte('\\x00', 0, code), '${name}');
      exception when others then
        return null;
      end $$`);
    const { rows } = await client.query<{ readonly of: string | null }>(
      'select pg_temp.of_code(code) as of from generate_series(1, 255) code',
    );
    const known = new Set(rows.map((row) => row.of));
    const { holds } = encodingOf(name);
    const different = Array.from({ length: 0x2fff }, (_, code) => String.fromCharCode(code + 1))
      .filter((character) => holds(character) !== known.has(character))
      .map((character) => character.charCodeAt(0).toString(16));
    expect(different).toEqual([]);
  });
});
