/** Things that must not outlive this process, however it ends (short of kill -9). */
import { constants } from 'node:os';

const actions = new Set<() => void>();

const runAll = (): void => {
  for (const action of actions) action();
  actions.clear();
};

let isListening = false;

/**
 * Lets `exit` listeners run when a signal ends this process, which Node leaves out. vitest ends its
 * workers by a signal, and Playwright removes a browser's profile at `exit`.
 */
export const leaveInOrder = (): void => {
  if (isListening) return;
  isListening = true;
  process.once('exit', runAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      // Not process.exit, which vitest forbids; without this listener the signal ends the process.
      process.emit('exit', 128 + constants.signals[signal]);
      process.kill(process.pid, signal);
    });
};

/**
 * Runs `action`, which must be synchronous, when this process ends.
 *
 * @returns a function that takes it back
 */
export const atEnd = (action: () => void): (() => void) => {
  leaveInOrder();
  actions.add(action);
  return () => {
    actions.delete(action);
  };
};
