import { describe, expect, it } from 'vitest';
import {
  ascending,
  distinct,
  fn,
  limit,
  of,
  project,
  scan,
  sort,
  table,
  value,
} from '../../test/plans.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { mariadb } from './mariadb.ts';
import { oracle } from './oracle.ts';
import { postgresql } from './postgresql.ts';
import { sqlite } from './sqlite.ts';
import { sqlserver } from './sqlserver.ts';
import { trino } from './trino.ts';

const DIALECTS: readonly Dialect[] = [
  ...[duckdb, mariadb, oracle, postgresql, sqlite, sqlserver, trino],
];

const bills = table(
  ['bills'],
  [
    { name: 'id', type: { name: 'integer' }, isNullable: false },
    { name: 'label', type: { name: 'text' }, collation: 'utf8mb4_general_ci' },
  ],
);

describe.each(DIALECTS)('$name', (dialect) => {
  const rows = scan(bills);
  const columns = project(rows, { constant: value(30, 'integer'), id: of(rows, 'id') });

  const byConstant = ascending(of(columns, 'constant'));
  const byId = ascending(of(columns, 'id'));

  it('is not told to order by a constant, which MariaDB reads as the place of a column', () => {
    const both = dialect.write(limit(sort(columns, byConstant, byId), 3));
    expect(both).toEqual(dialect.write(limit(sort(columns, byId), 3)));
    expect(both.text).toContain('order by');
  });

  it('orders nothing by a constant alone', () => {
    expect(dialect.write(sort(columns, byConstant)).text).not.toContain('order by');
  });

  it('orders nothing by a constant of distinct rows whose text is compared in another way', () => {
    const labels = project(rows, {
      constant: value(30, 'integer'),
      label: fn('right', [of(rows, 'label'), value(1, 'integer')], 'text'),
    });
    const unique = distinct(labels);
    const byLabel = ascending(of(labels, 'label'));
    const ordered = sort(unique, ascending(of(labels, 'constant')), byLabel);
    if (!dialect.canWrite(ordered)) return;
    expect(dialect.write(ordered)).toEqual(dialect.write(sort(unique, byLabel)));
  });
});
