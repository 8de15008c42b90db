import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
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

  const module = join(import.meta.dirname, 'lock.ts');
  const script = (then: string) =>
    `import(${JSON.stringify(module)}).then(({ lockDirectory }) => { lockDirectory(process.argv[1]); ${then} })`;
  const hold = script("console.log('held'); setTimeout(() => {}, 60_000)");
  const isolated = ['-pfr', '--mount-proc'];
  const canIsolate = spawnSync('unshare', [...isolated, 'true']).status === 0;
  const node = [process.execPath, '--experimental-strip-types', '--no-warnings', '-e'];

  /** A process that holds the lock of `directory` in process numbers of its own, as a container has. */
  const holdElsewhere = async (directory: string) => {
    const child = spawn('unshare', [...isolated, '--kill-child', ...node, hold, directory]);
    await once(child.stdout, 'data');
    return child;
  };

  it.skipIf(!canIsolate)('holds between containers, and ends with a killed one', async () => {
    const directory = newDirectory();
    const child = await holdElsewhere(directory);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    const other = spawnSync('unshare', [...isolated, ...node, script(''), directory]);
    expect(String(other.stderr)).toContain('in use by process');
    child.kill('SIGKILL');
    await vi.waitFor(() => lockDirectory(directory)()); // the process within dies a moment later
  });

  it('lets in one of many that find the note of a killed process', async () => {
    const directory = newDirectory();
    writeFileSync(join(directory, 'lock'), '999999999 1');
    const started = Array.from({ length: 8 }, () => {
      const [command = '', ...flags] = node;
      return spawn(command, [...flags, hold, directory]);
    });
    const outcomes = await Promise.all(
      started.map((child) =>
        Promise.race([
          once(child.stdout, 'data').then(() => 'held'),
          once(child, 'exit').then(() => 'refused'),
        ]),
      ),
    );
    for (const child of started) child.kill('SIGKILL');
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1);
  });
});
