/** Services on the loopback interface that are sent hostile texts, through the whole stack. */
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uniformDraws } from '@polder/random';
import { duckdb } from '../src/dialects/duckdb.ts';
import { createFederation } from '../src/federation.ts';
import { createLocalEngine } from '../src/local/engine.ts';
import { listen } from '../src/sources/http/test/loopback.ts';
import type { Source } from '../src/sources/source.ts';
import type { Row, Value } from '../src/values.ts';
import { hostileTexts, MARK } from './hostile-texts.ts';
import { memorySource } from './memory-source.ts';

/** Also what leads elsewhere in addresses, documents and filters. */
export const SERVICE_TEXTS: readonly string[] = [
  ...hostileTexts(uniformDraws(1848), 40),
  ...'. .. ../.. ..\\..  %2e%2e %2e%2e%2f %252e%252e%252f ..;/x / //evil.example a/b a\\b'.split(
    / +/,
  ),
  ...'?x=1 #x a&b=c a=b a+b % %zz %00 @evil.example :80 {id} [::1] http://evil.example/'.split(' '),
  ...'* a* (cn=*) \\2a \\00 &amp; &#x27; <b/> ]]> {{who}}'.split(' '),
  ...['a b', '\0', 'a\r\nX-Injected: 1', 'a\nb', '\ud800', '\u0085', '\ufffe'],
  ...['＇ or 1 eq 1', "' or Name ne '", "') or true eq (true"],
];

export interface Request {
  readonly method: string;
  /** As it stands in the first line. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

export interface Stage {
  /** A server that keeps what it is asked, and answers what a function of it says. */
  readonly serve: (
    answer: (request: Request) => Answer,
  ) => Promise<{ readonly url: string; readonly asked: readonly Request[] }>;
  /**
   * Questions to a source and to `words.all`, whose rows are all the texts. Throws when rows of a source
   * are missing, and when a text shows in what is told of a statement.
   */
  readonly open: (
    source: Source,
  ) => (text: string, ...parameters: readonly Value[]) => Promise<readonly Row[]>;
  /** Is done at the end, in turn. */
  readonly later: (end: () => Promise<void>) => void;
  readonly end: () => Promise<void>;
}

export const createStage = (): Stage => {
  const ending: (() => Promise<void>)[] = [];
  const local = createLocalEngine({
    dialect: duckdb,
    memoryLimit: '200MB',
    threads: 1,
    temporaryDirectory: join(tmpdir(), 'polder-services-test'),
  });
  return {
    serve: async (answer) => {
      const asked: Request[] = [];
      const { url, stop } = await listen((request, response) => {
        let body = '';
        request.setEncoding('utf8');
        request.on('data', (chunk) => {
          body += chunk;
        });
        request.on('end', () => {
          const { method = '', url: path = '', headers } = request;
          const whole = { method, url: path, headers, body };
          asked.push(whole);
          const { status = 200, type = 'application/json', body: text } = answer(whole);
          response.writeHead(status, { 'content-type': type });
          response.end(text);
        });
      });
      ending.push(stop);
      return { url, asked };
    },
    open: (source) => {
      const words = memorySource('words', {
        all: {
          columns: { word: { name: 'text' } },
          rows: SERVICE_TEXTS.map((text) => [text]),
        },
      });
      const federation = createFederation({
        sources: [source, words],
        local,
        now: () => performance.now(),
      });
      ending.push(federation.close);
      return async (text, ...parameters) => {
        const run = await federation.query(text, { parameters });
        const rows: Row[] = [];
        for await (const batch of run.rows) rows.push(...batch);
        for (const { statement, status, failure } of run.report().fragments) {
          if (statement.includes(MARK)) throw new Error(`A text stands in ${statement}`);
          if (status === 'missing') throw new Error(`Rows are missing: ${failure}`);
        }
        return rows;
      };
    },
    later: (end) => {
      ending.push(end);
    },
    end: async () => {
      for (const end of ending.splice(0)) await end();
      await local.close();
    },
  };
};
