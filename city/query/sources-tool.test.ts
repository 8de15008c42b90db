import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourcesTool } from './sources-tool.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'polder-sources-test-'));
  const database = new DatabaseSync(path.join(folder, 'register.db'));
  database.exec('create table dogs (id integer primary key, name text not null)');
  database.exec('create table "Street Works" ("From" text)');
  database.close();
  writeFileSync(path.join(folder, 'permits.csv'), 'id,until\n1,2026-01-01\n');
  writeFileSync(path.join(folder, 'broken.json'), '{"id":');
});
afterAll(() => rmSync(folder, { recursive: true }));

const list = async (sources: object) => {
  const file = path.join(folder, 'sources.conf');
  writeFileSync(file, JSON.stringify({ sources }));
  const lines: string[] = [];
  const print = (line: string): void => {
    lines.push(line);
  };
  const work = sourcesTool.useFiles({
    ...{ positional: [file], options: {}, progress: () => {}, print },
  });
  return { lines, failure: await work.then(() => undefined, String) };
};

const register = { kind: 'sqlite', file: 'register.db' };

describe('polder sources', () => {
  it('lists tables and columns as queries write them, and what cannot be read', async () => {
    const lists = { kind: 'files', directory: '.' };
    const { lines, failure } = await list({ register, lists });
    expect(failure).toBeUndefined();
    expect(lines.slice(0, 6)).toEqual([
      'register: 2 tables',
      '  register."Street Works"',
      '    "From" text',
      '  register.dogs',
      '    id bigint',
      '    name text not null',
    ]);
    expect(lines).toContain('  lists.permits');
    expect(lines).toContain('    until date');
    expect(lines.find((line) => line.includes('lists.broken cannot be read: '))).toBeDefined();
  });

  it('says of each source that cannot be used why, and lists the others', async () => {
    const gone = { kind: 'sqlite', file: 'gone.db' };
    const desk = {
      ...{ kind: 'rest', baseUrl: 'http://127.0.0.1:1', description: 'missing.json' },
      operations: [{ operationId: 'people', table: 'people' }],
    };
    const { lines, failure } = await list({ gone, desk, register });
    expect(lines[0]).toBe(
      'The source gone cannot be used: the file cannot be opened: is it there, and may it be read (SQLITE_14).',
    );
    expect(lines[1]).toMatch(
      /^The source desk cannot be used: desk: the description cannot be read/,
    );
    expect(lines[2]).toBe('register: 2 tables');
    expect(failure).toMatch(/2 of 3 sources cannot be used/);
  });
});
