import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/statements.ts';
import type { Row } from '../../values.ts';
import { estimateMariadb } from './estimate.ts';

/** id, select_type, table, then what differs, rows, filtered, Extra. */
const line = (id: number, kind: string, between: number, rows: number, filtered: number): Row => [
  ...[String(id), kind, 't'],
  ...Array.from({ length: between }, () => null),
  ...[String(rows), String(filtered), null],
];

describe('rows that MariaDB and MySQL expect', () => {
  const plan = planOf('select 1', ['integer']);
  const estimate = async (kind: 'mariadb' | 'mysql', rows: readonly Row[]) => {
    let asked = '';
    let columns = 0;
    const expected = await estimateMariadb(
      kind,
      plan,
      { text: 'select 1', parameters: [] },
      async (statement, given) => {
        asked = statement.text;
        columns = given.length;
        return rows;
      },
    );
    return { asked, columns, expected };
  };

  it.each([
    // https://mariadb.com/kb/en/explain/ and dev.mysql.com/doc/refman/8.4/en/explain-output.html
    ['mariadb', 'explain extended select 1', 11, 5],
    ['mysql', 'explain format = traditional select 1', 12, 6],
  ] as const)('are asked of %s in its own words', async (kind, text, columns, between) => {
    const joined = [line(1, 'SIMPLE', between, 100, 50), line(1, 'SIMPLE', between, 3, 100)];
    const found = await estimate(kind, joined);
    expect(found).toEqual({ asked: text, columns, expected: 150 });
    expect(joined[0]).toHaveLength(columns);
  });

  it('add up over the parts of a union', async () => {
    const parts = [line(1, 'PRIMARY', 5, 10, 100), line(2, 'UNION', 5, 20, 100)];
    expect((await estimate('mariadb', parts)).expected).toBe(30);
  });
});
