/** What ends a query from outside: an interrupt, a request to stop, a reader who has gone. */

export interface Interruption {
  /** What a shell expects of a program that ended so: 128 and the signal's number. */
  readonly exitCode: number;
  /** For the terminal; undefined where nobody expects words, as after `| head -1`. */
  readonly words: string | undefined;
}

export interface Interruptions {
  readonly signal: AbortSignal;
  readonly cause: () => Interruption | undefined;
  /** What comes from now on takes its usual course. */
  readonly stop: () => void;
}

const stopped = 'The query was stopped; its statements on the sources were ended.';

const SIGNALS = {
  SIGHUP: { exitCode: 129, words: stopped },
  SIGINT: { exitCode: 130, words: stopped },
  SIGTERM: { exitCode: 143, words: stopped },
} as const;

const READER_GONE: Interruption = { exitCode: 141, words: undefined };

/** Why nothing more can be written: whoever reads has gone, or the disk is full. */
const writingEnded = ({ code }: { readonly code?: string }): Interruption =>
  code === 'EPIPE' || code === undefined
    ? READER_GONE
    : { exitCode: 1, words: `The answer is cut off: it cannot be written (${code}).` };

/**
 * One press of Ctrl-C reaches a program from the terminal and once more from each program that started it
 * and passes it on: within this many milliseconds they count as one. Later ones end the program at once.
 */
const ONE_PRESS = 700;

/** Watches signals and the standard output of this process. */
export const watchInterruptions = (now: () => number): Interruptions => {
  const aborting = new AbortController();
  let cause: Interruption | undefined;
  let since = 0;
  const interrupt = (given: Interruption): void => {
    if (cause && cause !== READER_GONE && now() - since > ONE_PRESS) process.exit(given.exitCode);
    if (cause) return;
    cause = given;
    since = now();
    aborting.abort();
  };
  const listeners = Object.entries(SIGNALS).map(
    ([name, interruption]) => [name, () => interrupt(interruption)] as const,
  );
  for (const [name, listener] of listeners) process.on(name, listener);
  // Stays: what is still on its way to a reader who has gone fails later.
  process.stdout.on('error', (error) => interrupt(writingEnded(error)));
  return {
    signal: aborting.signal,
    cause: () => cause,
    stop: () => {
      for (const [name, listener] of listeners) process.off(name, listener);
    },
  };
};
