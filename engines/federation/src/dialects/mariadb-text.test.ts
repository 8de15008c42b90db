/** Texts of several collations, and columns that are read as another type, in MariaDB and MySQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openMariadb, openMysql, type TestDatabase } from '../../test/databases.ts';
import {
  aggregate,
  aggregateColumn,
  ascending,
  filter,
  fn,
  join,
  of,
  oneOf,
  project,
  scan,
  set,
  sort,
  table,
  value,
} from '../../test/plans.ts';
import { NEEDS_MYSQL } from '../../test/running-mysql.ts';
import type { Node } from '../plan/node.ts';

describe.each([
  {
    ...{ server: 'MariaDB', open: openMariadb, needs: 'needs the package mariadb-server' },
    ...{ padded: 'utf8mb4_bin', exact: 'utf8mb4_nopad_bin' },
  },
  {
    ...{ server: 'MySQL', open: openMysql, needs: NEEDS_MYSQL },
    ...{ padded: 'utf8mb4_bin', exact: 'utf8mb4_0900_bin' },
  },
])('$server', ({ open, needs, padded, exact }) => {
  let database: TestDatabase | undefined;

  beforeAll(async () => {
    database = await open([
      `create table kinds (id int primary key, padded varchar(9) collate ${padded},
         exact varchar(9) collate ${exact}, choice enum('a', 'A') collate ${exact}, since year)`,
      `insert into kinds values (1, 'a', 'a ', 'a', 2001), (2, 'a ', 'A', 'A', null), (3, 'A', 'a', null, 1999)`,
    ]);
  });

  afterAll(() => database?.close());

  const kinds = () =>
    scan(
      table(
        ['kinds'],
        [
          { name: 'id', type: { name: 'integer' }, isNullable: false },
          { name: 'padded', type: { name: 'text' }, isNullable: true, collation: padded },
          { name: 'exact', type: { name: 'text' }, isNullable: true, collation: exact },
          {
            ...{ name: 'choice', type: { name: 'text' }, isNullable: true },
            ...{ collation: exact, nativeType: 'enum' },
          },
          { name: 'since', type: { name: 'smallint' }, isNullable: true, nativeType: 'year' },
        ],
        [['id']],
      ),
    );

  const cases: Readonly<Record<string, readonly [() => Node, readonly (string | null)[][]]>> = {
    'columns of two collations are joined': [
      () => {
        const [a, b] = [kinds(), kinds()];
        const both = join('inner', a, b, fn('equal', [of(a, 'padded'), of(b, 'exact')]));
        return sort(project(both, { a: of(a, 'id'), b: of(b, 'id') }), ascending(of(a, 'id')));
      },
      [
        ['1', '3'],
        ['2', '1'],
        ['3', '2'],
      ],
    ],
    'a column is sought among columns of another collation': [
      () => {
        const s = kinds();
        return project(filter(s, oneOf(of(s, 'padded'), [of(s, 'exact'), value('A', 'text')])), {
          id: of(s, 'id'),
        });
      },
      [['3']],
    ],
    'columns of two collations are put under each other': [
      () => {
        const [a, b] = [kinds(), kinds()];
        const all = set(
          'union',
          true,
          project(a, { text: of(a, 'padded') }),
          project(b, { text: of(b, 'exact') }),
        );
        return sort(all, ascending(of(all, 'text')));
      },
      [['A'], ['A'], ['a'], ['a'], ['a '], ['a ']],
    ],
    'an enum that compares code points is read as text that does': [
      () => {
        const s = kinds();
        return project(filter(s, fn('equal', [of(s, 'choice'), value('A', 'text')])), {
          id: of(s, 'id'),
        });
      },
      [['2']],
    ],
    'years are grouped, and more is made of them': [
      () => {
        const s = kinds();
        const g = aggregate(s, { k: of(s, 'since') }, [
          aggregateColumn('n', 'count', [], 'bigint'),
        ]);
        const known = fn('coalesce', [of(g, 'k'), value(0, 'smallint')], 'smallint');
        return project(sort(g, ascending(of(g, 'k'))), { k: known, n: of(g, 'n') });
      },
      [
        ['1999', '1'],
        ['2001', '1'],
        ['0', '1'],
      ],
    ],
  };

  it.for(Object.entries(cases))('%s', async ([, [make, expected]], { skip }) => {
    if (!database) return skip(needs);
    const plan = make();
    expect(database.dialect.canWrite(plan)).toBe(true);
    expect(await database.run(plan)).toEqual(expected);
  });
});
