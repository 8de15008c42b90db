import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type MemoryTable, memorySource } from '../test/memory-source.ts';
import { duckdb } from './dialects/duckdb.ts';
import { createFederation, type FederationOptions, type QueryOptions } from './federation.ts';
import { createLocalEngine } from './local/engine.ts';
import type { DecisionPoint, TableDecision } from './policy/decide.ts';
import type { Row, SqlType, Value } from './values.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };
const DATE: SqlType = { name: 'date' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '500MB',
  threads: 2,
  temporaryDirectory: join(tmpdir(), 'polder-known-plans-test'),
});
afterAll(() => local.close());

const people: MemoryTable = {
  columns: { id: INTEGER, name: TEXT, born: DATE },
  keys: [['id']],
  rows: [
    [1, 'Ann', '1980-02-03'],
    [2, 'Bo', '1991-11-30'],
    [3, 'Cas', '1975-06-01'],
  ],
};

const permits: MemoryTable = {
  columns: { number: INTEGER, person: INTEGER, kind: TEXT },
  rows: [
    [10, 1, 'tree'],
    [11, 1, 'terrace'],
    [12, 3, 'tree'],
  ],
};

const openTown = (options: Partial<FederationOptions> = {}) => {
  let time = 0;
  const crm = memorySource('crm', { people });
  const desk = memorySource('desk', { permits });
  const federation = createFederation({ sources: [crm, desk], local, now: () => time, ...options });
  const ask = async (
    text: string,
    parameters: readonly Value[] = [],
    more: QueryOptions = {},
  ): Promise<{ readonly rows: readonly Row[]; readonly isFilled: boolean }> => {
    const run = await federation.query(text, { parameters, ...more });
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    return { rows, isFilled: run.ready().isFilled ?? false };
  };
  return {
    ask,
    federation,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
  };
};

const KINDS = `select p.name, d.kind from crm.people p join desk.permits d on d.person = p.id
  where p.id = $1 order by d.number`;

describe('plans that are kept', () => {
  it('answers the same text for other values by the same plan', async () => {
    const { ask } = openTown();
    expect(await ask(KINDS, [1])).toEqual({
      rows: [
        ['Ann', 'tree'],
        ['Ann', 'terrace'],
      ],
      isFilled: false,
    });
    expect(await ask(KINDS, [3])).toEqual({ rows: [['Cas', 'tree']], isFilled: true });
    expect(await ask(KINDS, [2])).toEqual({ rows: [], isFilled: true });
  });

  it('shows the values of the question at hand, and of no other', async () => {
    const { federation } = openTown();
    await federation.plan(KINDS, { parameters: [1] });
    const { plan, fragments, isFilled } = await federation.plan(KINDS, { parameters: [3] });
    const written = JSON.stringify([plan, fragments.map((fragment) => fragment.plan)]);
    expect(isFilled).toBe(true);
    expect(written).toContain('"value":3');
    expect(written).not.toContain('"value":1');
  });

  it('keeps values apart that stand where rows are joined', async () => {
    const { ask } = openTown();
    const text = `select p.name from crm.people p left join desk.permits d on d.person = p.id
      where coalesce(d.kind, p.name) = $1`;
    expect((await ask(text, ['tree'])).rows).toEqual([['Ann'], ['Cas']]);
    expect(await ask(text, ['Bo'])).toEqual({ rows: [['Bo']], isFilled: true });
    expect(await ask(text, ['terrace'])).toEqual({ rows: [['Ann']], isFilled: true });
  });

  it('reads texts as dates anew, and tells which is none', async () => {
    const { ask } = openTown();
    const text = 'select name from crm.people where born = $1';
    expect((await ask(text, ['1980-02-03'])).rows).toEqual([['Ann']]);
    expect(await ask(text, ['1991-11-30'])).toEqual({ rows: [['Bo']], isFilled: true });
    await expect(ask(text, ['31 November'])).rejects.toMatchObject({
      code: 'wrong-type',
      position: text.indexOf('$1'),
    });
    expect((await ask(text, ['1975-06-01'])).rows).toEqual([['Cas']]);
  });

  it('makes another plan for another type, and for NULL', async () => {
    const { ask } = openTown();
    const text = 'select name from crm.people where id = $1';
    await ask(text, [1]);
    expect(await ask(text, [5_000_000_000])).toEqual({ rows: [], isFilled: false });
    expect(await ask(text, [null])).toEqual({ rows: [], isFilled: false });
    expect(await ask(text, ['2'])).toEqual({ rows: [['Bo']], isFilled: false });
    expect(await ask(text, [3n])).toEqual({ rows: [['Cas']], isFilled: true });
  });

  it('makes another plan where a value decides how it is planned', async () => {
    const { ask } = openTown();
    const text = 'select id from crm.people where id >= $1 order by id limit $2';
    expect((await ask(text, [1, 2])).rows).toEqual([[1], [2]]);
    expect(await ask(text, [2, 1])).toEqual({ rows: [[2]], isFilled: false });
    expect(await ask(text, [2, 2])).toEqual({ rows: [[2], [3]], isFilled: true });
    expect(await ask(text, [3, 1])).toEqual({ rows: [[3]], isFilled: true });
  });

  it('does not keep what people were looked for by', async () => {
    const { ask } = openTown();
    const text = 'select name from crm.people where name like $1';
    expect((await ask(text, ['A%'])).rows).toEqual([['Ann']]);
    expect(await ask(text, ['A%'])).toEqual({ rows: [['Ann']], isFilled: false });
    expect(await ask(text, ['B%'])).toEqual({ rows: [['Bo']], isFilled: false });
  });

  it('takes each day for itself', async () => {
    const { ask } = openTown();
    const text = 'select name from crm.people where born < current_date';
    expect((await ask(text, [], { currentDate: '1980-01-01' })).rows).toEqual([['Cas']]);
    expect((await ask(text, [], { currentDate: '1985-01-01' })).rows).toEqual([['Ann'], ['Cas']]);
  });

  it('plans anew after a minute, and when tables were listed anew', async () => {
    const { ask, pass } = openTown({ schemaAge: 10_000_000 });
    await ask(KINDS, [1]);
    pass(59_000);
    expect((await ask(KINDS, [3])).isFilled).toBe(true);
    pass(2_000);
    expect((await ask(KINDS, [3])).isFilled).toBe(false);
    expect((await ask(KINDS, [1])).isFilled).toBe(true);
    pass(20_000_000);
    await ask(KINDS, [1]); // Lists them in the background.
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await ask(KINDS, [1])).isFilled).toBe(false);
  });
});

describe('plans that are kept, and policies', () => {
  const decision = (changes: Partial<TableDecision> = {}): TableDecision => ({
    ...{ isAllowed: true, rows: [], masks: new Map(), without: new Set() },
    ...changes,
  });
  const BY_ROLE: Readonly<Record<string, TableDecision>> = {
    all: decision(),
    one: decision({ rows: ['id = 1'] }),
    two: decision({ rows: ['id = 2'] }),
    masked: decision({ masks: new Map([['name', { kind: 'hide' }]]) }),
    closed: decision({ isAllowed: false }),
  };
  const decide: DecisionPoint = ({ subject, resource }) =>
    (resource.id === 'crm.people' && BY_ROLE[subject.properties.roles[0] ?? '']) || decision();
  const as = (role: string) => ({ subject: { id: 'x', roles: [role], purpose: 'care' } });

  it('are for those who may see the same', async () => {
    const { ask } = openTown({ decide });
    const text = 'select name from crm.people where id >= $1 order by name';
    expect((await ask(text, [1], as('all'))).rows).toEqual([['Ann'], ['Bo'], ['Cas']]);
    expect((await ask(text, [1], as('one'))).rows).toEqual([['Ann']]);
    expect((await ask(text, [1], as('two'))).rows).toEqual([['Bo']]);
    expect((await ask(text, [1], as('masked'))).rows).toEqual([[null], [null], [null]]);
    await expect(ask(text, [1], as('closed'))).rejects.toMatchObject({ code: 'forbidden' });
    expect(await ask(text, [2], as('one'))).toEqual({ rows: [], isFilled: true });
    expect(await ask(text, [2], as('all'))).toEqual({ rows: [['Bo'], ['Cas']], isFilled: true });
    expect(await ask(text, [2], as('masked'))).toEqual({ rows: [[null], [null]], isFilled: true });
  });

  it('close what is named and not used, too', async () => {
    const { ask } = openTown({ decide });
    const text = 'with unused as (select name from crm.people) select number from desk.permits';
    expect((await ask(text, [], as('all'))).rows).toHaveLength(3);
    await expect(ask(text, [], as('closed'))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('follow a decision that changes', async () => {
    let now = decision();
    const { ask } = openTown({
      decide: ({ resource }) => (resource.id === 'crm.people' ? now : decision()),
    });
    const text = 'select name from crm.people where id = $1';
    expect((await ask(text, [2])).rows).toEqual([['Bo']]);
    now = decision({ rows: ['id = 1'] });
    expect((await ask(text, [2])).rows).toEqual([]);
  });
});
