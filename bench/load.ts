/** Load from a process of its own, so that making requests does not slow down what is measured here. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { atEnd } from '../journeys/support/at-end.ts';
import { childEnvironment } from '../journeys/support/environment.ts';

export interface LoadOptions {
  /** On the loopback address. */
  readonly url: string;
  /** Requests per second, evenly paced. Default: as many as the server takes. */
  readonly rate?: number;
  /** Requests that can be under way at the same time. Default 50. */
  readonly connections?: number;
  /** Seconds of measuring. Default 10. */
  readonly seconds?: number;
  /** Seconds of the same load before measuring. Default 3. */
  readonly warmUpSeconds?: number;
  /** Default asks for compression as browsers do. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A load with all its details. */
export type LoadPlan = Required<Omit<LoadOptions, 'rate'>> & Pick<LoadOptions, 'rate'>;

/** What came of it: one latency in milliseconds for each answer in the 200s. */
export interface Outcome {
  readonly latencies: readonly number[];
  readonly seconds: number;
  readonly non2xx: number;
  readonly unanswered: number;
}

export interface LoadResult {
  /** Answers in the 200s, per second. */
  readonly requestsPerSecond: number;
  /** Milliseconds within which half, 95 % and 99 % of the answers came. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers outside the 200s. */
  readonly non2xx: number;
  /** Requests that got no answer: refused, reset or longer than 10 s. */
  readonly unanswered: number;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);
/** For connecting, and for the last answers. */
const grace = 30_000;

/**
 * Asks for one page again and again.
 *
 * @throws RangeError for an address that is not on the loopback interface
 * @throws Error when the load generator fails or outstays its time by 30 s
 */
export const load = async (options: LoadOptions): Promise<LoadResult> => {
  const plan: LoadPlan = {
    connections: 50,
    seconds: 10,
    warmUpSeconds: 3,
    headers: { 'accept-encoding': 'gzip, br' },
    ...options,
  };
  if (!loopback.has(new URL(plan.url).hostname))
    throw new RangeError(`Load goes to this machine only, not to ${plan.url}`);
  const generator = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'load-process.ts'), JSON.stringify(plan)],
    {
      cwd: join(import.meta.dirname, '..'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment({}),
      timeout: (plan.seconds + plan.warmUpSeconds) * 1000 + grace,
      killSignal: 'SIGKILL',
    },
  );
  const forget = atEnd(() => generator.kill('SIGKILL'));
  const [output, complaints] = await Promise.all([
    text(generator.stdout),
    text(generator.stderr),
    generator.exitCode === null ? once(generator, 'close') : undefined,
  ]).finally(forget);
  if (generator.exitCode !== 0)
    throw new Error(
      `The load generator ended with ${generator.signalCode ?? generator.exitCode}: ${complaints}`,
    );
  return JSON.parse(output) as LoadResult; // written by load-process.ts
};
