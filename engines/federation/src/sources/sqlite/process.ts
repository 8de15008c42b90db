/** A process that reads an SQLite file, for statements that a thread could not stop in time. */
import { fork } from 'node:child_process';
import type { FromReader, ReadFile, ToProcess } from './messages.ts';
import { programFile } from './program.ts';
import { createReader, type Reader } from './reader.ts';

/** Milliseconds in which a statement may stop by itself; then its process is killed, as it only reads. */
const GRACE = 20;

export const startProcess = (source: string, { file, busyTimeout }: ReadFile): Reader =>
  createReader(source, (receive, lose) => {
    const child = fork(programFile('sqlite-process-worker'), {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let killing: ReturnType<typeof setTimeout> | undefined;
    child.on('message', (message) => receive(message as FromReader)); // all that the program sends
    child.on('error', lose);
    child.on('exit', lose);
    // With a callback, a message that finds nobody is no error here: the exit tells.
    const send = (message: ToProcess): void => {
      if (child.connected) child.send(message, () => {});
    };
    const rest = (): void => {
      clearTimeout(killing);
      killing = undefined;
      child.unref();
      child.channel?.unref();
    };
    rest();
    send({ kind: 'open', file, busyTimeout });
    return {
      send,
      begin: () => {
        child.ref();
        child.channel?.ref();
      },
      rest,
      stop: () => {
        if (killing) return;
        send({ kind: 'stop' });
        killing = setTimeout(() => child.kill('SIGKILL'), GRACE);
      },
      end: () => {
        child.kill('SIGKILL');
      },
    };
  });
