/** Queries over an SQLite file have PostgreSQL's answers, over numbers that are easily got wrong. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BesidePostgresql, openBesidePostgresql } from '../../../test/beside-postgresql.ts';
import { startPostgresql } from '../../../test/servers.ts';

const postgresql = await startPostgresql();

const ROWS = `
  insert into NUMBERS values
    (1, 1, 9223372036854775807, 1.5, 0.1, '2024-02-29'),
    (2, 1, 9223372036854775807, 2.5, 1e308, '9999-12-31'),
    (3, 1, -9223372036854775807, -2.5, -1e-300, '0001-01-01'),
    (4, 2, -9223372036854775807, 0, 0, '2024-01-01'),
    (5, 2, -9223372036854775807, 0, 0, null),
    (6, 2, 5, 3, 2, null),
    (7, 3, -4294967297, null, null, '2024-01-01'),
    (8, 3, 4294967295, null, null, '2024-01-01'),
    (9, 3, -1, null, null, '2024-01-01'),
    (10, 4, null, null, null, null),
    (11, 5, 4000000000000000000, 1, 1, null),
    (12, 6, 4611686018427387904, 1, 1, null),
    (13, 6, 4611686018427387904, 1, 1, null),
    (14, 7, -9223372036854775807, 1, 1, null),
    (15, 7, -1, 1, 1, null);
`;

const COLUMNS =
  'id int primary key, kind int, big bigint, exact numeric(10, 2), twice double precision, day date';

describe.skipIf(!postgresql)('SQLite’s answers (needs PostgreSQL)', () => {
  const directory = mkdtempSync(join(tmpdir(), 'polder-answers-'));
  const file = join(directory, 'archive.db');
  let beside: BesidePostgresql;

  beforeAll(async () => {
    if (!postgresql) return;
    const database = new DatabaseSync(file);
    database.exec(`create table numbers (${COLUMNS}); ${ROWS.replace('NUMBERS', 'numbers')}`);
    database.close();
    beside = await openBesidePostgresql({
      postgresql,
      name: `sqlite_answers_${process.pid}`,
      tables: `
        create schema archive;
        create table archive.numbers (${COLUMNS.replaceAll(/\bint\b/g, 'bigint')});
        ${ROWS.replace('NUMBERS', 'archive.numbers')}`,
      sourcesOf: () => ({ archive: { kind: 'sqlite', file } }),
    });
  });

  afterAll(async () => {
    await beside?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const answered = [
    'select sum(big) from archive.numbers',
    'select kind, sum(big), avg(big), count(big) from archive.numbers group by kind',
    'select sum(big) from archive.numbers where id > 100',
    'select sum(big) filter (where big > 0), avg(big) filter (where kind = 3) from archive.numbers',
    'select sum(id), avg(id), sum(id * 2), sum(id + kind) from archive.numbers',
    'select kind from archive.numbers group by kind having sum(big) > 5',
    'select kind from archive.numbers group by kind having sum(big) in (5, 4)',
    'select kind, coalesce(sum(big), 0) from archive.numbers group by kind',
    'select sum(case when kind = 1 then big else 0 end) from archive.numbers',
    'select kind, sum(big)::text, -sum(big), sum(big) / 2 from archive.numbers group by kind',
    'select sum(n), sum(n + 1), max(n) from (select count(*) as n from archive.numbers group by kind) x',
    'select kind, sum(count(*)) over (order by kind) from archive.numbers group by kind',
    'select sum(big) from archive.numbers union all select sum(id) from archive.numbers',
  ];
  const leftToUs = [
    'select sum(distinct big) from archive.numbers',
    'select id, sum(big) over (order by id), avg(big) over (partition by kind) from archive.numbers',
    'select kind, sum(big) as s from archive.numbers group by kind order by s desc limit 3',
    'select distinct sum(big) from archive.numbers group by kind',
    'select kind, greatest(sum(big), 0), nullif(sum(big), 5) from archive.numbers group by kind',
    'select rank() over (order by sum(big)), kind from archive.numbers group by kind',
    'select max(s), min(s), sum(s) from (select sum(big) as s from archive.numbers group by kind) x',
    `select n.id from archive.numbers n join
       (select sum(big) as s from archive.numbers group by kind) x on x.s = n.big`,
    `select id from archive.numbers where twice < 'NaN'`,
    `select id, coalesce(twice, 'NaN') from archive.numbers`,
  ];

  it.each([...answered, ...leftToUs])('%s', async (text) => {
    const { expected, found } = await beside.ask(text);
    expect(found).toEqual(expected);
    expect(expected.kind).toBe('rows');
  });

  it.each(answered)('sums where the rows are: %s', async (text) => {
    const { report } = await beside.ask(text);
    const statements = report?.fragments.map(({ statement }) => statement) ?? [];
    expect(statements.length).toBeGreaterThan(0);
    for (const statement of statements) expect(statement).toMatch(/\bsum\(/);
  });
});
