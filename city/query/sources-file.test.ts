import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Source } from '@polder/federation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from './sources-file.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'polder-sources-file-test-'));
  file = path.join(folder, 'sources.json');
  writeFileSync(path.join(folder, 'crm.password'), 'correct horse battery staple\n');
  writeFileSync(path.join(folder, 'empty.password'), '\n');
  mkdirSync(path.join(folder, 'a folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const crm = { kind: 'postgresql', host: 'db', user: 'reader', database: 'crm' };

const read = (text: string): readonly Source[] => {
  writeFileSync(file, text);
  return readSources(file, folder).sources;
};

const failureOf = (json: unknown): string => {
  try {
    read(typeof json === 'string' ? json : JSON.stringify(json));
  } catch (error) {
    return error instanceof Error ? error.message.replaceAll(folder, '') : '';
  }
  throw new Error('It was taken');
};

describe('a secret in a file of its own', () => {
  const withPassword = (password: unknown) => ({ sources: { crm: { ...crm, password } } });

  it('is taken without its line end', () => {
    const { policies } = (() => {
      const hashKey = { secretFile: 'crm.password' };
      writeFileSync(
        file,
        JSON.stringify({ sources: {}, policies: { otherwise: 'deny', tables: [], hashKey } }),
      );
      return readSources(file, folder);
    })();
    expect(policies?.hashKey).toBe('correct horse battery staple');
    expect(read(JSON.stringify(withPassword({ secretFile: 'crm.password' })))).toHaveLength(1);
  });

  const hint =
    '; a text that stands in a file of its own is written {"secretFile": "path"}, with that one name in it';

  it.each([
    [
      'that is not there',
      { secretFile: 'gone' },
      'sources.crm.password.secretFile: /gone is not there',
    ],
    [
      'that is a folder',
      { secretFile: 'a folder' },
      'sources.crm.password.secretFile: /a folder is a folder',
    ],
    [
      'that is empty',
      { secretFile: 'empty.password' },
      'sources.crm.password.secretFile: /empty.password is empty',
    ],
    [
      'with a misspelt name',
      { secretfile: 'crm.password' },
      `sources.crm.password: has to be a text, not an object${hint}`,
    ],
    [
      'with something beside it',
      { secretFile: 'crm.password', encoding: 'utf8' },
      `sources.crm.password: has to be a text, not an object${hint}`,
    ],
  ])('%s is told with the way to it', (_, password, message) => {
    expect(failureOf(withPassword(password))).toBe(`/sources.json: ${message}`);
  });

  it('is told with its place in a list', () => {
    const operations = [{ fixed: { key: { secretFile: 'gone' } } }];
    expect(failureOf({ sources: { desk: { kind: 'rest', operations } } })).toContain(
      'sources.desk.operations.0.fixed.key.secretFile: ',
    );
  });

  it('is not spoken of where something else is wrong', () => {
    expect(failureOf(withPassword(4711))).toBe(
      '/sources.json: sources.crm.password: has to be a text (in quotes), not a number',
    );
  });
});

describe('the file of sources', () => {
  it('may begin with a mark of its encoding', () => {
    expect(read('\uFEFF{"sources": {}}')).toEqual([]);
  });

  it('is named when it is not there, a folder, or no JSON', () => {
    expect(() => readSources(path.join(folder, 'gone.json'), folder)).toThrow(
      /gone\.json is not there$/,
    );
    expect(() => readSources(folder, folder)).toThrow(/is a folder$/);
    expect(failureOf('{"password": 4711,}')).toMatch(/^\/sources\.json is not JSON/);
    expect(failureOf('{"password": 4711,}')).not.toContain('4711');
  });
});
