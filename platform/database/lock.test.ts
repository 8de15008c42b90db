import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DirectoryInUse, lockDirectory } from './lock.ts';

const newDirectory = () => mkdtempSync(join(tmpdir(), 'polder-lock-'));

describe('the lock of a data directory', () => {
  it('lets one writer in and names it to the second', () => {
    const directory = newDirectory();
    const release = lockDirectory(directory);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    expect(() => lockDirectory(directory)).toThrow(String(process.pid));
    release();
    expect(existsSync(join(directory, 'lock'))).toBe(false);
    lockDirectory(directory)();
  });

  it('is taken over from a process that was killed', async () => {
    const directory = newDirectory();
    const child = spawn('sleep', ['30']);
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    writeFileSync(join(directory, 'lock'), `${child.pid} ${started}`);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockDirectory(directory)();
  });

  it('is taken over when its process number now belongs to another process', () => {
    const directory = newDirectory();
    writeFileSync(join(directory, 'lock'), `${process.pid} 1`);
    lockDirectory(directory)();
  });
});
