/** A network between a connector and its server that can be made to fail. */
import { connect, createServer, type Socket } from 'node:net';

export interface FailingNetwork {
  readonly host: string;
  readonly port: number;
  /** Passes nothing on any more, in either direction, and closes nothing: a server that hangs. */
  readonly hang: () => void;
  /** Ends all connections at once, as a broken network or a dying server does. */
  readonly cut: () => void;
  /** Cuts each connection after so many bytes from the server. */
  readonly cutAfter: (bytes: number) => void;
  /** Passes everything on again, for connections made from now on. */
  readonly heal: () => void;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';

export const startProxy = async (target: {
  readonly host: string;
  readonly port: number;
}): Promise<FailingNetwork> => {
  const sockets = new Set<Socket>();
  let isHanging = false;
  let limit = Number.POSITIVE_INFINITY;

  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    let passed = 0;
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
    upstream.on('data', (data) => {
      passed += data.length;
      if (passed > limit) client.destroy();
      else if (!client.write(data) && !isHanging) {
        upstream.pause();
        client.once('drain', () => isHanging || upstream.resume());
      }
    });
  });

  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
      else reject(new Error('No port'));
    });
  });

  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    host: HOST,
    port,
    cut,
    hang: () => {
      isHanging = true;
      for (const socket of sockets) socket.pause();
    },
    cutAfter: (bytes) => {
      limit = bytes;
    },
    heal: () => {
      isHanging = false;
      limit = Number.POSITIVE_INFINITY;
      cut();
    },
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
