/** An OpenAI-compatible endpoint on this machine: it keeps what it is asked, and answers as told. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOfModel {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly temperature: number;
    readonly max_tokens: number;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

/** What is said by the model; or the whole answer of the server. */
export type ModelAnswer =
  | { readonly content: string | null }
  | { readonly status?: number; readonly body: string }
  /** No answer until the connection is closed. */
  | 'silence'
  /** The head of an answer, then nothing. */
  | 'half'
  /** More and more. */
  | 'endless';

export interface ModelStub {
  readonly url: string;
  readonly asked: AskedOfModel[];
  /** Every answer from now on. */
  readonly answer: (answer: ModelAnswer) => void;
  /** How many connections were given up by who asked. */
  readonly closed: () => number;
  readonly close: () => Promise<void>;
}

export const saying = (answer: string, ...citations: readonly number[]): ModelAnswer => ({
  content: JSON.stringify({ answer, citations }),
});

const completion = (content: string | null): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  });

const pour = (response: ServerResponse): void => {
  while (!response.destroyed && response.write('x'.repeat(16_384)));
  if (!response.destroyed) response.once('drain', () => pour(response));
};

export const openModelStub = async (): Promise<ModelStub> => {
  const asked: AskedOfModel[] = [];
  let answer: ModelAnswer = 'silence';
  let closed = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('close', () => {
      if (!response.writableFinished) closed += 1;
    });
    request.on('end', () => {
      asked.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(Buffer.concat(chunks).toString()),
      });
      if (answer === 'silence') return;
      const status = typeof answer === 'object' && 'status' in answer ? answer.status : 200;
      response.writeHead(status ?? 200, { 'content-type': 'application/json' });
      if (answer === 'half') response.write('{"choices":');
      else if (answer === 'endless') pour(response);
      else response.end('content' in answer ? completion(answer.content) : answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    answer: (next) => {
      answer = next;
    },
    closed: () => closed,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
