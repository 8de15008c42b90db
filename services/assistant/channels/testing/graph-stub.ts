/** Meta's Graph API as far as messages go, on this machine: it keeps what it is sent, and answers as told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  readonly path: string;
  readonly token: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

interface Told {
  readonly status: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphStub {
  readonly url: string;
  readonly sent: Sent[];
  /** Answers of the next requests, in order; after them all goes well. */
  readonly next: (...answers: readonly Told[]) => void;
  readonly close: () => Promise<void>;
}

const graphError = (code: number, subcode?: number) => ({
  error: { message: 'no', type: 'OAuthException', code, error_subcode: subcode },
});

export const refusal = (status: number, code: number, subcode?: number): Told => ({
  status,
  body: graphError(code, subcode),
});

export const openGraphStub = async (): Promise<GraphStub> => {
  const sent: Sent[] = [];
  const answers: Told[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      sent.push({
        path: request.url ?? '',
        token: request.headers.authorization ?? '',
        body: JSON.parse(Buffer.concat(chunks).toString()),
        at: performance.now(),
      });
      count += 1;
      const { status, body, headers } = answers.shift() ?? {
        status: 200,
        body: { messages: [{ id: `wamid.out${count}` }], message_id: `m_out${count}` },
      };
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/v26.0`,
    sent,
    next: (...told) => {
      answers.push(...told);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
