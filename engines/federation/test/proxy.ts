/** A network between a connector and its server that can be made to fail. */
import { connect, createServer, type Socket } from 'node:net';

export interface FailingNetwork {
  readonly host: string;
  readonly port: number;
  /** Connections that are open now. */
  readonly connections: () => number;
  /** Passes nothing on any more, in either direction, and closes nothing: a server that hangs. */
  readonly hang: () => void;
  /** Ends all connections at once, as a broken network or a dying server does. */
  readonly cut: () => void;
  /** Cuts each connection after so many bytes from the server. */
  readonly cutAfter: (bytes: number) => void;
  /** Passes on no more than so many bytes from the server in ten milliseconds, on each connection. */
  readonly slow: (bytes: number) => void;
  /** Ends all connections and takes no new ones: a server that is not there. */
  readonly refuse: () => Promise<void>;
  /** Passes everything on again, for connections made from now on. */
  readonly heal: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';
const TICK = 10;

export const startProxy = async (target: {
  readonly host: string;
  readonly port: number;
}): Promise<FailingNetwork> => {
  /** Both sides of each connection. */
  const sockets = new Set<Socket>();
  let isHanging = false;
  let limit = Number.POSITIVE_INFINITY;
  let pace = Number.POSITIVE_INFINITY;

  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    let passed = 0;
    /** Whether the client takes more at once. */
    const write = (data: Buffer): boolean => {
      passed += data.length;
      if (passed <= limit) return client.write(data);
      client.destroy();
      return true;
    };
    const pass = (data: Buffer): void => {
      if (write(data) || isHanging) return;
      upstream.pause();
      client.once('drain', () => isHanging || upstream.resume());
    };
    const trickle = (data: Buffer): void => {
      upstream.pause();
      write(data.subarray(0, pace));
      const rest = data.subarray(pace);
      setTimeout(() => {
        if (isHanging || client.destroyed) return;
        if (rest.length > 0) trickle(rest);
        else upstream.resume();
      }, TICK);
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      socket.on('error', () => {}); // Followed by `close`.
      if (isHanging) socket.pause();
    }
    if (isHanging) return;
    client.on('data', (data) => upstream.write(data));
    upstream.on('data', (data) => (pace < Number.POSITIVE_INFINITY ? trickle(data) : pass(data)));
  });

  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, HOST, () => {
        server.off('error', reject);
        const address = server.address();
        if (typeof address === 'object' && address) resolve(address.port);
        else reject(new Error('No port'));
      });
    });
  const port = await listen(0);

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const refuse = (): Promise<void> => {
    cut();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return {
    host: HOST,
    port,
    connections: () => sockets.size / 2,
    cut,
    refuse,
    hang: () => {
      isHanging = true;
      for (const socket of sockets) socket.pause();
    },
    cutAfter: (bytes) => {
      limit = bytes;
    },
    slow: (bytes) => {
      pace = bytes;
    },
    heal: async () => {
      isHanging = false;
      limit = Number.POSITIVE_INFINITY;
      pace = Number.POSITIVE_INFINITY;
      cut();
      if (!server.listening) await listen(port);
    },
    stop: refuse,
  };
};
