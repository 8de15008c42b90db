/** The built product as a process of its own, as an operator would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment, root } from './environment.ts';

/** How to start what is tested. */
export interface Product {
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** Files and folders the program is made of: when they change, prepared data is made anew. */
  readonly madeOf: readonly string[];
}

/** `polder start` from this repository, after `npm run build`. */
export const builtProduct: Product = {
  command: [process.execPath, join(root, 'bin', 'polder.mjs'), 'start'],
  madeOf: [join(root, 'bin'), join(root, 'dist')],
};

export interface StartOptions {
  /** Data directory; made by the product when it does not exist. */
  readonly data: string;
  /** Default a free port. */
  readonly port?: number;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Default `builtProduct`. */
  readonly product?: Product;
  /** Further environment variables; they win over those set here. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds within which `/ready` has to answer 200. Default 90 000. */
  readonly timeLimit?: number;
}

export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  readonly data: string;
  /** Milliseconds from the start of the process until `/ready` answered 200. */
  readonly readyAfter: number;
  /** What the product wrote to its output and error streams, at most the last 200 000 characters. */
  readonly logs: () => string;
  /** Asks the product to end (SIGTERM). Rejects if it had ended by itself, needs more than 15 s or leaves processes behind. */
  readonly stop: () => Promise<void>;
  /** Ends the product at once, as a power cut would. */
  readonly kill9: () => Promise<void>;
}

const logLimit = 200_000;
const stopLimit = 15_000;
const pollInterval = 20;

/** Ends a process and all that it started; false when nobody is left. */
const killGroup = (leader: number): boolean => {
  try {
    return process.kill(-leader, 'SIGKILL');
  } catch {
    return false;
  }
};

/**
 * Ends a group when this process ends, even by kill -9: the guard waits for its input to close.
 *
 * @returns a function that lets the guard go
 */
const guardGroup = (leader: number): (() => void) => {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -s KILL -- "-$0"', String(leader)], {
    detached: true, // so that Ctrl-C leaves it to do its work
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.unref();
  return () => {
    guard.kill('SIGKILL');
  };
};

/** A port of the loopback address that nobody listens on at this moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
};

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/ready`, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => {
      await response.body?.cancel();
      return response.status === 200;
    },
    () => false,
  );

const collectLogs = (child: ChildProcess): (() => string) => {
  let text = '';
  const add = (chunk: Buffer): void => {
    text = (text + chunk.toString()).slice(-logLimit);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
};

const hasEnded = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/**
 * Starts the product and waits until it is ready.
 *
 * @throws Error with the product's logs when it ends early or is not ready in time
 */
export const startServer = async (options: StartOptions): Promise<Server> => {
  const product = options.product ?? builtProduct;
  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const timeLimit = options.timeLimit ?? 90_000;
  const [program, ...parameters] = product.command;
  const begin = performance.now();
  const child = spawn(program, parameters, {
    cwd: root,
    detached: true, // leads a group, so that what it starts itself can be ended with it
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({
      POLDER_DATA: options.data,
      PORT: String(port),
      HOST: '127.0.0.1',
      POLDER_URL: origin,
      ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
      ...options.environment,
    }),
  });
  const ended = once(child, 'close');
  ended.catch(() => undefined); // a program that cannot be started is told below
  await once(child, 'spawn');
  const leader = child.pid;
  if (leader === undefined) throw new Error(`${program} has no process id`);
  const release = guardGroup(leader);
  const logs = collectLogs(child);

  let isEndedByUs = false;
  const kill9 = async (): Promise<void> => {
    isEndedByUs = true;
    if (!hasEnded(child)) killGroup(leader);
    await ended;
    release();
  };

  const stop = async (): Promise<void> => {
    if (hasEnded(child)) {
      release();
      if (isEndedByUs) return;
      throw new Error(`The product ended by itself. Its logs:\n${logs()}`);
    }
    isEndedByUs = true;
    child.kill('SIGTERM');
    const isInTime = await Promise.race([
      ended.then(() => true),
      pause(stopLimit, false, { ref: false }),
    ]);
    const wasLeftBehind = killGroup(leader);
    await ended;
    release();
    if (!isInTime) throw new Error(`The product did not stop within 15 s. Its logs:\n${logs()}`);
    if (wasLeftBehind) throw new Error(`The product left processes behind. Its logs:\n${logs()}`);
  };

  while (!(await isReady(origin))) {
    const waited = performance.now() - begin;
    if (hasEnded(child) || waited > timeLimit) {
      const what = hasEnded(child)
        ? `ended with ${child.signalCode ?? `exit code ${child.exitCode}`} before it was ready`
        : `was not ready within ${timeLimit / 1000} s`;
      await kill9();
      throw new Error(`The product ${what}: ${product.command.join(' ')}\nIts logs:\n${logs()}`);
    }
    await pause(pollInterval);
  }
  return {
    origin,
    port,
    data: options.data,
    readyAfter: performance.now() - begin,
    logs,
    stop,
    kill9,
  };
};
