import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import oracledb from 'oracledb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingNetwork, startProxy } from '../../../test/proxy.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Row, SqlType, Value } from '../../values.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import { columnsQuestion, tablesQuestion } from './catalogue.ts';
import { discoverOracle } from './discover.ts';
import { fetchedAs, losesDigits, parametersOf } from './driver.ts';
import { oracleFailure } from './failure.ts';
import { type OracleOptions, oracleOptions } from './options.ts';
import { createOracleSource } from './oracle.ts';
import { type OpenRows, runOracle } from './running.ts';
import { offeredType, readerOf, UnexpectedValue } from './types.ts';

const ENTRY = { kind: 'oracle', host: '127.0.0.1', user: 'u', password: 'p', database: 'XEPDB1' };

describe('values from Oracle', () => {
  /** The driver's own reading of a number's bytes; its package does not offer it. */
  const require = createRequire(import.meta.url);
  const { BaseBuffer } = require('oracledb/lib/impl/datahandlers/buffer.js') as {
    readonly BaseBuffer: new (bytes: Buffer) => { parseOracleNumber: (bytes: Buffer) => string };
  };
  const textOfNumber = (...bytes: readonly number[]): string =>
    new BaseBuffer(Buffer.alloc(1)).parseOracleNumber(Buffer.from(bytes));

  const numbers: readonly (readonly [readonly number[], SqlType, Value])[] = [
    [[0x80], { name: 'numeric', precision: 5, scale: 2 }, '0.00'],
    [[0xc0, 51], { name: 'numeric' }, '0.5'],
    [[0x3f, 51, 102], { name: 'numeric' }, '-0.5'],
    [[0xc1, 13, 51], { name: 'numeric', precision: 5, scale: 2 }, '12.50'],
    [[0xc1, 13, 51], { name: 'double' }, 12.5],
    [[0xc1, 6], { name: 'integer' }, 5],
    [[0xc1, 6], { name: 'bigint' }, 5n],
    [[0xc1, 2], { name: 'boolean' }, true],
    [[0xc8, 91, 8, 20, 93, 55, 75, 10, 94], { name: 'bigint' }, 9_007_199_254_740_993n],
  ];
  it.each(numbers)('the number of bytes %j as %j', (bytes, type, expected) => {
    expect(readerOf(type)(textOfNumber(...bytes))).toEqual(expected);
  });

  it.each([
    ['timestamp', new Date('2026-03-29T02:30:00Z'), '2026-03-29 02:30:00'],
    ['timestamp', '2026-01-31 13:45:00.500000', '2026-01-31 13:45:00.5'],
    ['timestamp', '2026-01-31', '2026-01-31 00:00:00'],
    ['date', new Date('2026-01-31T00:00:00Z'), '2026-01-31'],
    ['date', '2026-01-31 00:00:00', '2026-01-31'],
    ['timestamptz', new Date('2026-07-01T10:00:00.250Z'), '2026-07-01 10:00:00.25+00'],
    ['timestamptz', '2026-07-01 10:00:00.250000 +00:00', '2026-07-01 10:00:00.25+00'],
    ['interval', Object.assign(new oracledb.IntervalYM(), { years: 1, months: 2 }), 'P1Y2M'],
    [
      'interval',
      Object.assign(new oracledb.IntervalDS(), {
        days: -1,
        hours: -2,
        minutes: 0,
        seconds: -3,
        fseconds: -5e8,
      }),
      'P-1DT-2H-3.5S',
    ],
    ['interval', Object.assign(new oracledb.IntervalDS(), { days: 0 }), 'PT0S'],
    ['real', 0.100_000_001_490_116_12, Math.fround(0.1)],
    ['text', 'é 😀', 'é 😀'],
    ['bytes', Buffer.from([0, 255]), new Uint8Array([0, 255])],
    ['boolean', false, false],
  ] as const)('%s %s', (name, given, expected) => {
    expect(readerOf({ name })(given)).toEqual(expected);
  });

  it.each([
    ['timestamp', '31-JAN-26'],
    ['timestamptz', '2026-07-01 10:00:00 +02:00'],
    ['bigint', '1.5'],
    ['text', 5],
    ['boolean', 'Y'],
  ] as const)('refuses a %s that is %s', (name, given) => {
    expect(() => readerOf({ name })(given)).toThrow(UnexpectedValue);
  });

  it('are fetched without loss: numbers as text, large texts whole, dates as moments of UTC', () => {
    const asked = (dbType: object) => fetchedAs(oracledb)({ dbType })?.type;
    expect(asked(oracledb.DB_TYPE_NUMBER)).toBe(oracledb.STRING);
    expect(asked(oracledb.DB_TYPE_CLOB)).toBe(oracledb.STRING);
    expect(asked(oracledb.DB_TYPE_BLOB)).toBe(oracledb.BUFFER);
    expect(asked(oracledb.DB_TYPE_DATE)).toBe(oracledb.DB_TYPE_TIMESTAMP_LTZ);
    expect(asked(oracledb.DB_TYPE_VARCHAR)).toBeUndefined();
  });

  it('lose digits where moments are finer than a date of JavaScript', () => {
    const loses = losesDigits(oracledb);
    expect(loses({ dbType: oracledb.DB_TYPE_TIMESTAMP, precision: 6 })).toBe(true);
    expect(loses({ dbType: oracledb.DB_TYPE_TIMESTAMP_TZ })).toBe(true);
    expect(loses({ dbType: oracledb.DB_TYPE_TIMESTAMP, precision: 3 })).toBe(false);
    expect(loses({ dbType: oracledb.DB_TYPE_DATE })).toBe(false);
  });

  it.each([
    ['NUMBER', 4, 0, { name: 'smallint' }],
    ['NUMBER', 9, 0, { name: 'integer' }],
    ['NUMBER', 18, 0, { name: 'bigint' }],
    ['NUMBER', 19, 0, { name: 'numeric', precision: 19, scale: 0 }],
    ['NUMBER', 10, 2, { name: 'numeric', precision: 10, scale: 2 }],
    ['NUMBER', 5, -2, { name: 'numeric' }],
    ['NUMBER', undefined, 0, { name: 'numeric', precision: 38, scale: 0 }],
    ['NUMBER', undefined, undefined, { name: 'numeric' }],
    ['FLOAT', 126, undefined, { name: 'numeric' }],
    ['DATE', undefined, undefined, { name: 'timestamp' }],
    ['TIMESTAMP(6) WITH LOCAL TIME ZONE', undefined, 6, { name: 'timestamptz' }],
    ['INTERVAL DAY(2) TO SECOND(6)', 2, 6, { name: 'interval' }],
    ['SDO_GEOMETRY', undefined, undefined, undefined],
    ['LONG', undefined, undefined, undefined],
  ])('offers %s (%s, %s)', (name, precision, scale, type) => {
    expect(offeredType({ name, precision, scale })).toEqual(type);
  });
});

describe('values for Oracle', () => {
  it('are bound by number, each with its type', () => {
    const given = parametersOf(oracledb, [
      ...[`O'Brien`, '', null, true, 5, 0.5, 9_007_199_254_740_993n, 5n],
      ...[new Uint8Array([1]), [1n, 'a', null]],
    ]);
    const text = (val: string | null) => ({ val, type: oracledb.STRING, dir: oracledb.BIND_IN });
    expect(given).toEqual({
      1: text(`O'Brien`),
      2: text(''),
      3: text(null),
      4: { val: 1, type: oracledb.NUMBER },
      5: { val: 5, type: oracledb.NUMBER },
      6: { val: 0.5, type: oracledb.DB_TYPE_BINARY_DOUBLE },
      7: text('9007199254740993'),
      8: { val: 5, type: oracledb.NUMBER },
      9: { val: Buffer.from([1]), type: oracledb.BUFFER },
      10: text('[1,"a",null]'),
    });
  });
});

describe('what Oracle says when something goes wrong', () => {
  it.each([
    [{ code: 'ORA-01017' }, 'connecting', 'credentials'],
    [{ code: 'ORA-00942' }, 'running', 'schema-changed'],
    [{ code: 'ORA-00904' }, 'running', 'schema-changed'],
    [{ code: 'ORA-01031' }, 'running', 'forbidden'],
    [{ code: 'ORA-01013' }, 'running', 'cancelled'],
    [{ code: 'NJS-123' }, 'running', 'deadline'],
    [{ code: 'NJS-123' }, 'connecting', 'unreachable'],
    [{ code: 'ORA-12516' }, 'connecting', 'rate-limited'],
    [{ code: 'NJS-503' }, 'connecting', 'unreachable'],
    [{ code: 'NJS-500' }, 'running', 'connection-lost'],
    [{ code: 'NJS-500', message: 'NJS-500: … ORA-03113: x' }, 'running', 'connection-lost'],
    [{ code: 'ORA-01476' }, 'running', 'value'],
    [new Error('no code'), 'running', 'connection-lost'],
    [undefined, 'connecting', 'unreachable'],
  ] as const)('%j while %s is %s', (error, phase, failure) => {
    expect(oracleFailure('erp', error, phase).failure).toBe(failure);
  });

  it('is told by its code, with nothing of its text', () => {
    const error = { code: 'ORA-12899', message: `ORA-12899: value "secret" too large` };
    expect(String(oracleFailure('erp', error, 'running'))).toBe(
      'SourceError: erp: rejected (ORA-12899)',
    );
  });
});

describe('a statement on Oracle (rows that the test makes up)', () => {
  const columns = [{ id: 0, name: 'c0', type: { name: 'integer' } }] as const;
  const started: string[] = [];
  const start = (given: Partial<OpenRows> = {}, open?: () => Promise<OpenRows>) => {
    started.length = 0;
    const rows: OpenRows = {
      metaData: [{}],
      getRows: async () => [],
      close: async () => {
        started.push('close');
      },
      ...given,
    };
    return runOracle({
      ...{ source: 'erp', columns },
      open: open ?? (async () => rows),
      losesDigits: losesDigits(oracledb),
      cancel: async () => {},
      onLost: () => {
        started.push('lost');
      },
    });
  };

  it('gives portions until there are no more, and then closes', async () => {
    const portions = [[['1'], ['2']], [[null]], []];
    const running = start({ getRows: async () => portions.shift() ?? [] });
    expect(await running.next()).toEqual([[1], [2]]);
    expect(await running.next()).toEqual([[null]]);
    expect(await running.next()).toBeUndefined();
    await running.settled;
    expect(started).toEqual(['close']);
    expect(running.isWorking()).toBe(false);
  });

  it('asks for fewer rows at once when they are wide', async () => {
    const asked: number[] = [];
    const running = start({
      metaData: [{}],
      getRows: async (count) => {
        asked.push(count);
        return [[`1${' '.repeat(100_000)}`]];
      },
    });
    await running.next();
    await running.next();
    expect(asked).toEqual([256, 39]);
  });

  it('is closed when the reader leaves between portions', async () => {
    const running = start({ getRows: async () => [['1']] });
    await running.next();
    running.stop(new Error('left'));
    await running.settled;
    expect(started).toEqual(['close']);
    await expect(running.next()).rejects.toThrow('left');
  });

  it('tells who waits at once, and closes when the call that is under way has ended', async () => {
    const { promise, reject } = Promise.withResolvers<readonly (readonly unknown[])[]>();
    const running = start({ getRows: () => promise });
    const waiting = running.next();
    await new Promise(setImmediate);
    expect(running.isWorking()).toBe(true);
    running.stop(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(started).toEqual([]);
    reject({ code: 'ORA-01013' });
    await running.settled;
    expect(started).toEqual(['close']);
  });

  it('closes also when it was stopped before it was open', async () => {
    const { promise, resolve } = Promise.withResolvers<OpenRows>();
    const running = start({}, () => promise);
    running.stop(new Error('cancelled'));
    resolve({
      ...{ metaData: [{}], getRows: async () => [] },
      close: async () => {
        started.push('closed late');
      },
    });
    await running.settled;
    expect(started).toEqual(['closed late']);
  });

  it('settles when it cannot be opened', async () => {
    const running = start({}, () => Promise.reject({ code: 'ORA-00942' }));
    await expect(running.next()).rejects.toMatchObject({ failure: 'schema-changed' });
    await running.settled;
  });

  it('gives the connection up when it is lost', async () => {
    const running = start({ getRows: () => Promise.reject({ code: 'NJS-500' }) });
    await expect(running.next()).rejects.toMatchObject({ failure: 'connection-lost' });
    expect(started).toEqual(['lost']);
  });

  it('refuses moments whose digits the driver would cut, and columns that were not expected', async () => {
    const fine = { dbType: oracledb.DB_TYPE_TIMESTAMP, precision: 6 };
    await expect(start({ metaData: [fine] }).next()).rejects.toMatchObject({
      driverCode: 'MICROSECONDS',
    });
    await expect(start({ metaData: [{}, {}] }).next()).rejects.toMatchObject({
      failure: 'schema-changed',
    });
    const other = start({ getRows: async () => [['no number']] });
    await expect(other.next()).rejects.toMatchObject({ failure: 'schema-changed' });
  });
});

describe('what Oracle offers (answers of the dictionary that the test makes up)', () => {
  const answers = (characterSet: string): readonly (readonly Row[])[] => [
    [[characterSet]],
    [
      ['ERP', 'ORDERS', 1000],
      ['ERP', 'OPEN_ORDERS', null],
    ],
    [
      ['ERP', 'ORDERS', 'ID', 'NUMBER', 9, 0, 'N', 1000, null],
      ['ERP', 'ORDERS', 'CODE', 'VARCHAR2', null, null, 'Y', null, 'USING_NLS_COMP'],
      ['ERP', 'ORDERS', 'NAME', 'VARCHAR2', null, null, 'N', 5, 'BINARY_CI'],
      ['ERP', 'ORDERS', 'NOTE', 'CLOB', null, null, 'Y', null, 'USING_NLS_COMP'],
      ['ERP', 'ORDERS', 'SHAPE', 'SDO_GEOMETRY', null, null, 'Y', null, null],
    ],
    [
      ['ERP', 'ORDERS', 'PK', 'ID'],
      ['ERP', 'ORDERS', 'UNIQUE_CODE', 'CODE'],
    ],
  ];
  const discover = (schemas: readonly string[] | undefined, characterSet = 'AL32UTF8') => {
    const left = [...answers(characterSet)];
    return discoverOracle(schemas, async () => left.shift() ?? []);
  };

  it('tables with keys, types, estimates and how they compare', async () => {
    const { tables } = await discover(['ERP']);
    const native = (nativeType: string) => ({ nativeType });
    expect(tables).toEqual([
      {
        ...{ name: 'ORDERS', path: ['ERP', 'ORDERS'], keys: [['ID']], estimatedRows: 1000 },
        columns: [
          {
            ...{ name: 'ID', type: { name: 'integer' }, isNullable: false, distinct: 1000 },
            ...native('NUMBER'),
          },
          { name: 'CODE', type: { name: 'text' }, isNullable: true, ...native('VARCHAR2') },
          {
            ...{ name: 'NAME', type: { name: 'text' }, isNullable: false, distinct: 5 },
            ...{ ...native('VARCHAR2'), collation: 'BINARY_CI' },
          },
          {
            ...{ name: 'NOTE', type: { name: 'text' }, isNullable: true },
            ...{ ...native('CLOB'), collation: 'not comparable' },
          },
        ],
      },
      { name: 'OPEN_ORDERS', path: ['ERP', 'OPEN_ORDERS'], keys: [], columns: [] },
    ]);
  });

  it('another order of text where the database stores it in other bytes', async () => {
    const { tables } = await discover(undefined, 'WE8MSWIN1252');
    expect(tables[0]).toMatchObject({
      name: 'ERP.ORDERS',
      columns: [{ name: 'ID' }, { name: 'CODE', collation: 'WE8MSWIN1252' }, {}, {}],
    });
  });

  it('of the schemas asked for, whose names are parameters', () => {
    const { statement } = columnsQuestion(['A', `B'`]);
    expect(statement.parameters).toEqual(['A', `B'`]);
    expect(statement.text).toContain('c.owner in (:1, :2)');
    expect(tablesQuestion(undefined).statement.text).toContain(`oracle_maintained = 'N'`);
  });
});

describe('Oracle behind a network (a listener that refuses, hangs or cuts; no real Oracle)', () => {
  /** Takes connections and says nothing. */
  const silent = createServer((socket) => socket.on('error', () => {}).resume());
  /** Passes all on to the silent one. */
  let network: FailingNetwork;
  const opened: Source[] = [];
  const plan = planOf('select 1 from dual', ['integer']);
  const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
    ...{ signal: new AbortController().signal, timeout: 10_000, maximumRows: 10, ...given },
  });
  const use = (given: Partial<OracleOptions>): Source => {
    const source = createOracleSource(
      'erp',
      oracleOptions.parse({ ...ENTRY, ...given }),
      writtenByHand('oracle'),
    );
    opened.push(source);
    return source;
  };

  beforeAll(async () => {
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    network = await startProxy({ host: '127.0.0.1', port });
  });
  afterAll(async () => {
    for (const source of opened) await source.close();
    await network.stop();
    silent.close();
  });

  it('tells a port that refuses', async () => {
    const gone = await startProxy({ host: '127.0.0.1', port: 1 });
    await gone.stop();
    await expect(rowsOf(use({ port: gone.port }).execute(plan, limits()))).rejects.toMatchObject({
      name: 'SourceError',
      failure: 'unreachable',
    });
  });

  it('tells a connection that is cut while logging in', async () => {
    const running = rowsOf(use({ port: network.port }).execute(plan, limits()));
    const failed = expect(running).rejects.toMatchObject({ failure: 'unreachable' });
    await once(silent, 'connection');
    network.cut();
    await failed;
  });

  it('tells a listener that does not answer', async () => {
    const source = use({ port: network.port, connectTimeout: 300 });
    await expect(rowsOf(source.execute(plan, limits()))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });

  it('does not wait for one beyond the time of the statement', async () => {
    const source = use({ port: network.port, connectTimeout: 5_000 });
    await expect(rowsOf(source.execute(plan, limits({ timeout: 100 })))).rejects.toMatchObject({
      failure: 'deadline',
    });
    expect(await source.health(AbortSignal.timeout(100))).toMatchObject({
      isUp: false,
      failure: 'deadline',
    });
  });

  it('takes the name of a service, and nothing else, as its database', () => {
    expect(oracleOptions.parse(ENTRY)).toMatchObject({ port: 1521, poolSize: 8 });
    expect(oracleOptions.safeParse({ ...ENTRY, database: 'x?a=b' }).success).toBe(false);
    expect(oracleOptions.safeParse({ ...ENTRY, instance: 'x' }).success).toBe(false);
  });
});
