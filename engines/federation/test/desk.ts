/** A REST service of a few lists, some of which are slow or far larger than they say. */
import { createServer, type ServerResponse } from 'node:http';

const TABLES = ['numbers', 'large', 'many', 'sleeping', 'trickling'] as const;

const SIZES: Readonly<Record<string, number>> = { numbers: 10, large: 50_000 };

export const deskDescription = {
  openapi: '3.0.3',
  info: { title: 'Desk', version: '1' },
  paths: Object.fromEntries(
    TABLES.map((table) => [
      `/${table}`,
      {
        get: {
          operationId: table,
          responses: {
            '200': {
              description: 'rows',
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id'],
                      properties: { id: { type: 'integer', format: 'int32' } },
                    },
                  },
                },
              },
            },
          },
        },
      },
    ]),
  ),
};

export interface Desk {
  readonly address: { readonly host: string; readonly port: number };
  /** Requests that somebody still waits for. */
  readonly open: () => number;
  readonly grow: () => void;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** Writes rows no faster than they are read. */
const writeRows = (response: ServerResponse, first: number, count: number): void => {
  let next = 1;
  const more = (): void => {
    while (next <= count && !response.destroyed) {
      const end = Math.min(count, next + 999);
      const rows = Array.from({ length: end - next + 1 }, (_, at) => `{"id":${first + next + at}}`);
      const text = `${next === 1 ? '[' : ','}${rows.join(',')}`;
      next = end + 1;
      if (!response.write(text) && next <= count) {
        response.once('drain', more);
        return;
      }
    }
    response.end(']');
  };
  more();
};

export const startDesk = async (first: number): Promise<Desk> => {
  const waiting = new Set<ServerResponse>();
  let many = 10;
  const server = createServer((request, response) => {
    waiting.add(response);
    response.on('close', () => waiting.delete(response));
    response.on('error', () => {}); // Followed by `close`.
    response.setHeader('content-type', 'application/json');
    const table = (request.url ?? '').slice(1).replace(/\?.*/, '');
    if (table === 'sleeping') return;
    if (table === 'trickling') {
      response.write(`[{"id":${first + 1}}`);
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
      return;
    }
    writeRows(response, first, table === 'many' ? many : (SIZES[table] ?? 0));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    address: { host: HOST, port },
    open: () => waiting.size,
    grow: () => {
      many = 1_000_000;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
