/** What the system says of the processes that read SQLite files for this one. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Whether the system tells of processes as Linux does. */
export const tellsProcesses = existsSync('/proc/self/task');

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const list = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
};

/** State and parent, of `/proc/…/stat` (proc(5)): they follow the name, which may hold anything. */
const statOf = (path: string): readonly string[] =>
  read(path)
    .replace(/^.*\) /s, '')
    .split(' ');

/** Whether a process has ended, also when nobody has asked how yet. */
export const hasEnded = (pid: number): boolean =>
  ['', 'Z', 'X'].includes(statOf(`/proc/${pid}/stat`)[0] ?? '');

/** Processes that read for a process. */
export const readersOf = (parent: number): readonly number[] =>
  list('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => statOf(`/proc/${name}/stat`)[1] === String(parent))
    .filter((name) => read(`/proc/${name}/cmdline`).includes('sqlite-process-worker'))
    .map(Number)
    .filter((pid) => !hasEnded(pid));

/** Whether a thread of a process computes, or waits for its turn to. */
export const isBusy = (pid: number): boolean =>
  list(`/proc/${pid}/task`).some((task) =>
    ['R', 'D'].includes(statOf(`/proc/${pid}/task/${task}/stat`)[0] ?? ''),
  );

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Milliseconds until it holds, three times in a row; `most` when it does not. */
export const untilHolds = async (holds: () => boolean, most: number): Promise<number> => {
  const start = performance.now();
  let since: number | undefined;
  for (let times = 0; times < 3; ) {
    const now = performance.now();
    if (now - start > most) return most;
    times = holds() ? times + 1 : 0;
    since = times === 0 ? undefined : (since ?? now);
    await pause(3);
  }
  return (since ?? start) - start;
};
