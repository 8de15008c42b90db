import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withSetAside } from './set-aside.ts';

let directory: string;

beforeAll(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'polder-aside-')), 'cache');
});

afterAll(() => rm(dirname(directory), { recursive: true, force: true }));

const isTemplate = (name: string): boolean => name.startsWith('template');

test('a directory that is not there needs nothing', async () => {
  expect(await withSetAside(directory, isTemplate, async () => 'measured')).toBe('measured');
});

test('entries are away while measuring, and back afterwards, whatever happens', async () => {
  await mkdir(directory);
  await writeFile(join(directory, 'template-1'), 'old');
  await writeFile(join(directory, 'browser'), 'stays');
  const measured = withSetAside(directory, isTemplate, async () => {
    expect(await readdir(directory)).toEqual(['browser']);
    await writeFile(join(directory, 'template-1'), 'new');
    throw new Error('not ready in time');
  });
  await expect(measured).rejects.toThrow('not ready in time');
  expect((await readdir(directory)).sort()).toEqual(['browser', 'template-1']);
  expect(await readFile(join(directory, 'template-1'), 'utf8')).toBe('old');
  expect(await readdir(dirname(directory))).toEqual(['cache']);
});
