/** One connection to a directory, for one statement. */
import { type EventEmitter, errorMonitor } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import type { Client } from 'ldapts';
import { SourceError, type SourceFailure } from '../../federation-error.ts';
import { raced } from '../../raced.ts';
import type { Budget } from '../http/budget.ts';
import { codeOf, failureOfNetwork } from '../http/failure.ts';
import { secureOptionsOf } from '../http/tls.ts';
import type { LdapSettings } from './options.ts';

/** Milliseconds after which a connection is gone, whether its end was heard or not. */
const FAREWELL = 50;

/** Result codes of RFC 4511, appendix A; others are `rejected`. */
const BY_CODE: ReadonlyMap<number, SourceFailure> = new Map([
  [3, 'deadline'],
  [4, 'too-many-rows'],
  [7, 'credentials'],
  [8, 'credentials'],
  [11, 'too-many-rows'],
  [13, 'credentials'],
  [16, 'schema-changed'],
  [17, 'schema-changed'],
  [32, 'schema-changed'],
  [48, 'credentials'],
  [49, 'credentials'],
  [50, 'forbidden'],
  [51, 'unreachable'],
  [52, 'unreachable'],
]);

/** The server's own words may repeat names and values, so only codes stay. */
const failureOf = (source: string, error: unknown): SourceError => {
  if (error instanceof SourceError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'number') {
    return new SourceError(source, BY_CODE.get(code) ?? 'rejected', `LDAP ${code}`);
  }
  if (codeOf(error) !== undefined) return failureOfNetwork(source, error);
  const isTimeout = error instanceof Error && error.message === 'Connection timeout';
  return new SourceError(source, isTimeout ? 'unreachable' : 'connection-lost');
};

/**
 * Opens a connection, says who asks, runs the work on it and closes it. When the statement is over, for
 * whatever reason, the connection is cut at once: a directory then stops by itself.
 *
 * @throws SourceError
 */
export async function* withConnection<Item>(
  settings: LdapSettings,
  budget: Budget,
  work: (client: Client) => AsyncIterable<Item>,
): AsyncGenerator<Item> {
  const { source, signal } = budget;
  const { Client } = await import('ldapts');
  const sockets = new Set<net.Socket>();
  let failure: SourceError | undefined;
  /** Why a connection broke, which the library does not always pass on. */
  let broken: SourceError | undefined;
  const watched = <Socket extends net.Socket>(socket: Socket): Socket => {
    sockets.add(socket);
    // The types of sockets leave this event out.
    const emitter: EventEmitter = socket;
    emitter.on(errorMonitor, (error: Error) => {
      broken ??= failureOf(source, error);
    });
    socket.on('data', (bytes: Buffer) => {
      try {
        budget.takeBytes(bytes.length);
      } catch (error) {
        failure = failureOf(source, error);
        socket.destroy();
      }
    });
    return socket;
  };
  const { tls: own = {} } = settings;
  const { hostname, protocol } = new URL(settings.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const named = own.serverName ?? (net.isIP(host) === 0 ? host : undefined);
  const tlsOptions: tls.ConnectionOptions = {
    ...secureOptionsOf(own),
    host,
    // The name that a certificate has to have; addresses are no names (RFC 6066 section 3).
    ...(named !== undefined && { servername: named }),
  };
  const client = new Client({
    url: settings.url,
    connectTimeout: Math.max(1, Math.min(settings.connectTimeout, budget.remaining())),
    // With these the library speaks TLS from the first byte, whatever the address says.
    ...(protocol === 'ldaps:' && { tlsOptions }),
    // The library calls these in one of several forms; they are passed on as they come.
    createConnection: ((...form: Parameters<typeof net.connect>) =>
      watched(net.connect(...form))) as typeof net.connect,
    createSecureConnection: ((...form: Parameters<typeof tls.connect>) =>
      watched(tls.connect(...form))) as typeof tls.connect,
  });
  // The library does not always settle what is under way when a connection ends.
  const over = new AbortController();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
    over.abort(new SourceError(source, budget.reason() ?? 'cancelled'));
  };
  if (signal.aborted) cut();
  signal.addEventListener('abort', cut, { once: true });
  const step = <Result>(promise: Promise<Result>): Promise<Result> => raced(promise, over.signal);
  try {
    if (settings.startTls) await step(client.startTLS(tlsOptions));
    if (settings.bind) await step(client.bind(settings.bind.dn, settings.bind.password));
    const items = work(client)[Symbol.asyncIterator]();
    for (;;) {
      const next = await step(items.next());
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    const reason = budget.reason();
    if (reason) throw new SourceError(source, reason);
    const found = failure ?? failureOf(source, error);
    throw found.failure === 'connection-lost' ? (broken ?? found) : found;
  } finally {
    signal.removeEventListener('abort', cut);
    // A farewell that nobody waits for; an abort has cut the connection already.
    setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, FAREWELL).unref();
    client.unbind().catch(() => {});
  }
}
