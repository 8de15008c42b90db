import { EventEmitter, once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import mssql from 'mssql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FailingNetwork, startProxy } from '../../../test/proxy.ts';
import { planOf, rowsOf, writtenByHand } from '../../../test/statements.ts';
import type { Row, SqlType } from '../../values.ts';
import { createAuthority } from '../http/test/certificates.ts';
import type { ExecutionLimits, Source } from '../source.ts';
import { columnsQuestion, tablesQuestion } from './catalogue.ts';
import { configOf } from './connection.ts';
import { discoverSqlserver } from './discover.ts';
import { sqlserverFailure } from './failure.ts';
import { type SqlserverOptions, sqlserverOptions } from './options.ts';
import { isSendable, parameterOf } from './parameter.ts';
import { type ArrivingColumn, runSqlserver } from './running.ts';
import { createSqlserverSource } from './sqlserver.ts';
import { offeredType, readerOf, UnexpectedValue } from './types.ts';

const ENTRY = { kind: 'sqlserver', host: '127.0.0.1', user: 'u', password: 'p', database: 'hr' };

describe('values from SQL Server', () => {
  /** The driver's own reading of a value's bytes; its package does not offer it. */
  const { readValue } = createRequire(import.meta.url)('tedious/lib/value-parser.js') as {
    readonly readValue: (
      bytes: Buffer,
      offset: number,
      metadata: { readonly type: { readonly name: string }; readonly [name: string]: unknown },
      options: { readonly useUTC: boolean; readonly lowerCaseGuids: boolean },
    ) => { readonly value: unknown };
  };
  const arriving = (name: string, bytes: readonly number[], more: object = {}): unknown =>
    readValue(
      Buffer.from(bytes),
      0,
      { type: { name }, ...more },
      { useUTC: true, lowerCaseGuids: false },
    ).value;

  /** Little-endian, as the protocol has it. */
  const bytesOf = (value: number | bigint, count: number): readonly number[] =>
    Array.from({ length: count }, (_, index) =>
      Number((BigInt.asUintN(64, BigInt(value)) >> BigInt(8 * index)) & 255n),
    );
  /** Days since the first of January of the year 1. */
  const days = (date: string): number => (Date.parse(date) - Date.parse('0001-01-01')) / 86_400_000;
  /** Hundreds of nanoseconds since midnight. */
  const ticks = (time: string, rest: number): number =>
    (Date.parse(`1970-01-01T${time}Z`) / 1000) * 10_000_000 + rest;

  const cases: readonly (readonly [
    string,
    readonly number[],
    { readonly scale?: number; readonly precision?: number },
    SqlType,
    unknown,
  ])[] = [
    ['BitN', [1, 1], {}, { name: 'boolean' }, true],
    ['IntN', [1, 255], {}, { name: 'smallint' }, 255],
    ['IntN', [4, ...bytesOf(-5, 4)], {}, { name: 'integer' }, -5],
    [
      ...(['IntN', [8, ...bytesOf(-(2n ** 63n), 8)], {}, { name: 'bigint' }] as const),
      -9_223_372_036_854_775_808n,
    ],
    [
      ...(['DecimalN', [5, 1, ...bytesOf(1250, 4)], { scale: 2, precision: 9 }] as const),
      ...([{ name: 'numeric', precision: 9, scale: 2 }, '12.50'] as const),
    ],
    [
      ...(['DecimalN', [9, 0, ...bytesOf(999_999_999_999_999n, 8)] as const] as const),
      ...([{ scale: 4, precision: 15 }, { name: 'numeric' }, '-99999999999.9999'] as const),
    ],
    ['FloatN', [8, 154, 153, 153, 153, 153, 153, 185, 63], {}, { name: 'double' }, 0.1],
    ['FloatN', [4, 205, 204, 204, 61], {}, { name: 'real' }, Math.fround(0.1)],
    ['Date', [3, ...bytesOf(days('2026-01-31'), 3)], {}, { name: 'date' }, '2026-01-31'],
    ['Date', [3, 0, 0, 0], {}, { name: 'date' }, '0001-01-01'],
    [
      ...(['Time', [5, ...bytesOf(ticks('13:45:00', 5_000_000), 5)], { scale: 7 }] as const),
      ...([{ name: 'time' }, '13:45:00.5'] as const),
    ],
    [
      'DateTime2',
      [8, ...bytesOf(ticks('23:59:59', 9_999_999), 5), ...bytesOf(days('9999-12-31'), 3)],
      { scale: 7 },
      { name: 'timestamp' },
      '9999-12-31 23:59:59.999999',
    ],
    [
      'DateTime2',
      [8, ...bytesOf(ticks('13:45:00', 1_234_560), 5), ...bytesOf(days('2026-01-31'), 3)],
      { scale: 7 },
      { name: 'timestamp' },
      '2026-01-31 13:45:00.123456',
    ],
    [
      'DateTimeOffset',
      [10, ...bytesOf(ticks('10:00:00', 0), 5), ...bytesOf(days('2026-07-01'), 3), 120, 0],
      { scale: 7 },
      { name: 'timestamptz' },
      '2026-07-01 10:00:00+00',
    ],
    [
      'UniqueIdentifier',
      [16, ...Array.from({ length: 16 }, (_, index) => index + 160)],
      {},
      { name: 'uuid' },
      'a3a2a1a0-a5a4-a7a6-a8a9-aaabacadaeaf',
    ],
    ['NVarChar', [4, 0, 0x3d, 0xd8, 0x00, 0xde], {}, { name: 'text' }, '😀'],
    ['VarBinary', [2, 0, 0, 255], {}, { name: 'bytes' }, new Uint8Array([0, 255])],
  ];
  it.each(cases)('%s of bytes %j (%j) as %j', (name, bytes, more, type, expected) => {
    expect(readerOf(type, more.scale ?? 0)(arriving(name, bytes, more))).toEqual(expected);
  });

  it.each([
    ['numeric', '.50', '0.50'],
    ['numeric', '-123456789012345678901234567890.12', '-123456789012345678901234567890.12'],
    ['timestamp', '2026-01-31 13:45:00.5000000', '2026-01-31 13:45:00.5'],
    ['timestamptz', '2026-07-01 10:00:00.2500000 +00:00', '2026-07-01 10:00:00.25+00'],
    ['date', '2026-01-31', '2026-01-31'],
    ['time', '13:45:00.0000000', '13:45:00'],
    ['bigint', 5, 5n],
    ['boolean', 1, true],
  ] as const)('%s %s that a statement has made text or number', (name, given, expected) => {
    expect(readerOf({ name }, 0)(given)).toBe(expected);
  });

  it.each([
    ['integer', '5'],
    ['numeric', '1e5'],
    ['timestamp', 'Jan 31 2026'],
    ['boolean', 2],
    ['text', 5],
  ] as const)('refuses a %s that is %s', (name, given) => {
    expect(() => readerOf({ name }, 0)(given)).toThrow(UnexpectedValue);
  });

  it.each([
    ['decimal', { name: 'numeric', precision: 18, scale: 2 }],
    ['tinyint', { name: 'smallint' }],
    ['money', { name: 'numeric', precision: 19, scale: 4 }],
    ['datetimeoffset', { name: 'timestamptz' }],
    ['timestamp', { name: 'bytes' }],
    ['geography', undefined],
    ['sql_variant', undefined],
  ])('offers %s as its type', (name, type) => {
    expect(offeredType({ name, precision: 18, scale: 2 })).toEqual(type);
  });
});

describe('values for SQL Server', () => {
  const given = parameterOf(mssql);

  it.each([
    [true, { type: mssql.Bit }, true],
    [5, { type: mssql.Int }, 5],
    [2 ** 31, { type: mssql.Float }, 2 ** 31],
    [0.5, { type: mssql.Float }, 0.5],
    [9_007_199_254_740_993n, { type: mssql.BigInt }, 9_007_199_254_740_993n],
    ['2026-01-31', { type: mssql.NVarChar, length: 4_000 }, '2026-01-31'],
    ['x'.repeat(4_001), { type: mssql.NVarChar, length: mssql.MAX }, 'x'.repeat(4_001)],
    [null, { type: mssql.NVarChar, length: 4_000 }, null],
    [new Uint8Array([1]), { type: mssql.VarBinary, length: 8_000 }, Buffer.from([1])],
    [[1n, 'a"', null], { type: mssql.NVarChar }, '[1,"a\\"",null]'],
  ] as const)('%s', (value, type, sent) => {
    expect(given(value)).toMatchObject({ type, value: sent });
  });

  it('are never numbers that it does not have', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, 5].map(isSendable)).toEqual([false, false, true]);
  });
});

describe('what SQL Server says when something goes wrong', () => {
  it.each([
    [{ code: 'ELOGIN', originalError: { number: 18_456 } }, 'connecting', 'credentials'],
    [{ code: 'EREQUEST', number: 229 }, 'running', 'forbidden'],
    [{ code: 'EREQUEST', originalError: { info: { number: 208 } } }, 'running', 'schema-changed'],
    [{ code: 'EREQUEST', number: 207 }, 'running', 'schema-changed'],
    [{ code: 'EREQUEST', number: 1222 }, 'running', 'deadline'],
    [{ code: 'EREQUEST', number: 1205 }, 'running', 'rate-limited'],
    [{ code: 'EREQUEST', number: 8134 }, 'running', 'value'],
    [{ code: 'ETIMEOUT' }, 'running', 'deadline'],
    [{ code: 'ETIMEOUT' }, 'connecting', 'unreachable'],
    [{ code: 'ESOCKET' }, 'connecting', 'unreachable'],
    [{ code: 'ESOCKET' }, 'running', 'connection-lost'],
    [{ code: 'EREQUEST', originalError: { code: 'ECONNCLOSED' } }, 'running', 'connection-lost'],
    [{ code: 'ECANCEL' }, 'running', 'cancelled'],
    [undefined, 'connecting', 'unreachable'],
  ] as const)('%j while %s is %s', (error, phase, failure) => {
    expect(sqlserverFailure('hr', error, phase).failure).toBe(failure);
  });

  it('is told by its number, with nothing of its text', () => {
    const error = { code: 'EREQUEST', number: 245, message: `converting 'secret' to int` };
    expect(String(sqlserverFailure('hr', error, 'running'))).toBe('SourceError: hr: value (245)');
  });
});

describe('a statement on SQL Server (a request that the test makes up)', () => {
  class MadeUp extends EventEmitter {
    readonly done: string[] = [];
    readonly pause = () => this.done.push('pause');
    readonly resume = () => this.done.push('resume');
    readonly cancel = () => this.done.push('cancel');
  }
  const start = (type: SqlType = { name: 'integer' }) => {
    const request = new MadeUp();
    const running = runSqlserver({
      ...{ source: 'hr', columns: [{ id: 0, name: 'c0', type }], request },
      send: () => request.done.push('send'),
      isMoney: ({ type: native }) => native === mssql.Money,
      onLost: () => request.done.push('lost'),
    });
    return { request, running };
  };
  const arrives = (request: MadeUp, column: ArrivingColumn, ...values: readonly unknown[]) => {
    request.emit('recordset', [column]);
    for (const value of values) request.emit('row', [value]);
  };

  it('gives what has come, and its end', async () => {
    const { request, running } = start();
    arrives(request, {}, 1, null, 3);
    request.emit('done');
    expect(await running.next()).toEqual([[1], [null], [3]]);
    expect(await running.next()).toBeUndefined();
    await running.settled;
    expect(running.isWorking()).toBe(false);
  });

  it('lets the server wait while the reader is busy', async () => {
    const { request, running } = start();
    arrives(request, {}, ...Array.from({ length: 256 }, (_, index) => index));
    expect(request.done).toEqual(['send', 'pause']);
    expect(await running.next()).toHaveLength(256);
    const waiting = running.next();
    expect(request.done).toEqual(['send', 'pause', 'resume']);
    request.emit('done');
    expect(await waiting).toBeUndefined();
  });

  it('tells who waits at once, and takes no more rows', async () => {
    const { request, running } = start();
    const waiting = running.next();
    running.stop(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    expect(running.isWorking()).toBe(true);
    await running.cancel();
    arrives(request, {}, 1);
    request.emit('error', { code: 'ECANCEL' });
    request.emit('done');
    await running.settled;
    expect(request.done).toEqual(['send', 'cancel']);
  });

  it('fails by the first of several errors', async () => {
    const { request, running } = start();
    request.emit('error', { code: 'EREQUEST', number: 208 });
    request.emit('error', { code: 'EREQUEST', number: 8180 });
    request.emit('done');
    await expect(running.next()).rejects.toMatchObject({
      failure: 'schema-changed',
      driverCode: '208',
    });
  });

  it('gives the connection up when it is lost', async () => {
    const { request, running } = start();
    request.emit('error', { code: 'ESOCKET' });
    request.emit('done');
    await expect(running.next()).rejects.toMatchObject({ failure: 'connection-lost' });
    expect(request.done).toEqual(['send', 'lost']);
  });

  it.each([
    ['a decimal of more digits than the driver keeps', { name: 'numeric' }, { precision: 16 }],
    ['money', { name: 'numeric' }, { type: mssql.Money }],
  ] as const)('refuses %s', async (_, type, column) => {
    const { request, running } = start(type);
    arrives(request, column, 1);
    await expect(running.next()).rejects.toMatchObject({ driverCode: 'DECIMAL_DIGITS' });
  });

  it('refuses other columns, and other values, than were expected', async () => {
    const other = start();
    other.request.emit('recordset', [{}, {}]);
    await expect(other.running.next()).rejects.toMatchObject({ failure: 'schema-changed' });
    const text = start();
    arrives(text.request, {}, 'no number');
    await expect(text.running.next()).rejects.toMatchObject({ failure: 'schema-changed' });
  });
});

describe('what SQL Server offers (answers of the catalogue that the test makes up)', () => {
  const answers: readonly (readonly Row[])[] = [
    [
      [1, 'dbo', 'Orders', 1000n],
      [2, 'audit', 'Lines', null],
    ],
    [
      [1, 'Id', 'int', 10, 0, false, null],
      [1, 'Code', 'nvarchar', 0, 0, true, 'Latin1_General_CI_AS'],
      [1, 'Note', 'ntext', 0, 0, true, 'Latin1_General_CI_AS'],
      [1, 'Total', 'decimal', 12, 2, false, null],
      [1, 'Shape', 'null', 0, 0, true, null],
    ],
    [
      [1, 1, 'Id'],
      [1, 2, 'Code'],
    ],
  ];
  const discover = (schemas?: readonly string[]) => {
    const left = [...answers];
    return discoverSqlserver(schemas, async () => left.shift() ?? []);
  };

  it('tables with keys, types, numbers of rows and how they compare', async () => {
    const { tables } = await discover();
    expect(tables).toEqual([
      {
        ...{ name: 'Orders', path: ['dbo', 'Orders'], keys: [['Id']], estimatedRows: 1000 },
        columns: [
          { name: 'Id', type: { name: 'integer' }, isNullable: false, nativeType: 'int' },
          {
            ...{ name: 'Code', type: { name: 'text' }, isNullable: true, nativeType: 'nvarchar' },
            collation: 'Latin1_General_CI_AS',
          },
          {
            ...{ name: 'Note', type: { name: 'text' }, isNullable: true, nativeType: 'ntext' },
            collation: 'not comparable',
          },
          {
            ...{ name: 'Total', isNullable: false, nativeType: 'decimal' },
            type: { name: 'numeric', precision: 12, scale: 2 },
          },
        ],
      },
      { name: 'audit.Lines', path: ['audit', 'Lines'], keys: [], columns: [] },
    ]);
  });

  it('of the schemas asked for, whose names are parameters', () => {
    const { statement } = columnsQuestion(['audit', `x'`]);
    expect(statement.parameters).toEqual(['audit', `x'`]);
    expect(statement.text).toContain('s.name in (@p1, @p2)');
    expect(tablesQuestion(undefined).statement.text).not.toContain('@p');
  });
});

describe('SQL Server behind a network (a listener that refuses, hangs or cuts; no real SQL Server)', () => {
  /** Takes connections and says nothing. */
  const silent = createServer((socket) => socket.on('error', () => {}).resume());
  /** Passes all on to the silent one. */
  let network: FailingNetwork;
  const opened: Source[] = [];
  const plan = planOf('select 1', ['integer']);
  const limits = (given: Partial<ExecutionLimits> = {}): ExecutionLimits => ({
    ...{ signal: new AbortController().signal, timeout: 10_000, maximumRows: 10, ...given },
  });
  const use = (given: Partial<SqlserverOptions>): Source => {
    const source = createSqlserverSource(
      'hr',
      sqlserverOptions.parse({ ...ENTRY, ...given }),
      writtenByHand('sqlserver'),
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
      driverCode: 'ESOCKET',
    });
  });

  it('tells a connection that is cut while logging in', async () => {
    const running = rowsOf(use({ port: network.port }).execute(plan, limits()));
    const failed = expect(running).rejects.toMatchObject({ failure: 'unreachable' });
    await once(silent, 'connection');
    network.cut();
    await failed;
  });

  it('tells a server that does not answer', async () => {
    const source = use({ port: network.port, connectTimeout: 300 });
    await expect(rowsOf(source.execute(plan, limits()))).rejects.toMatchObject({
      failure: 'unreachable',
    });
  });

  it('does not wait for one beyond the time of the statement', async () => {
    const source = use({ port: network.port, connectTimeout: 1_000 });
    await expect(rowsOf(source.execute(plan, limits({ timeout: 100 })))).rejects.toMatchObject({
      failure: 'deadline',
    });
    expect(await source.health(AbortSignal.timeout(100))).toMatchObject({
      isUp: false,
      failure: 'deadline',
    });
  });

  it('sends no number that would arrive as NULL', async () => {
    const nan = planOf('select @p1', ['double'], [Number.NaN]);
    await expect(rowsOf(use({ port: network.port }).execute(nan, limits()))).rejects.toMatchObject({
      failure: 'rejected',
      driverCode: 'NOT_FINITE',
    });
  });

  it('logs in meaning to read, with certificates that are checked unless told otherwise', () => {
    const parse = (more: object) => configOf(sqlserverOptions.parse({ ...ENTRY, ...more })).options;
    expect(parse({ tls: true })).toMatchObject({
      ...{ readOnlyIntent: true, encrypt: true, trustServerCertificate: false, useUTC: true },
    });
    const { cert: ca } = createAuthority('Town');
    expect(parse({ tls: { ca, verify: false } })).toMatchObject({
      ...{ trustServerCertificate: true, cryptoCredentialsDetails: { ca } },
    });
    expect(parse({})).toMatchObject({ encrypt: false });
    expect(sqlserverOptions.safeParse({ ...ENTRY, instance: 'x' }).success).toBe(false);
  });
});
