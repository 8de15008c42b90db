import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import { SourceError } from '../../federation-error.ts';
import type { Node } from '../../plan/node.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import { discoverTrino } from './discover.ts';
import { type TrinoOptions, trinoOptions } from './options.ts';
import { type Coordinator, type ScriptedAnswer, startCoordinator } from './test/coordinator.ts';
import { createTrinoSource } from './trino.ts';

const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
  signal: new AbortController().signal,
  timeout: 20_000,
  maximumRows: 100_000,
  ...given,
});

const whole = (text: string, type = 'bigint'): ScriptedAnswer => ({
  columns: [{ name: 'c0', type }],
  pages: [text],
});

describe('Trino as a source (a server that speaks its protocol, no real Trino)', () => {
  const opened: Source[] = [];
  const answers = new Map<string, ScriptedAnswer>();
  let coordinator: Coordinator;
  let source: Source;

  const use = (given: Partial<TrinoOptions> = {}): Source => {
    const made = createTrinoSource(
      'lake',
      trinoOptions.parse({
        ...{ kind: 'trino', host: '127.0.0.1', port: coordinator.port, user: 'polder' },
        ...given,
      }),
      writtenByHand('trino'),
    );
    opened.push(made);
    return made;
  };

  const rows = (plan: Node, from = source, given: Partial<ExecutionLimits> = {}) =>
    rowsOf(from.execute(plan, limits(given)));

  const untilNothingRuns = async () => {
    for (let turn = 0; turn < 400 && coordinator.running() > 0; turn += 1) await delay(10);
    expect(coordinator.running()).toBe(0);
  };

  beforeAll(async () => {
    coordinator = await startCoordinator((statement) => {
      const answer = answers.get(statement);
      return answer ?? { error: { errorName: 'SYNTAX_ERROR', message: `line 1: ${statement}` } };
    });
    source = use();
  });
  afterEach(() => {
    answers.clear();
    coordinator.seen.length = 0;
  });
  afterAll(async () => {
    for (const each of opened) await each.close();
    await coordinator.stop();
  });

  it('gives the rows of all pages, also after pages without rows', async () => {
    answers.set('q', {
      columns: [
        { name: 'c0', type: 'integer' },
        { name: 'c1', type: 'varchar(10)' },
      ],
      pages: ['', '[[1,"a"],[2,null]]', '', '[[3,""]]', ''],
    });
    expect(await rows(planOf('q', ['integer', 'text']))).toEqual([
      [1, 'a'],
      [2, null],
      [3, ''],
    ]);
    expect(coordinator.running()).toBe(0);
  });

  it('loses no digit of a whole number or a decimal', async () => {
    answers.set('q', {
      columns: [
        { name: 'c0', type: 'bigint' },
        { name: 'c1', type: 'decimal(38,2)' },
      ],
      pages: [
        '[[9007199254740993,"123456789012345678901234567890.50"],[-9223372036854775808,"0.00"]]',
      ],
    });
    const plan = planOf('q', ['bigint', { name: 'numeric', precision: 38, scale: 2 }]);
    expect(await rows(plan)).toEqual([
      [9_007_199_254_740_993n, '123456789012345678901234567890.50'],
      [-9_223_372_036_854_775_808n, '0.00'],
    ]);
  });

  it('sends who asks, the time limit, and values as literals after the statement', async () => {
    const text = `EXECUTE IMMEDIATE 'select ''x'' where a = ?' USING 'O''Brien; --'`;
    answers.set(text, whole('[[1]]', 'integer'));
    const plan = planOf(`select 'x' where a = ?`, ['integer'], [`O'Brien; --`]);
    expect(await rows(plan, source, { timeout: 900 })).toEqual([[1]]);
    expect(coordinator.seen[0]).toMatchObject({
      method: 'POST',
      path: '/v1/statement',
      headers: {
        'x-trino-user': 'polder',
        'x-trino-source': 'polder',
        'x-trino-time-zone': 'UTC',
        'x-trino-session': 'query_max_run_time=1000ms',
        'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
      },
    });
    expect(source.describe(plan)).toEqual({ text: `select 'x' where a = ?`, parameters: 1 });
  });

  it('stays with its own coordinator, whatever host the next page is said to be at', async () => {
    answers.set('q', whole('[[1]]'));
    await rows(planOf('q', ['bigint']));
    expect(coordinator.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/statement',
      expect.stringMatching(/^GET \/v1\/statement\/executing\/q\d+\/s\/1\?a=b$/),
    ]);
  });

  it('asks again when the coordinator is busy', async () => {
    answers.set('q', whole('[[1]]'));
    coordinator.misbehave({ status: 503 }, 'fine', { status: 429 }, { status: 502 });
    expect(await rows(planOf('q', ['bigint']))).toEqual([[1n]]);
  });

  describe('ending statements', () => {
    const endless = () => answers.set('endless', { ...whole('[[1]]'), isEndless: true });

    it('cancels on the server when the signal comes', async () => {
      endless();
      const aborting = new AbortController();
      const running = rows(planOf('endless', ['bigint']), source, { signal: aborting.signal });
      const failed = expect(running).rejects.toMatchObject({
        name: 'SourceError',
        failure: 'cancelled',
      });
      while (coordinator.running() === 0) await delay(1);
      aborting.abort();
      await failed;
      await untilNothingRuns();
      expect(coordinator.seen.some(({ method }) => method === 'DELETE')).toBe(true);
    });

    it('cancels when the signal comes before the statement was taken', async () => {
      for (const wait of [0, 1, 3]) {
        endless();
        const aborting = new AbortController();
        const running = rows(planOf('endless', ['bigint']), source, { signal: aborting.signal });
        const failed = expect(running).rejects.toMatchObject({ failure: 'cancelled' });
        if (wait) await delay(wait);
        aborting.abort();
        await failed;
      }
      const closing = use();
      await closing.close();
      await untilNothingRuns();
    });

    it('cancels when the reader leaves', async () => {
      endless();
      for await (const _ of source.execute(planOf('endless', ['bigint']), limits())) break;
      await untilNothingRuns();
    });

    it('cancels when its time is up', async () => {
      endless();
      await expect(
        rows(planOf('endless', ['bigint']), source, { timeout: 60 }),
      ).rejects.toMatchObject({ failure: 'deadline' });
      await untilNothingRuns();
    });

    it('cancels at the first row too many', async () => {
      answers.set('q', { ...whole('[[1],[2],[3]]'), isEndless: true });
      const plan = planOf('q', ['bigint']);
      await expect(rows(plan, source, { maximumRows: 2 })).rejects.toMatchObject({
        failure: 'too-many-rows',
      });
      await untilNothingRuns();
    });

    it('does not wait for a coordinator that hangs', async () => {
      endless();
      coordinator.misbehave('fine', 'hang');
      await expect(
        rows(planOf('endless', ['bigint']), source, { timeout: 60 }),
      ).rejects.toMatchObject({ failure: 'deadline' });
      await untilNothingRuns();
    });

    it('runs no more statements at once than allowed', async () => {
      endless();
      const single = use({ poolSize: 1 });
      const aborting = new AbortController();
      const first = rows(planOf('endless', ['bigint']), single, { signal: aborting.signal });
      const failed = expect(first).rejects.toMatchObject({ failure: 'cancelled' });
      while (coordinator.running() === 0) await delay(1);
      await expect(
        rows(planOf('endless', ['bigint']), single, { timeout: 50 }),
      ).rejects.toMatchObject({ failure: 'deadline' });
      expect(coordinator.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
      aborting.abort();
      await failed;
    });
  });

  describe('failures', () => {
    const plan = planOf('q', ['bigint']);

    it.each([
      ['PERMISSION_DENIED', 'forbidden'],
      ['TABLE_NOT_FOUND', 'schema-changed'],
      ['COLUMN_NOT_FOUND', 'schema-changed'],
      ['EXCEEDED_TIME_LIMIT', 'deadline'],
      ['USER_CANCELED', 'cancelled'],
      ['QUERY_QUEUE_FULL', 'rate-limited'],
      ['SERVER_STARTING_UP', 'unreachable'],
      ['EXCEEDED_GLOBAL_MEMORY_LIMIT', 'too-much-data'],
      ['DIVISION_BY_ZERO', 'value'],
      ['constructor', 'rejected'],
    ])('tells %s as %s, with nothing of its text', async (errorName, failure) => {
      answers.set('q', { error: { errorName, message: 'value 12345 is secret' } });
      const error = await rows(plan).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'SourceError', failure });
      expect(String(error)).not.toContain('secret');
      expect((error as Error).cause).toBeUndefined();
    });

    it('tells a failure after rows', async () => {
      answers.set('q', {
        ...{ columns: [{ name: 'c0', type: 'bigint' }], pages: ['[[1]]', ''] },
        error: { errorName: 'REMOTE_TASK_ERROR', message: '' },
      });
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'connection-lost' });
    });

    it.each([
      [401, 'credentials'],
      [403, 'forbidden'],
      [500, 'rejected'],
      [302, 'rejected'],
    ])('tells HTTP %d as %s', async (status, failure) => {
      coordinator.misbehave({ status });
      await expect(rows(plan)).rejects.toMatchObject({ failure, driverCode: `HTTP ${status}` });
    });

    it('tells a coordinator that is busy for long', async () => {
      coordinator.misbehave(...Array.from({ length: 6 }, () => ({ status: 503 })));
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'unreachable' });
    });

    it('tells a coordinator that has forgotten the query', async () => {
      answers.set('q', { ...whole('[[1]]'), isEndless: true });
      coordinator.misbehave('fine', 'fine', { status: 410 });
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'connection-lost' });
      await untilNothingRuns();
    });

    it('tells an answer that is no answer', async () => {
      coordinator.misbehave('no-json');
      await expect(rows(plan)).rejects.toMatchObject({
        failure: 'rejected',
        driverCode: 'NOT_JSON',
      });
    });

    it('tells a connection that is cut, and cancels what ran', async () => {
      answers.set('q', { ...whole('[[1]]'), isEndless: true });
      coordinator.misbehave('fine', 'cut');
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'connection-lost' });
      await untilNothingRuns();
    });

    it('tells columns of another type than was discovered', async () => {
      answers.set('q', whole('[["a"]]', 'varchar'));
      await expect(rows(plan)).rejects.toMatchObject({ failure: 'schema-changed' });
    });

    it('tells a cell that is not of its type, without the cell', async () => {
      answers.set('q', whole('[[true]]'));
      const error = await rows(plan).catch((reason: unknown) => reason);
      expect(String(error)).toBe('SourceError: lake: rejected (CELL)');
    });

    it('tells a coordinator that is not there', async () => {
      const gone = await startCoordinator(() => ({}));
      await gone.stop();
      await expect(rows(plan, use({ port: gone.port }))).rejects.toMatchObject({
        failure: 'unreachable',
        driverCode: 'ECONNREFUSED',
      });
    });

    it('is closed for good', async () => {
      const closing = use();
      await closing.close();
      await expect(rows(plan, closing)).rejects.toMatchObject({ name: 'SourceError' });
    });
  });

  describe('what it offers', () => {
    const COLUMNS = (catalogue: string, condition = '') =>
      `select table_schema, table_name, column_name, data_type, is_nullable
  from "${catalogue}".information_schema.columns
 where table_schema <> 'information_schema'${condition}
 order by table_schema, table_name, ordinal_position`;
    const five = ['c0', 'c1', 'c2', 'c3', 'c4'].map((name) => ({ name, type: 'varchar' }));
    const listed = (...lines: (readonly string[])[]): ScriptedAnswer => ({
      columns: five,
      pages: [JSON.stringify(lines)],
    });
    const statistics = (text: string): ScriptedAnswer => ({
      columns: [
        { name: 'column_name', type: 'varchar' },
        ...['data_size', 'distinct_values_count', 'nulls_fraction', 'row_count'].map((name) => ({
          name,
          type: 'double',
        })),
        { name: 'low_value', type: 'varchar' },
        { name: 'high_value', type: 'varchar' },
      ],
      pages: [text],
    });

    it('tables of each catalogue, with the types of their columns and their statistics', async () => {
      answers.set(
        `select catalog_name from system.metadata.catalogs where catalog_name <> 'system' order by 1`,
        { columns: [{ name: 'c0', type: 'varchar' }], pages: ['[["crm"],["down"]]'] },
      );
      answers.set(
        COLUMNS('crm'),
        listed(
          ['sales', 'orders', 'id', 'bigint', 'NO'],
          ['sales', 'orders', 'total', 'decimal(12,2)', 'YES'],
          ['sales', 'orders', 'moment', 'timestamp(6) with time zone', 'YES'],
          ['sales', 'orders', 'code', 'char(4)', 'YES'],
          ['sales', 'orders', 'tags', 'array(varchar)', 'YES'],
        ),
      );
      answers.set(COLUMNS('down'), { error: { errorName: 'JDBC_ERROR', message: '' } });
      answers.set(
        'show stats for "crm"."sales"."orders"',
        statistics(
          '[["id",null,1000.4,0.0,null,"1","1000"],["total",null,"NaN",0.0,null,null,null],[null,null,null,null,1000.0,null,null]]',
        ),
      );
      const { tables } = await source.discover(new AbortController().signal);
      const native = (nativeType: string) => ({ nativeType });
      expect(tables).toEqual([
        {
          name: 'crm.sales.orders',
          path: ['crm', 'sales', 'orders'],
          keys: [],
          estimatedRows: 1000,
          columns: [
            {
              ...{ name: 'id', type: { name: 'bigint' }, isNullable: false, distinct: 1000 },
              ...native('bigint'),
            },
            {
              ...{ name: 'total', isNullable: true, ...native('decimal(12,2)') },
              type: { name: 'numeric', precision: 12, scale: 2 },
            },
            {
              ...{ name: 'moment', isNullable: true, type: { name: 'timestamptz' } },
              ...native('timestamp(6) with time zone'),
            },
            {
              ...{ name: 'code', isNullable: true, type: { name: 'text' } },
              ...native('char(4)'),
            },
          ],
        },
      ]);
    });

    it('tables without statistics where those take long', async () => {
      const asked: string[] = [];
      const { tables } = await discoverTrino(
        trinoOptions.parse({ kind: 'trino', host: 'x', user: 'x', catalogues: ['crm'] }),
        ({ statement: { text } }, until) => {
          asked.push(text);
          if (!text.startsWith('show stats'))
            return Promise.resolve(
              Array.from({ length: 9 }, (_, index) => ['a', `t${index}`, 'id', 'bigint', 'NO']),
            );
          const { promise, reject } = Promise.withResolvers<never>();
          until?.addEventListener('abort', () => reject(new SourceError('lake', 'deadline')));
          return promise;
        },
      );
      expect(tables).toHaveLength(9);
      expect(asked.filter((text) => text.startsWith('show stats')).length).toBeLessThan(9);
    });

    it('tables by their bare names where one schema of one catalogue is offered', async () => {
      const condition = ' and contains(?, table_schema)';
      answers.set(
        `EXECUTE IMMEDIATE '${COLUMNS('crm', condition).replaceAll("'", "''")}' USING ARRAY['sales']`,
        listed(['sales', 'orders', 'id', 'bigint', 'NO']),
      );
      const only = use({ catalogues: ['crm'], schemas: ['sales'], statistics: false });
      const { tables } = await only.discover(new AbortController().signal);
      expect(tables.map(({ name }) => name)).toEqual(['orders']);
    });

    it('fails when a catalogue that the options name does not answer', async () => {
      answers.set(COLUMNS('crm'), { error: { errorName: 'CATALOG_NOT_FOUND', message: '' } });
      await expect(
        use({ catalogues: ['crm'] }).discover(new AbortController().signal),
      ).rejects.toMatchObject({ failure: 'schema-changed', driverCode: 'CATALOG_NOT_FOUND' });
    });

    it('its version, when it also lets the user ask', async () => {
      answers.set('select 1', whole('[[1]]', 'integer'));
      expect(await source.health(new AbortController().signal)).toMatchObject({
        isUp: true,
        version: 'Trino 435',
      });
      coordinator.misbehave('fine', { status: 401 });
      expect(await source.health(new AbortController().signal)).toMatchObject({
        isUp: false,
        failure: 'credentials',
      });
    });

    it('how many rows it expects, where it says so', async () => {
      const explain = 'explain (type logical, format json) q';
      const plan = planOf('q', ['bigint']);
      const estimate = () => source.estimate?.(plan, new AbortController().signal);
      const says = (json: string) =>
        answers.set(explain, {
          columns: [{ name: 'Query Plan', type: 'varchar' }],
          pages: [JSON.stringify([[json]])],
        });
      says('{"id":"6","name":"Output","estimates":[{"outputRowCount":25000.0}],"children":[]}');
      expect(await estimate()).toBe(25_000);
      says('{"id":"6","name":"Output","estimates":[{"outputRowCount":"NaN"}],"children":[]}');
      expect(await estimate()).toBeUndefined();
      answers.delete(explain);
      expect(await estimate()).toBeUndefined();
    });
  });

  it('takes a password over TLS only', () => {
    const entry = { kind: 'trino', host: 'trino.example', user: 'polder', password: 'x' };
    expect(trinoOptions.safeParse(entry).success).toBe(false);
    expect(trinoOptions.safeParse({ ...entry, tls: true }).success).toBe(true);
    expect(trinoOptions.safeParse({ ...entry, tls: true, catalog: 'x' }).success).toBe(false);
  });
});
