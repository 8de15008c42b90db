import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type MemoryOptions, memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { createLocalEngine } from '../local/engine.ts';
import { conjuncts, type Expression } from '../plan/expression.ts';
import type { Node } from '../plan/node.ts';
import type { Row, SqlType } from '../values.ts';
import { guardedSource } from './guarded-source.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-guarded-test'),
});
afterAll(() => local.close());

const isOfNumbers = (condition: Expression): boolean =>
  condition.kind === 'in'
    ? condition.operand.type.name === 'integer'
    : condition.kind === 'call' &&
      condition.function === 'equal' &&
      condition.operands.every(({ type }) => type.name === 'integer');

/** Conditions on numbers are all that it understands. */
const canFindNumbers = (plan: Node): boolean =>
  plan.kind === 'scan' ||
  (plan.kind === 'filter' &&
    plan.input.kind === 'scan' &&
    conjuncts(plan.condition).every(isOfNumbers));

const literalsIn = (plan: Node): readonly unknown[] =>
  plan.kind === 'filter'
    ? conjuncts(plan.condition).flatMap((condition) =>
        (condition.kind === 'in' ? condition.list : [condition]).map((one) =>
          one.kind === 'literal' ? one.value : one.kind,
        ),
      )
    : 'input' in plan
      ? literalsIn(plan.input)
      : [];

const open = (options: MemoryOptions = { canExecute: canFindNumbers }, isNeedy = false) => {
  const crm = memorySource(
    'crm',
    {
      people: {
        columns: { id: INTEGER, name: TEXT, district: TEXT },
        rows: Array.from({ length: 10 }, (_, at) => [
          at,
          `n${at}`,
          at % 2 === 0 ? 'Centrum' : 'Noord',
        ]),
        keys: [['id']],
        ...(isNeedy && { access: [['id']] }),
      },
    },
    options,
  );
  const desk = memorySource('desk', {
    visits: {
      columns: { person: INTEGER, day: INTEGER },
      rows: Array.from({ length: 2_500 }, (_, at) => [at % 20, at]),
    },
    permits: { columns: { person: INTEGER }, rows: Array.from({ length: 6 }, (_, at) => [at]) },
  });
  const federation = createFederation({
    sources: [guardedSource(crm), guardedSource(desk)],
    local,
    policies: {
      otherwise: 'allow',
      tables: [{ table: 'crm.people', rows: "district = 'Centrum'" }],
    },
    now: () => performance.now(),
  });
  const ask = async (text: string) => {
    const run = await federation.query(text);
    const rows: Row[] = [];
    for await (const batch of run.rows) rows.push(...batch);
    const of = (source: string) =>
      run.report().fragments.find((fragment) => fragment.source === source);
    return { rows, crm: of('crm'), desk: of('desk') };
  };
  return { ask, asked: crm.asked, deskAsked: desk.asked };
};

describe('rows that a policy hides, from a source that cannot leave them out', () => {
  it('are not counted', async () => {
    const { ask } = open();
    const all = await ask('select count(*) from crm.people');
    expect(all.rows).toEqual([[5n]]);
    expect(all.crm?.rows).toBe(5);
    const hidden = await ask('select name from crm.people where id = 3');
    expect(hidden.rows).toEqual([]);
    expect(hidden.crm).toMatchObject({ rows: 0, status: 'complete' });
  });

  it('are still asked for by what the source understands', async () => {
    const { ask, asked } = open();
    await ask("select name from crm.people where id in (3, 4) and name like 'n%'");
    expect(asked.map(literalsIn)).toEqual([[3, 4]]);
  });

  it('give no keys to other sources', async () => {
    const { ask, deskAsked } = open();
    const { rows, desk } = await ask(
      'select count(*) from crm.people p join desk.visits v on v.person = p.id',
    );
    expect(rows).toEqual([[625n]]);
    expect(desk).toMatchObject({ boundTo: 'crm#1', keys: 5 });
    expect(deskAsked.map(literalsIn)).toEqual([[0, 2, 4, 6, 8]]);
  });

  it('end at the door where a table answers for keys alone, too', async () => {
    const { ask } = open(
      {
        canExecute: (plan) => canFindNumbers(plan) && literalsIn(plan).length > 0,
      },
      true,
    );
    const { rows, crm } = await ask(
      'select p.name from desk.permits d join crm.people p on p.id = d.person order by 1',
    );
    expect(rows).toEqual([['n0'], ['n2'], ['n4']]);
    expect(crm).toMatchObject({ rows: 3, keys: 6 });
    expect((await ask('select name from crm.people where id = 3')).crm?.rows).toBe(0);
  });

  it('stay with a source that leaves them out itself', async () => {
    const { ask, asked } = open({});
    expect((await ask('select id from crm.people where id > 5 order by id')).rows).toEqual([
      [6],
      [8],
    ]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.kind).not.toBe('filter');
  });
});
