import pg from 'pg';

/** How long a request waits for a connection: a server that is away must not hold people up. */
const connectMilliseconds = 10_000;

/**
 * Connections to a PostgreSQL server that outlive its restart. A connection that breaks while a
 * transaction holds it leaves the pool at once, whether or not the holder gives it back (one whose
 * `BEGIN` failed is never given back), and its failure reaches whoever asks next, not the process.
 */
export class ServerPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ connectionTimeoutMillis: connectMilliseconds, keepAlive: true, ...options });
    this.on('error', () => {}); // an idle connection that breaks is replaced at the next query
    this.on('connect', (client) => client.on('error', () => {})); // told by the query that fails
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(
    callback?: Parameters<pg.Pool['connect']>[0],
  ): Promise<pg.PoolClient> | undefined {
    if (callback === undefined) return super.connect().then(releasedOnce);
    super.connect(callback); // a single query of the pool itself, which always gives back
    return undefined;
  }
}

/** Gives a connection back once: by its holder, or by itself when it ends. */
const releasedOnce = (client: pg.PoolClient): pg.PoolClient => {
  const giveBack = client.release.bind(client);
  const onEnd = () => client.release(true);
  let isHeld = true;
  client.release = (reason) => {
    if (!isHeld) return;
    isHeld = false;
    client.removeListener('end', onEnd);
    giveBack(reason);
  };
  client.once('end', onEnd);
  return client;
};
