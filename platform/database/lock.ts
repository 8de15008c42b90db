import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Raised when another living process writes to the data directory. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
  /** @param holder its number and the machine or container it runs on; empty when unknown */
  constructor(directory: string, holder: { readonly id: string; readonly host: string }) {
    super(
      `The data directory ${directory} is in use by process ${holder.id}${holder.host && ` on ${holder.host}`}. ` +
        'Two writers would lose data: stop that process first, or set POLDER_DATA to another directory.',
    );
  }
}

/** Files that are locked: one that nothing refers to would be closed when memory is cleared. */
const held = new Set<object>();

const sqliteBusy = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;

/**
 * A lock of the operating system on a file in the directory, which ends with the process however that
 * ends and holds between containers that share the directory. Node.js has none of its own; SQLite's lock
 * on a database file is one (https://www.sqlite.org/lockingv3.html, 6). No other code may open that file:
 * closing it would end the lock (POSIX, fcntl).
 *
 * @returns a function that releases it; undefined when another process holds it
 */
const lockFile = (file: string): (() => void) | undefined => {
  const sqlite = process.getBuiltinModule('node:sqlite');
  if (!sqlite) return () => {}; // Node.js 20: the note of the holder is all there is
  const database = new sqlite.DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    held.add(database);
    return () => {
      held.delete(database);
      database.close();
    };
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
};

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

/** Who holds the directory, as it noted; for people, and for processes without the system's lock. */
const readNote = (file: string) => {
  try {
    const [id = '', started = '', host = ''] = readFileSync(file, 'utf8').split(' ');
    return { id, started, host };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { id: '', started: '', host: '' };
  }
};

/** @returns false when there is a note already */
const writeNote = (file: string): boolean => {
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, `${process.pid} ${startOf(process.pid)} ${hostname()}`);
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Takes the one writer's lock of a data directory; what a killed process left behind is taken over.
 *
 * @returns a function that releases it
 * @throws DirectoryInUse
 */
export const lockDirectory = (directory: string): (() => void) => {
  mkdirSync(directory, { recursive: true });
  const note = join(directory, 'lock');
  const unlock = lockFile(join(directory, 'writer.lock'));
  if (!unlock) throw new DirectoryInUse(directory, readNote(note));
  for (let attempt = 0; attempt < 2; attempt++) {
    if (writeNote(note)) {
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        rmSync(note, { force: true });
        unlock();
      };
    }
    const holder = readNote(note);
    const id = Number(holder.id);
    if (id > 0 && isAlive(id) && startOf(id) === holder.started) {
      unlock();
      throw new DirectoryInUse(directory, holder);
    }
    rmSync(note, { force: true });
  }
  unlock();
  throw new Error(`Could not take the lock of ${directory}`);
};
