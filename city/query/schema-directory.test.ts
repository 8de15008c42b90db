import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SourceSchema } from '@polder/federation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySource } from '../../engines/federation/test/memory-source.ts';
import { canKeepIn, schemaDirectory } from './schema-directory.ts';

const crm = memorySource('crm', {});

const people: SourceSchema = {
  tables: [
    {
      name: 'people',
      path: ['people'],
      columns: [{ name: 'id', type: { name: 'integer' }, isNullable: false }],
      keys: [['id']],
    },
  ],
  unreadable: [{ name: 'licences', reason: 'line 7 of licences.csv has more fields' }],
};

let directory = '';
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'polder-schemas-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('a directory of lists of tables', () => {
  it('gives back what it was given, in another process', async () => {
    const inside = path.join(directory, 'made', 'when needed');
    await schemaDirectory(inside, [crm]).write('crm', people);
    expect(await schemaDirectory(inside, [crm]).read('crm')).toEqual(people);
  });

  it('keeps names of tables from other users of the machine', async () => {
    await schemaDirectory(directory, [crm]).write('crm', people);
    expect((await stat(path.join(directory, 'crm.json'))).mode & 0o077).toBe(0);
  });

  it('holds one whole file however many write at once', async () => {
    const schemas = schemaDirectory(directory, [crm]);
    await Promise.all(Array.from({ length: 20 }, () => schemas.write('crm', people)));
    expect(await readdir(directory)).toEqual(['crm.json']);
    expect(await schemas.read('crm')).toEqual(people);
  });

  it('is made, and has to be one', async () => {
    expect(canKeepIn(path.join(directory, 'made', 'when needed'))).toBe(true);
    const file = path.join(directory, 'a file');
    await writeFile(file, '');
    expect(canKeepIn(file)).toBe(false);
    expect(canKeepIn(path.join(file, 'below it'))).toBe(false);
  });

  it('has nothing where a file is damaged', async () => {
    const schemas = schemaDirectory(directory, [crm]);
    await schemas.write('crm', people);
    const file = path.join(directory, 'crm.json');
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 30));
    expect(await schemas.read('crm')).toBeUndefined();
  });
});
