import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../test/memory-source.ts';
import { duckdb } from '../dialects/duckdb.ts';
import { createFederation } from '../federation.ts';
import { createLocalEngine } from '../local/engine.ts';
import { printPlan } from '../plan/print.ts';
import type { Row, SqlType } from '../values.ts';
import type { DecisionPoint } from './decide.ts';
import type { PolicySet, TablePolicy } from './policy.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };

const local = createLocalEngine({
  dialect: duckdb,
  memoryLimit: '200MB',
  threads: 1,
  temporaryDirectory: join(tmpdir(), 'polder-policy-test'),
});
afterAll(() => local.close());

const open = (policies: Partial<PolicySet>, decide?: DecisionPoint) => {
  const crm = memorySource('crm', {
    people: {
      columns: { id: INTEGER, Name: TEXT, salary: INTEGER, ['__proto__']: TEXT },
      rows: [
        [1, 'Ann', 10, 'p'],
        [2, 'Bo', 0, 'q'],
      ],
      keys: [['id']],
      estimatedRows: 3_456,
    },
    dismissals: { columns: { person: INTEGER, reason: TEXT }, rows: [[1, 'theft']] },
  });
  const federation = createFederation({
    sources: [crm],
    local,
    policies: { otherwise: 'allow', tables: [], ...policies },
    ...(decide && { decide }),
    now: () => performance.now(),
  });
  const rows = async (text: string): Promise<readonly Row[]> => {
    const run = await federation.query(text);
    const all: Row[] = [];
    for await (const batch of run.rows) all.push(...batch);
    return all;
  };
  return { crm, federation, rows };
};

const onPeople = (policy: Omit<TablePolicy, 'table'>) =>
  open({ tables: [{ table: 'crm.people', ...policy }] });

describe('columns of a policy', () => {
  it('are found whatever their case, as those of a query are', async () => {
    const { rows } = onPeople({ masks: { NAME: { kind: 'hide' } }, without: ['SALARY'] });
    expect(await rows('select name from crm.people order by id')).toEqual([[null], [null]]);
    await expect(rows('select salary from crm.people')).rejects.toMatchObject({
      code: 'unknown-column',
    });
  });

  it('may have names of the prototype', async () => {
    const masks = JSON.parse('{"__proto__":{"kind":"hide"}}');
    expect(await onPeople({ masks }).rows('select "__proto__" from crm.people')).toEqual([
      [null],
      [null],
    ]);
    const { rows } = onPeople({ without: ['__proto__'] });
    await expect(rows('select "__proto__" from crm.people')).rejects.toMatchObject({
      code: 'unknown-column',
    });
  });

  it.each([{ masks: { wages: { kind: 'hide' } } }, { without: ['wages'] }] as const)(
    'close the table when it has none of that name, which was perhaps changed: %j',
    async (policy) => {
      await expect(onPeople(policy).rows('select id from crm.people')).rejects.toMatchObject({
        code: 'configuration',
      });
    },
  );

  it('need not be in each of many tables', async () => {
    const { rows } = open({
      tables: [{ table: 'crm.*', masks: { salary: { kind: 'hide' }, reason: { kind: 'hide' } } }],
    });
    expect(await rows('select salary from crm.people where id = 1')).toEqual([[null]]);
    expect(await rows('select reason from crm.dismissals')).toEqual([[null]]);
  });
});

describe('a closed table', () => {
  const closed = open({
    tables: [{ table: 'crm.dismissals', roles: ['court'] }],
  });

  it.each([
    'select reason from crm.dismissals',
    'select nothing from crm.dismissals',
    'select reasn from crm.dismissals',
    'select * from crm.people p join crm.dismissals d on d.reason = p.id',
    'select (select max(guess) from crm.dismissals)',
  ])('says that it is closed, and nothing of its columns: %s', async (text) => {
    await expect(closed.rows(text)).rejects.toMatchObject({
      code: 'forbidden',
      message: 'crm.dismissals is not open to this role for this purpose',
    });
  });

  it.each(['select 1 from crm.dismissal', 'select 1 from dismissals'])(
    'is not what somebody is told to have meant: %s',
    async (text) => {
      const error: unknown = await closed.rows(text).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'unknown-table' });
      expect(String(error)).not.toMatch(/did you mean/);
    },
  );

  it('is closed by a decision point that fails, which others do not notice', async () => {
    const { rows } = open({}, ({ resource }) => {
      if (resource.id === 'crm.dismissals') throw new Error('no answer in time; token=s3cret');
      return { isAllowed: true, rows: [], masks: new Map(), without: new Set() };
    });
    expect(await rows('select id from crm.people where id = 1')).toEqual([[1]]);
    await expect(rows('select person from crm.dismissals')).rejects.toMatchObject({
      code: 'forbidden',
      message: 'Whether crm.dismissals is open could not be decided',
    });
  });
});

describe('a condition on rows', () => {
  it.each([
    ['divides', '10 / salary > 0'],
    ['casts', 'cast("Name" as integer) > 0'],
    ['computes', 'salary + 1 > 0'],
    ['cuts out', 'substring("Name" from salary for 1) = \'A\''],
    ['looks for a pattern of a column', '"Name" like "Name"'],
  ])('is refused when it %s, before any source is asked', async (_, condition) => {
    const { rows, crm } = onPeople({ rows: condition });
    await expect(rows('select id from crm.people')).rejects.toMatchObject({
      code: 'configuration',
    });
    expect(crm.asked).toHaveLength(0);
  });

  it.each([
    'salary > 5',
    'salary > 5.5',
    'salary in (10, 11)',
    '"Name" like \'A%\'',
    'lower("Name") = \'ann\'',
    'case when salary = 10 then true else false end',
    'not (salary is null or left("Name", 1) = \'B\')',
  ])('holds or does not hold: %s', async (condition) => {
    expect(await onPeople({ rows: condition }).rows('select id from crm.people')).toEqual([[1]]);
  });

  it.each(['sallary > 5', 'salary >', 'exists (select 1)', '1 = 1; drop table people'])(
    'that cannot be read is not shown to whoever asks: %s',
    async (condition) => {
      await expect(
        onPeople({ rows: condition }).rows('select id from crm.people'),
      ).rejects.toMatchObject({
        code: 'configuration',
        message: 'The condition on rows in a policy on crm.people cannot be read',
        position: undefined,
      });
    },
  );

  it('leaves orders of magnitude of what a source says of its size', async () => {
    const { federation } = onPeople({ rows: 'salary > 5' });
    const { plan } = await federation.plan('select id from crm.people');
    expect(printPlan(plan)).not.toMatch(/3456|1152/);
    const all = await onPeople({}).federation.plan('select id from crm.people');
    expect(printPlan(all.plan)).toContain('about 3456 rows');
  });
});

describe('a hash', () => {
  it.each([undefined, ''])('is refused without a key: %j', async (hashKey) => {
    const { rows } = open({
      tables: [{ table: 'crm.people', masks: { Name: { kind: 'hash' } } }],
      ...(hashKey !== undefined && { hashKey }),
    });
    await expect(rows('select name from crm.people')).rejects.toMatchObject({
      code: 'configuration',
    });
  });

  it('never has its key printed', async () => {
    const { federation } = open({
      tables: [{ table: 'crm.people', masks: { Name: { kind: 'hash' } } }],
      hashKey: 'unguessable, as it is long',
    });
    const { plan } = await federation.plan("select id from crm.people where name = 'Ann'");
    expect(printPlan(plan, { showsLiterals: true })).not.toContain('unguessable');
    expect(printPlan(plan, { showsLiterals: true })).toContain("'Ann'");
  });
});
