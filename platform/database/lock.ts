import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when another living process writes to the data directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  constructor(directory: string, processId: number) {
    super(
      `The data directory ${directory} is in use by process ${processId}. ` +
        'Two writers would lose data: stop that process first, or set POLDER_DATA to another directory.',
    );
  }
}

const isAlive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it exists, but belongs to someone else
  }
};

/** Boot-unique start time of a process (Linux), so that a recycled process id is not taken for the holder. */
const startOf = (processId: number): string => {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/**
 * Takes the one writer's lock of a data directory; a lock left behind by a killed process is taken over.
 * @returns a function that releases it
 */
export const lockDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, `${process.pid} ${startOf(process.pid)}`);
      closeSync(handle);
      let isHeld = true;
      return () => {
        if (isHeld) rmSync(file, { force: true });
        isHeld = false;
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [id = '', started = ''] = readFileSync(file, 'utf8').split(' ');
      const holder = Number(id);
      if (holder > 0 && isAlive(holder) && startOf(holder) === started)
        throw new DirectoryInUse(directory, holder);
      rmSync(file, { force: true });
    }
  }
  throw new Error(`Could not take the lock of ${directory}`);
};
