/** Connections that are used again: as many as allowed, opened when needed, closed when long unused. */

export interface Pool<Connection> {
  /**
   * The connection used last, a new one, or the first that others give back.
   *
   * @throws the signal's reason, or why no connection could be opened
   */
  readonly acquire: (signal: AbortSignal) => Promise<Connection>;
  /** Gives it back whole. */
  readonly release: (connection: Connection) => void;
  /** Gives it back to be closed: nobody knows in what state it is. */
  readonly discard: (connection: Connection) => void;
  /** Closes those that are not in use: what has ended one may have ended all, and not all know it yet. */
  readonly distrust: () => void;
  /** Those in use are closed as they are given back; who waits or asks later meets the reason. */
  readonly close: (reason: unknown) => void;
}

export interface PoolOptions<Connection> {
  readonly open: () => Promise<Connection>;
  readonly close: (connection: Connection) => void;
  /** False once the other side, or the network, has ended it. */
  readonly isOpen: (connection: Connection) => boolean;
  readonly limit: number;
  /** Milliseconds after which an unused connection is closed. */
  readonly idleTime: number;
}

interface Waiting<Connection> {
  /** In the order of asking. */
  readonly turn: number;
  readonly resolve: (connection: Connection) => void;
  readonly reject: (reason: unknown) => void;
}

export const createPool = <Connection>({
  open,
  close,
  isOpen,
  limit,
  idleTime,
}: PoolOptions<Connection>): Pool<Connection> => {
  /** The one used last stands last. */
  const idle: { readonly connection: Connection; readonly since: number }[] = [];
  const queue: Waiting<Connection>[] = [];
  /** Open or being opened. */
  let count = 0;
  let opening = 0;
  let turns = 0;
  /** How often one was lost. */
  let losses = 0;
  let closed: { readonly reason: unknown } | undefined;
  let sweeper: ReturnType<typeof setTimeout> | undefined;

  const end = (connection: Connection): void => {
    count -= 1;
    close(connection);
  };

  const sweep = (): void => {
    sweeper = undefined;
    const before = Date.now() - idleTime;
    while (idle[0] && idle[0].since <= before) {
      const oldest = idle.shift();
      if (oldest) end(oldest.connection);
    }
    scheduleSweep();
  };

  const scheduleSweep = (): void => {
    if (sweeper || !idle[0]) return;
    sweeper = setTimeout(sweep, Math.max(0, idle[0].since + idleTime - Date.now()) + 1);
    sweeper.unref();
  };

  const offer = (connection: Connection): void => {
    if (closed || !isOpen(connection)) {
      end(connection);
      serve();
      return;
    }
    const first = queue.shift();
    if (first) first.resolve(connection);
    else idle.push({ connection, since: Date.now() });
    scheduleSweep();
  };

  /**
   * What went wrong concerns all who waited already when this was tried, unless others have connections
   * that will come free: then only the first.
   */
  const refuse = (reason: unknown, triedAt: number): void => {
    count -= 1;
    const concerned = queue
      .filter(({ turn }) => turn < triedAt)
      .slice(0, count === 0 ? queue.length : 1);
    for (const waiting of concerned) {
      queue.splice(queue.indexOf(waiting), 1);
      waiting.reject(reason);
    }
    serve();
  };

  const serve = (): void => {
    while (queue.length > opening && count < limit) {
      const triedAt = turns;
      const lossesBefore = losses;
      count += 1;
      opening += 1;
      open()
        .finally(() => {
          opening -= 1;
        })
        .then(
          (connection) => {
            if (losses === lossesBefore) return offer(connection);
            end(connection);
            serve();
          },
          (reason: unknown) => refuse(reason, triedAt),
        );
    }
  };

  const acquire = (signal: AbortSignal): Promise<Connection> => {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (closed) return Promise.reject(closed.reason);
    for (let last = idle.pop(); last; last = idle.pop()) {
      if (isOpen(last.connection)) return Promise.resolve(last.connection);
      end(last.connection);
    }
    return new Promise((resolve, reject) => {
      const stop = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
      };
      const settle =
        <Given>(pass: (given: Given) => void) =>
        (given: Given) => {
          signal.removeEventListener('abort', stop);
          pass(given);
        };
      turns += 1;
      const waiting = { turn: turns - 1, resolve: settle(resolve), reject: settle(reject) };
      signal.addEventListener('abort', stop, { once: true });
      queue.push(waiting);
      serve();
    });
  };

  const endIdle = (): void => {
    for (const { connection } of idle.splice(0)) end(connection);
  };

  return {
    acquire,
    distrust: () => {
      losses += 1;
      endIdle();
    },
    release: offer,
    discard: (connection) => {
      end(connection);
      serve();
    },
    close: (reason) => {
      closed = { reason };
      clearTimeout(sweeper);
      endIdle();
      for (const waiting of queue.splice(0)) waiting.reject(reason);
    },
  };
};
