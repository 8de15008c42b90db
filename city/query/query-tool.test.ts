/** `polder query` as a program over files of its own: what it writes where, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queryUsage } from './query-options.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'polder-query-tool-test-'));
  const database = new DatabaseSync(path.join(folder, 'archive.db'));
  database.exec(`create table people (id integer primary key, name text, notes text);
    insert into people values (1, 'Jansen, P', 'secret'), (2, '', null);
    create table permits (id integer primary key, person integer)`);
  database.close();
  mkdirSync(path.join(folder, 'lists'));
  writeFileSync(path.join(folder, 'lists/works.csv'), 'person,street\n1,Kerkweg\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const archive = { kind: 'sqlite', file: 'archive.db' };
const lists = { kind: 'files', directory: 'lists' };
const policies = {
  otherwise: 'deny',
  tables: [
    { table: 'archive.people', roles: ['staff'], rows: 'notes is null', without: ['notes'] },
    { table: 'archive.permits', roles: ['enforcement'] },
  ],
};

const start = (configuration: object, sql: string, ...options: readonly string[]): ChildProcess => {
  const file = path.join(folder, 'sources.conf');
  writeFileSync(file, JSON.stringify({ sources: { archive, lists }, ...configuration }));
  return spawn(
    process.execPath,
    [
      path.join(import.meta.dirname, 'test/query-program.ts'),
      ...['query', sql, '--sources', file, ...options],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
};

const portOf = (server: Server): number => {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return address.port;
};

const ask = async (configuration: object, sql: string, ...options: readonly string[]) => {
  const child = start(configuration, sql, ...options);
  if (!child.stdout || !child.stderr) throw new Error('No pipes');
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { output, errors, code };
};

describe('polder query --csv', { timeout: 60_000 }, () => {
  it('writes rows to the output and statistics to the errors', async () => {
    const { output, errors, code } = await ask(
      {},
      'select p.id, p.name, p.notes, w.street from archive.people p left join lists.works w on w.person = p.id order by 1',
      '--csv',
    );
    expect(output).toBe('id,name,notes,street\r\n1,"Jansen, P",secret,Kerkweg\r\n2,"",,\r\n');
    expect(errors).toMatch(/^2 rows in [\d.]+ ms\n$/);
    expect(code).toBe(0);
  });

  it('writes the heading of an answer without rows', async () => {
    const { output } = await ask({}, 'select id from archive.people where id > 9', '--csv');
    expect(output).toBe('id\r\n');
  });

  it('says what is missing, and ends as --json does', async () => {
    const configuration = {
      sources: { archive: { ...archive, file: 'passing.db' }, lists },
      schemaDirectory: 'known',
    };
    const file = path.join(folder, 'passing.db');
    const database = new DatabaseSync(file);
    database.exec('create table people (id integer primary key)');
    database.close();
    const sql = 'select id from archive.people union all select person from lists.works';
    await ask(configuration, sql);
    rmSync(file);
    const csv = await ask(configuration, sql, '--csv');
    expect(csv.output).toBe('id\r\n1\r\n');
    expect(csv.errors).toContain('ROWS ARE MISSING');
    expect(csv.errors).toContain('; the answer is PARTIAL');
    const json = await ask(configuration, sql, '--json');
    expect(json.output).toContain('"partial":true');
    expect([csv.code, json.code]).toEqual([0, 0]);
    const strict = await ask(configuration, sql, '--csv', '--strict');
    expect([strict.output, strict.code]).toEqual(['', 1]);
  });

  it('waits for a reader who is slow', async () => {
    const digits = '(values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)) ';
    const names = ['a', 'b', 'c', 'd', 'e'];
    const sql = `select ${names.map((name) => `${name}.n as ${name}`).join(', ')} from ${names
      .map((name) => `${digits} ${name}(n)`)
      .join(', ')}`;
    const child = start({}, sql, '--csv');
    if (!child.stdout || !child.stderr) throw new Error('No pipes');
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      errors += part;
    });
    await once(child.stdout, 'readable');
    await delay(2_500);
    expect(errors).toBe('');
    expect((await text(child.stdout)).split('\r\n')).toHaveLength(100_002);
    if (child.exitCode === null) await once(child, 'exit');
    expect(errors).toMatch(/^100000 rows/);
  });
});

it('polder query --help tells how it is called', { timeout: 60_000 }, async () => {
  const { output, errors, code } = await ask({}, '', '--help');
  expect(output).toMatch(/^polder query <sql> --sources/);
  for (const [option] of queryUsage.matchAll(/--[a-z]+/g)) expect(output).toContain(option);
  expect([errors, code]).toEqual(['', 0]);
});

describe('polder query ends', { timeout: 60_000 }, () => {
  const people = 'select name from archive.people';

  it.each([
    [2, 'a slip in a deadline', people, ['--deadline', 'abc'], '--deadline is “abc”'],
    [1, 'a slip in a column', 'select nam from archive.people', [], 'did you mean name?'],
    [1, 'one in a source', 'select 1 from archve.people', [], 'Did you mean the source archive?'],
    [1, 'one in a table', 'select 1 from archive.peple', [], 'did you mean archive.people?'],
  ] as const)('with %i after %s', async (code, _, sql, options, words) => {
    const answer = await ask({}, sql, ...options);
    expect(answer).toMatchObject({ output: '', code });
    expect(answer.errors).toContain(words);
    expect(answer.errors).not.toContain('    at ');
  });

  it.each([
    ['nearly one that policies name', ['--role', 'stuff'], 'did you mean “staff”?'],
    ['none', [], 'No role was given'],
  ])('with 1 where the role is %s, and says so', async (_, options, words) => {
    const { errors, code } = await ask({ policies }, people, ...options);
    expect(errors).toContain('archive.people is not open to this role for this purpose');
    expect(errors).toContain(words);
    expect(code).toBe(1);
  });

  it('without a hint where the role is one that policies name', async () => {
    const { errors } = await ask({ policies }, 'select id from archive.permits', '--role', 'staff');
    expect(errors).not.toMatch(/did you mean|No role/i);
  });
});

describe('polder query --explain', { timeout: 60_000 }, () => {
  const sql = 'select name from archive.people';

  it('tells nothing of a policy’s hidden columns, and who asked', async () => {
    const asked = ['--role', 'staff', '--user', 'officer-9'];
    const { output, code } = await ask({ policies }, sql, '--explain', ...asked);
    expect(output).toContain('filter by policy');
    expect(output).toContain('asked by user officer-9; role staff');
    expect(output).toContain('(not shown: ');
    expect(output).not.toContain('notes');
    expect(code).toBe(0);
    const json = await ask({ policies }, sql, '--json', '--explain', ...asked);
    expect(json.output).not.toContain('notes');
    expect(JSON.parse(json.output)).toMatchObject({
      asked: { user: 'officer-9', roles: ['staff'], purpose: '' },
      sources: [{ source: 'archive', fragment: null }],
    });
  });

  it('shows statements where nothing in them is hidden', async () => {
    const { output } = await ask({}, sql, '--explain');
    expect(output).toMatch(/^ {4}select /m);
    expect(output).not.toContain('asked by');
  });
});

describe('the deadline of polder query', { timeout: 60_000 }, () => {
  it('begins when the sources have listed their tables', async () => {
    const metadata = `<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
      <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="town">
        <EntityType Name="Bridge"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.Int32" Nullable="false"/></EntityType>
        <EntityContainer Name="all"><EntitySet Name="bridges" EntityType="town.Bridge"/></EntityContainer>
      </Schema></edmx:DataServices></edmx:Edmx>`;
    const service = createHttpServer(async (request, response) => {
      if (request.url?.includes('$metadata')) {
        await delay(800);
        response.setHeader('content-type', 'application/xml').end(metadata);
      } else {
        await delay(2_600);
        response.setHeader('content-type', 'application/json').end('{"value":[{"id":7}]}');
      }
    }).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const assets = { kind: 'odata', serviceUrl: `http://127.0.0.1:${portOf(service)}/odata` };
    for (const schemaDirectory of ['kept', undefined]) {
      const { output, errors, code } = await ask(
        { sources: { assets }, ...(schemaDirectory && { schemaDirectory }) },
        'select id from assets.bridges',
        ...['--deadline', '3000', '--csv'],
      );
      expect(errors).not.toContain('PARTIAL');
      expect([output, code]).toEqual(['id\r\n7\r\n', 0]);
    }
    service.close();
  });

  it('does not wait long for one that does not', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const crm = {
      ...{ kind: 'postgresql', host: '127.0.0.1', port: portOf(silent) },
      ...{ user: 'reader', password: 'x', database: 'crm', connectTimeout: 60_000 },
    };
    const since = performance.now();
    const { errors, code } = await ask(
      { sources: { crm } },
      'select 1 from crm.people',
      ...['--deadline', '300'],
    );
    silent.close();
    expect(code).toBe(1);
    expect(errors).not.toBe('');
    expect(performance.now() - since).toBeLessThan(25_000);
  });
});
