/**
 * Throw-away database servers for tests, where this machine has the packages: private data under the
 * temporary directory, a free port on loopback, one server of a kind in a process. A guarding shell holds
 * the server's life to a pipe from this process: however it ends, the server goes and its data with it.
 */
import { execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Account, accountOf, newestOf, pathOf } from './installed.ts';

const run = promisify(execFile);

/** A running server; the user may do everything, also make other users and databases. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Empty at first and shared by all tests of a process: make a schema or database of your own. */
  readonly database: string;
  /** Ends it for all tests of this process; not needed, as it ends with the process. */
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const USER = 'polder';
const PASSWORD = 'only for tests';
const DATABASE = 'polder';
const PATIENCE = 60_000;

/** Ends and cleans up when its input closes. `$1` directory, `$2` signal, then the server's command. */
const GUARD = `
directory=$1; signal=$2; shift 2
"$@" > "$directory/log" 2>&1 &
server=$!
cat > /dev/null
kill -s "$signal" "$server" 2> /dev/null
wait "$server"
rm -rf "$directory"
`;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('No free port')),
      );
    });
  });

/** A MariaDB that starts clears temporary tables away, also those of others who share its folder for them. */
const surroundingsOf = (directory: string): NodeJS.ProcessEnv => ({
  ...process.env,
  TMPDIR: directory,
});

interface Guarded {
  readonly directory: string;
  readonly signal: 'QUIT' | 'KILL';
  readonly command: readonly string[];
  readonly port: number;
  /** Rejects while the server does not answer yet. */
  readonly ask: (port: number) => Promise<unknown>;
}

const guard = async ({ directory, signal, command, port, ask }: Guarded): Promise<Server> => {
  // A session of its own: an interrupt from the keyboard reaches the tests, and the guard by its pipe.
  const shell = spawn('sh', ['-c', GUARD, 'guard', directory, signal, ...command], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: surroundingsOf(directory),
  });
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  const stop = async () => {
    // Whoever waits for the end must live to see it, also when nothing else keeps the process going.
    shell.ref();
    shell.stdin.end();
    await ended;
  };
  const since = Date.now();
  for (;;) {
    try {
      await ask(port);
      break;
    } catch (cause) {
      if (Date.now() - since > PATIENCE) {
        const log = await readFile(join(directory, 'log'), 'utf8');
        await stop();
        throw new Error(`The server did not start:\n${log.slice(-2000)}`, { cause });
      }
      await delay(50);
    }
  }
  shell.unref();
  // The pipe to the guard is a socket with `unref`, which the type of a writable stream does not tell.
  (shell.stdin as unknown as { unref: () => void }).unref();
  return { host: HOST, port, user: USER, password: PASSWORD, database: DATABASE, stop };
};

/** As the account, when this process is the superuser, which servers refuse to run as. */
const as = (account: Account | undefined, command: readonly string[]): readonly string[] =>
  account
    ? ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--init-groups', ...command]
    : command;

const makeDirectory = async (prefix: string, account: Account | undefined): Promise<string> => {
  const directory = await mkdtemp(join(tmpdir(), `polder-${prefix}-`));
  if (account) await chown(directory, account.uid, account.gid);
  return directory;
};

const runQuietly = async (directory: string, command: readonly string[]): Promise<void> => {
  const [file = '', ...operands] = command;
  try {
    await run(file, operands, { cwd: '/', env: surroundingsOf(directory) });
  } catch (cause) {
    await rm(directory, { recursive: true, force: true });
    throw cause;
  }
};

const makePostgresql = async (): Promise<Server | undefined> => {
  const programs = await newestOf('/usr/lib/postgresql', 'bin/postgres');
  const account = await accountOf('postgres');
  if (!programs || account === 'missing') return undefined;
  const directory = await makeDirectory('postgresql', account);
  const data = join(directory, 'data');
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, PASSWORD);
  if (account) await chown(passwordFile, account.uid, account.gid);
  await runQuietly(
    directory,
    as(account, [
      join(programs, 'bin/initdb'),
      ...['-D', data, '-U', USER, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
      ...['-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '-N'],
    ]),
  );
  const { default: pg } = await import('pg');
  const withClient = async (port: number, database: string, text: string) => {
    const client = new pg.Client({ host: HOST, port, user: USER, password: PASSWORD, database });
    client.on('error', () => {}); // Told by the promise, too.
    try {
      await client.connect();
      await client.query(text);
    } finally {
      await client.end().catch(() => {});
    }
  };
  const port = await freePort();
  const settings = [
    `port=${port}`,
    `listen_addresses=${HOST}`,
    `unix_socket_directories=${directory}`,
    ...['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'max_connections=200'],
  ];
  const server = await guard({
    directory,
    signal: 'QUIT',
    command: as(account, [
      join(programs, 'bin/postgres'),
      ...['-D', data],
      ...settings.flatMap((setting) => ['-c', setting]),
    ]),
    port,
    ask: (at) => withClient(at, 'postgres', 'select 1'),
  });
  await withClient(port, 'postgres', `create database ${DATABASE}`);
  return server;
};

const makeMariadb = async (): Promise<Server | undefined> => {
  const daemon = await pathOf('mariadbd');
  const install = await pathOf('mariadb-install-db');
  const account = await accountOf('mysql');
  if (!daemon || !install || account === 'missing') return undefined;
  const directory = await makeDirectory('mariadb', account);
  const data = join(directory, 'data');
  const first = join(directory, 'first.sql');
  await writeFile(
    first,
    `create database ${DATABASE} character set utf8mb4;
create user ${USER}@'%' identified by '${PASSWORD}';
grant all on *.* to ${USER}@'%' with grant option;
`,
  );
  if (account) await chown(first, account.uid, account.gid);
  const user = account ? ['--user=mysql'] : [];
  await runQuietly(directory, [
    install,
    ...['--no-defaults', ...user, `--datadir=${data}`],
    ...['--auth-root-authentication-method=normal', '--skip-test-db'],
  ]);
  const port = await freePort();
  const { createConnection } = await import('mysql2/promise');
  return guard({
    directory,
    signal: 'KILL',
    command: [
      daemon,
      ...['--no-defaults', ...user, `--datadir=${data}`, `--socket=${join(directory, 'socket')}`],
      ...[`--port=${port}`, `--bind-address=${HOST}`, `--pid-file=${join(directory, 'pid')}`],
      ...['--skip-log-bin', '--skip-name-resolve', '--innodb-flush-log-at-trx-commit=0'],
      ...['--innodb-buffer-pool-size=256M', '--max-connections=200', `--init-file=${first}`],
      ...['--character-set-server=utf8mb4'],
    ],
    port,
    ask: async (at) => {
      const connection = await createConnection({
        ...{ host: HOST, port: at, user: USER, password: PASSWORD, database: DATABASE },
      });
      connection.destroy();
    },
  });
};

type Kind = 'postgresql' | 'mariadb';

/** Of the process rather than of this module, as test runners may load a module more than once. */
const started = (): Map<Kind, Promise<Server | undefined>> => {
  const key = Symbol.for('polder.federation.servers');
  // The global object has no type for a symbol of our own.
  const holder = globalThis as unknown as Record<
    symbol,
    Map<Kind, Promise<Server | undefined>> | undefined
  >;
  holder[key] ??= new Map();
  return holder[key];
};

const once = (kind: Kind, make: () => Promise<Server | undefined>): Promise<Server | undefined> => {
  const servers = started();
  const known = servers.get(kind);
  if (known) return known;
  const made = make().then(
    (server) =>
      server && {
        ...server,
        stop: async () => {
          servers.delete(kind);
          await server.stop();
        },
      },
  );
  servers.set(kind, made);
  return made;
};

/**
 * A PostgreSQL server; undefined where the Debian package `postgresql` is missing.
 *
 * @example
 * const server = await startPostgresql();
 * describe.skipIf(!server)('orders (needs the package postgresql)', () => { … });
 */
export const startPostgresql = (): Promise<Server | undefined> =>
  once('postgresql', makePostgresql);

/** A MariaDB server; undefined where the Debian package `mariadb-server` is missing. */
export const startMariadb = (): Promise<Server | undefined> => once('mariadb', makeMariadb);
