import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { linesOf } from './line-reader.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'polder-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linesIn = (content: string) => {
  const file = path.join(folder, 'lines.txt');
  writeFileSync(file, content);
  return [...linesOf(file)];
};

describe('lines of a file', () => {
  it('are numbered from 1, without their ends', () => {
    expect(linesIn('one\r\ntwo\n\nfour')).toEqual([
      { text: 'one', number: 1 },
      { text: 'two', number: 2 },
      { text: '', number: 3 },
      { text: 'four', number: 4 },
    ]);
  });

  it('stay whole where the pieces that are read end within a line or a letter', () => {
    const line = `${'€'.repeat(700)}x`;
    const lines = linesIn(Array.from({ length: 400 }, () => line).join('\n'));
    expect(lines).toHaveLength(400);
    expect(lines.every(({ text }) => text === line)).toBe(true);
  });

  it('of a file that is cut off within a letter are an error', () => {
    const file = path.join(folder, 'cut.txt');
    writeFileSync(file, Buffer.from('one\ntwo€').subarray(0, -1));
    expect(() => [...linesOf(file)]).toThrow(/after line 1, is not written in UTF-8/);
  });

  it('of a file that is not there are an error that names it', () => {
    expect(() => [...linesOf(path.join(folder, 'none.txt'))]).toThrow(/none\.txt cannot be read/);
  });
});
