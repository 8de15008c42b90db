/** What each dialect writes, word for word. */
import { describe, expect, it } from 'vitest';
import {
  aggregate,
  aggregateColumn,
  ascending,
  cast,
  descending,
  distinct,
  filter,
  fn,
  join,
  limit,
  of,
  oneOf,
  project,
  scan,
  set,
  sort,
  table,
  value,
  values,
} from '../../test/plans.ts';
import type { Expression } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import type { ColumnSchema, TableSchema } from '../schema.ts';
import type { Dialect } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { createMariadb, mariadb } from './mariadb.ts';
import { oracle } from './oracle.ts';
import { postgresql } from './postgresql.ts';
import { sqlite } from './sqlite.ts';
import { sqlserver } from './sqlserver.ts';
import { trino } from './trino.ts';

const DIALECTS: readonly Dialect[] = [
  postgresql,
  mariadb,
  sqlite,
  sqlserver,
  oracle,
  duckdb,
  trino,
];

const COLLATION: Readonly<Partial<Record<Dialect['name'], string>>> = {
  postgresql: 'nl_NL.utf8',
  mariadb: 'utf8mb4_general_ci',
  sqlite: 'BINARY',
  sqlserver: 'SQL_Latin1_General_CP1_CI_AS',
};

interface Tables {
  readonly person: () => Node;
  readonly order: () => Node;
}

const schemas = ({ name }: Dialect): { person: TableSchema; order: TableSchema } => {
  const collation = COLLATION[name];
  const text = (column: string): Pick<ColumnSchema, 'name' | 'type'> & Partial<ColumnSchema> => ({
    ...{ name: column, type: { name: 'text' } },
    ...(collation !== undefined && { collation }),
  });
  return {
    person: table(
      ['town', 'person'],
      [
        { name: 'id', type: { name: 'integer' }, isNullable: false },
        text('name'),
        { name: 'born', type: { name: 'date' } },
        { name: 'active', type: { name: 'boolean' } },
      ],
      [['id']],
    ),
    order: table(
      ['order'],
      [
        { name: 'id', type: { name: 'bigint' }, isNullable: false },
        { name: 'person', type: { name: 'integer' } },
        { name: 'amount', type: { name: 'numeric', precision: 12, scale: 2 } },
        { name: 'placed at', type: { name: 'timestamp' } },
        text('state'),
      ],
      [['id']],
    ),
  };
};

const text = (given: string): Expression => value(given, 'text');
const whole = (given: number): Expression => value(given, 'integer');
const equal = (left: Expression, right: Expression): Expression => fn('equal', [left, right]);

const PLANS: Readonly<Record<string, (tables: Tables) => Node>> = {
  'a point lookup': ({ person }) => {
    const p = person();
    return filter(p, equal(of(p, 'id'), whole(7)));
  },
  'conditions on text, dates and booleans': ({ person }) => {
    const p = person();
    return project(
      filter(
        p,
        fn('and', [
          equal(of(p, 'name'), text('Jan')),
          fn('greater-or-equal', [of(p, 'born'), value('1990-01-01', 'date')]),
          fn('not', [of(p, 'active')]),
        ]),
      ),
      { id: of(p, 'id') },
    );
  },
  'a prefix': ({ person }) => {
    const p = person();
    return project(filter(p, fn('like', [of(p, 'name'), text('J%')])), { name: of(p, 'name') });
  },
  'a list of keys': ({ order }) => {
    const o = order();
    return project(filter(o, oneOf(of(o, 'person'), [1, 2, 3].map(whole))), { id: of(o, 'id') });
  },
  'a long list of keys': ({ order }) => {
    const o = order();
    const keys = Array.from({ length: 20 }, (_, index) => whole(index));
    return project(filter(o, oneOf(of(o, 'person'), keys)), { id: of(o, 'id') });
  },
  'a list of texts': ({ order }) => {
    const o = order();
    return project(filter(o, oneOf(of(o, 'state'), ['new', 'paid'].map(text))), {
      id: of(o, 'id'),
    });
  },
  'an empty list': ({ order }) => {
    const o = order();
    return project(filter(o, oneOf(of(o, 'person'), [])), { id: of(o, 'id') });
  },
  'groups, having, order and limit in one select': ({ order }) => {
    const o = order();
    const recent = filter(
      o,
      fn('less', [of(o, 'placed at'), value('2026-01-31 12:00:00', 'timestamp')]),
    );
    const groups = aggregate(recent, { person: of(o, 'person') }, [
      aggregateColumn('count', 'count', [], 'bigint'),
      aggregateColumn('sum', 'sum', [of(o, 'amount')], { name: 'numeric' }),
    ]);
    const many = filter(groups, fn('greater', [of(groups, 'count'), value(1n, 'bigint')]));
    return limit(
      sort(many, descending(of(groups, 'sum'), false), ascending(of(groups, 'person'))),
      10,
      20,
    );
  },
  'groups by text': ({ order }) => {
    const o = order();
    return aggregate(o, { state: of(o, 'state') }, [
      aggregateColumn('count', 'count', [], 'bigint'),
    ]);
  },
  'groups by year, counted by a condition': ({ order }) => {
    const o = order();
    return aggregate(o, { year: fn('year', [of(o, 'placed at')], 'integer') }, [
      aggregateColumn('count', 'count', [], 'bigint', {
        filter: fn('greater', [
          of(o, 'amount'),
          value('10', { name: 'numeric', precision: 12, scale: 2 }),
        ]),
      }),
    ]);
  },
  'distinct rows in order': ({ order }) => {
    const o = order();
    const d = distinct(project(o, { person: of(o, 'person') }));
    return limit(sort(d, ascending(of(d, 'person'))), 5);
  },
  'distinct text': ({ order }) => {
    const o = order();
    return distinct(project(o, { state: of(o, 'state') }));
  },
  'order by text': ({ person }) => {
    const p = person();
    return project(sort(p, ascending(of(p, 'name'))), { id: of(p, 'id') });
  },
  'an inner join': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('inner', p, o, equal(of(p, 'id'), of(o, 'person'))), {
      name: of(p, 'name'),
      amount: of(o, 'amount'),
    });
  },
  'a left join to filtered rows': ({ person, order }) => {
    const [p, o] = [person(), order()];
    const paid = filter(o, fn('greater', [of(o, 'id'), value(5n, 'bigint')]));
    return project(join('left', p, paid, equal(of(p, 'id'), of(o, 'person'))), {
      id: of(p, 'id'),
      order: of(o, 'id'),
    });
  },
  'a full join': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('full', p, o, equal(of(p, 'id'), of(o, 'person'))), {
      id: of(p, 'id'),
      order: of(o, 'id'),
    });
  },
  'a semi join': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('semi', p, o, equal(of(p, 'id'), of(o, 'person'))), { id: of(p, 'id') });
  },
  'a semi join on text': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('semi', p, o, equal(of(p, 'name'), of(o, 'state'))), { id: of(p, 'id') });
  },
  'not in': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('anti', p, o, equal(of(p, 'id'), of(o, 'person')), true), {
      id: of(p, 'id'),
    });
  },
  'a subquery of one row': ({ person, order }) => {
    const [p, o] = [person(), order()];
    const most = aggregate(o, {}, [aggregateColumn('most', 'max', [of(o, 'id')], 'bigint')]);
    return project(join('single', p, most), { id: of(p, 'id'), most: of(most, 'most') });
  },
  'a subquery of perhaps several rows': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return project(join('single', p, o, equal(of(p, 'id'), of(o, 'person'))), {
      id: of(p, 'id'),
      amount: of(o, 'amount'),
    });
  },
  'a union': ({ person, order }) => {
    const [p, o] = [person(), order()];
    return set(
      'union',
      false,
      project(p, { id: of(p, 'id') }),
      project(o, { id: of(o, 'person') }),
    );
  },
  'a sorted union of all': ({ person, order }) => {
    const [p, o] = [person(), order()];
    const all = set(
      'union',
      true,
      project(p, { id: of(p, 'id') }),
      project(o, { id: of(o, 'person') }),
    );
    return sort(all, descending(of(all, 'id')));
  },
  'rows of the statement': () =>
    values(
      ['integer', 'text'],
      [
        [1, 'a'],
        [2, null],
      ],
    ),
  'a condition as a value': ({ person }) => {
    const p = person();
    return project(p, { minor: fn('greater', [of(p, 'born'), value('2008-01-01', 'date')]) });
  },
  'whole division by a literal': ({ order }) => {
    const o = order();
    return project(o, { half: fn('divide', [of(o, 'id'), value(2n, 'bigint')], 'bigint') });
  },
  'division by a column': ({ order }) => {
    const o = order();
    return project(o, {
      rate: fn('divide', [of(o, 'id'), cast(of(o, 'person'), 'bigint')], 'bigint'),
    });
  },
  'the greatest of what may be NULL': ({ person }) => {
    const p = person();
    return project(p, {
      last: fn('greatest', [of(p, 'born'), value('2000-01-01', 'date')], 'date'),
    });
  },
  'is distinct from': ({ order }) => {
    const o = order();
    return project(filter(o, fn('is-distinct', [of(o, 'person'), whole(5)])), { id: of(o, 'id') });
  },
  'lower case': ({ person }) => {
    const p = person();
    return project(p, { name: fn('lower', [of(p, 'name')], 'text') });
  },
  'a limit of 0': ({ person }) => {
    const p = person();
    return limit(project(p, { id: of(p, 'id') }), 0);
  },
  'an offset alone': ({ person }) => {
    const p = person();
    return limit(project(p, { id: of(p, 'id') }), undefined, 5);
  },
  'months of moments': ({ order }) => {
    const o = order();
    return project(o, {
      month: fn('date-truncate', [text('month'), of(o, 'placed at')], 'timestamp'),
    });
  },
  'a mask by keyed hash': ({ person }) => {
    const p = person();
    return project(p, { name: fn('keyed-hash', [of(p, 'name'), text('secret')], 'text') });
  },
  'a case': ({ person }) => {
    const p = person();
    return project(p, {
      kind: {
        kind: 'case',
        type: { name: 'text' },
        branches: [{ when: of(p, 'active'), result: text('yes') }],
        otherwise: of(p, 'name'),
      },
    });
  },
  string_agg: ({ order }) => {
    const o = order();
    return aggregate(sort(o, ascending(of(o, 'id'))), { person: of(o, 'person') }, [
      aggregateColumn('states', 'string-agg', [of(o, 'state'), text(', ')], 'text'),
    ]);
  },
  'a limit below a filter': ({ order }) => {
    const o = order();
    const first = limit(
      sort(project(o, { id: of(o, 'id'), person: of(o, 'person') }), descending(of(o, 'id'))),
      3,
    );
    const [id] = first.kind === 'limit' ? [first] : [];
    return filter(id ?? o, fn('is-null', [of(first, 'person')]));
  },
};

const written = (dialect: Dialect, make: (tables: Tables) => Node): string => {
  const { person, order } = schemas(dialect);
  const plan = make({ person: () => scan(person), order: () => scan(order) });
  return dialect.canWrite(plan) ? dialect.write(plan).text : '(done here)';
};

describe.each(DIALECTS.map((dialect) => [dialect.name, dialect] as const))(
  '%s',
  (name, dialect) => {
    it('writes', async () => {
      const all = Object.entries(PLANS).map(
        ([title, make]) => `-- ${title}\n${written(dialect, make)}\n`,
      );
      await expect(all.join('\n')).toMatchFileSnapshot(`written/${name}.sql`);
    });

    it('never has a value in its text', () => {
      const secret = "Robert'); drop table person; --";
      const { person } = schemas(dialect);
      const p = scan(person);
      const plan = filter(p, equal(of(p, 'name'), text(secret)));
      const statement = dialect.write(plan);
      expect(statement.text).not.toContain('Robert');
      expect(statement.parameters).toContain(secret);
    });

    it('quotes names whatever they hold, or refuses them', () => {
      const name = `a"b\`c]d' e`;
      const odd = table([name], [{ name, type: { name: 'integer' } }]);
      const plan = scan(odd);
      if (dialect.name === 'oracle') expect(dialect.canWrite(plan)).toBe(false);
      else
        expect(
          dialect
            .write(plan)
            .text.replace(/(""|``|\]\])/g, '')
            .match(/["`[]/g)?.length ?? 0,
        ).toBeGreaterThan(0);
    });

    it('refuses what holds more parameters than the database takes', () => {
      const { person } = schemas(dialect);
      const p = scan(person);
      const many = Array.from({ length: 70_000 }, (_, index) => text(`n${index}`));
      const plan = filter(p, oneOf(of(p, 'name'), many));
      expect(dialect.canWrite(plan)).toBe(['postgresql', 'sqlite'].includes(dialect.name));
      if (!dialect.canWrite(plan)) expect(() => dialect.write(plan)).toThrow(/cannot answer/);
    });
  },
);

describe('parameters', () => {
  it('are numbered as they stand, and shared when they are equal', () => {
    const { order } = schemas(postgresql);
    const o = scan(order);
    const plan = filter(
      o,
      fn('or', [
        equal(of(o, 'id'), value(1n, 'bigint')),
        equal(of(o, 'person'), whole(1)),
        equal(of(o, 'id'), value(1n, 'bigint')),
      ]),
    );
    const { text: statement, parameters } = postgresql.write(plan);
    expect(parameters).toEqual([1n, 1]);
    expect(statement).toContain('$1::bigint');
    expect(statement).toContain('$2::integer');
    expect(statement).not.toContain('$3');
  });

  it('are one array for a list in PostgreSQL', () => {
    const { order } = schemas(postgresql);
    const o = scan(order);
    const plan = filter(o, oneOf(of(o, 'person'), [1, 2].map(whole)));
    expect(postgresql.write(plan).parameters).toEqual([[1, 2]]);
  });
});

describe('rows of other sources', () => {
  const { order } = schemas(duckdb);

  it('are tables of their own in DuckDB only', () => {
    const o = scan(order, 'shop');
    const fragment: Node = {
      kind: 'fragment',
      name: 'shop#1',
      source: 'shop',
      plan: o,
      estimatedRows: 3,
    };
    const plan = project(fragment, { id: of(o, 'id'), state: of(o, 'state') });
    expect(duckdb.write(plan).text).toBe(
      'select "t0"."c0" as "c0", "t0"."c4" as "c1" from "shop#1" as "t0"',
    );
    expect(postgresql.canWrite(plan)).toBe(false);
  });
});

describe('MySQL', () => {
  it('has its own collation of code points', () => {
    const { person } = schemas(mariadb);
    const p = scan(person);
    const plan = filter(p, equal(of(p, 'name'), text('Jan')));
    expect(createMariadb({ server: 'mysql' }).write(plan).text).toContain('utf8mb4_0900_bin');
  });

  it('compares first in the character set of the column, for its index', () => {
    const old = table(
      ['old'],
      [{ name: 'name', type: { name: 'text' }, collation: 'latin1_swedish_ci' }],
    );
    const o = scan(old);
    const { text: statement, parameters } = mariadb.write(
      filter(o, equal(of(o, 'name'), text('Jan'))),
    );
    expect(statement).toContain('`t0`.`name` = convert(? using latin1) and ');
    expect(parameters).toEqual(['Jan', 'Jan']);
  });
});
