/**
 * A server for tests that speaks Trino's statement protocol, as its documentation for writers of clients
 * has it, and computes nothing: it answers statements with the pages that it was given.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface ScriptedAnswer {
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  /** Text of the JSON of each page's rows, so that numbers stand in it as a server writes them. */
  readonly pages?: readonly string[];
  readonly error?: { readonly errorName: string; readonly message: string };
  /** After the pages it computes for ever: empty pages, until it is cancelled. */
  readonly isEndless?: boolean;
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Coordinator {
  readonly port: number;
  readonly seen: Seen[];
  /** Statements that were neither fetched to the end nor cancelled. */
  readonly running: () => number;
  /** What the next requests get instead of an answer, in turn. */
  readonly misbehave: (...ways: readonly Misbehaviour[]) => void;
  readonly stop: () => Promise<void>;
}

export type Misbehaviour = 'fine' | 'hang' | 'cut' | 'no-json' | { readonly status: number };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
};

export const startCoordinator = async (
  answer: (statement: string) => ScriptedAnswer,
): Promise<Coordinator> => {
  const seen: Seen[] = [];
  const queries = new Map<string, ScriptedAnswer>();
  const ways: Misbehaviour[] = [];
  let count = 0;

  const page = (id: string, index: number, script: ScriptedAnswer): string => {
    const { columns = [], pages = [], error, isEndless } = script;
    const rows = pages[index - 1];
    const hasMore = index < pages.length || isEndless === true;
    const isLast = !hasMore;
    if (isLast) queries.delete(id);
    return `{${[
      `"id":"${id}","infoUri":"http://elsewhere.example/ui"`,
      // By a name that only a proxy knows: clients have to stay with the address that they were given.
      hasMore &&
        `"nextUri":"http://elsewhere.example/v1/statement/executing/${id}/s/${index + 1}?a=b"`,
      index > 0 && `"columns":${JSON.stringify(columns)}`,
      rows && `"data":${rows}`,
      isLast && error && `"error":${JSON.stringify({ ...error, errorCode: 1, errorType: 'X' })}`,
      `"stats":{"state":"${isLast ? 'FINISHED' : 'RUNNING'}"}`,
    ]
      .filter(Boolean)
      .join(',')}}`;
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers, body: await bodyOf(request) });
    const way = ways.shift() ?? 'fine';
    if (way === 'hang') return;
    if (way === 'cut') {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('{"id":');
      setTimeout(() => request.socket.destroy(), 20);
      return;
    }
    if (typeof way === 'object') {
      response.writeHead(way.status).end('a text with values');
      return;
    }
    if (way === 'no-json') {
      response.writeHead(200).end('<html>a text with values</html>');
      return;
    }
    const [, id = '', index = ''] = /executing\/(\w+)\/s\/(\d+)/.exec(url) ?? [];
    if (method === 'POST') {
      count += 1;
      const script = answer(seen.at(-1)?.body ?? '');
      queries.set(`q${count}`, script);
      response.end(page(`q${count}`, 0, script));
    } else if (url === '/v1/info') {
      response.end('{"nodeVersion":{"version":"435"},"starting":false}');
    } else if (method === 'DELETE') {
      response.writeHead(queries.delete(id) ? 204 : 404).end();
    } else {
      const script = queries.get(id);
      if (script) response.end(page(id, Number(index), script));
      else response.writeHead(410).end();
    }
  };

  const server = createServer((request, response) => {
    respond(request, response).catch(() => request.socket.destroy());
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return {
    port,
    seen,
    running: () => queries.size,
    misbehave: (...given) => {
      ways.push(...given);
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
