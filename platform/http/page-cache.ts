import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { acceptsCoding, isKnownTag } from './negotiation.ts';

/** Number of the last write that the public could see; read on every request, so that a cached page is never old. */
const revisionOf = async (db: Db): Promise<number> => {
  const { rows } = await db.execute<{ number: number }>(sql`SELECT number FROM platform.revision`);
  return Number(rows[0]?.number ?? 0);
};

/**
 * Reads the revision for many requests at once: whoever asks while a query runs shares the next one,
 * never the running one, so that each gets a number read after it asked.
 */
export const sharedRevision = (db: Db): (() => Promise<number>) => {
  let running: Promise<unknown> | undefined;
  let next: Promise<number> | undefined;
  const start = (): Promise<number> => {
    next = undefined;
    const query = revisionOf(db);
    running = query.catch(() => {});
    return query;
  };
  return () => {
    next ??= (running ?? Promise.resolve()).then(start);
    return next;
  };
};

/** Ends a write: pages made before it are no longer served. The last statement, so that its row lock is short. */
export const raiseRevision = async (tx: Db): Promise<void> => {
  await tx.execute(
    sql`INSERT INTO platform.revision (id, number) VALUES (1, 1)
        ON CONFLICT (id) DO UPDATE SET number = revision.number + 1`,
  );
};

export interface CachedPage {
  readonly revision: number;
  readonly html: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

const bytesAtMost = 64_000_000;

/** Pages that are the same for every visitor, by address and language; the longest unused goes first. */
export const createPageCache = () => {
  const pages = new Map<string, CachedPage>();
  let bytes = 0;
  const weight = (page: CachedPage) => page.html.length + page.gzip.length;
  return {
    get: (key: string, revision: number): CachedPage | undefined => {
      const page = pages.get(key);
      if (!page) return undefined;
      pages.delete(key);
      if (page.revision !== revision) {
        bytes -= weight(page);
        return undefined;
      }
      pages.set(key, page); // now the most recently used
      return page;
    },
    put: (key: string, revision: number, markup: string): CachedPage => {
      const html = new TextEncoder().encode(markup);
      const page: CachedPage = {
        revision,
        html,
        gzip: new Uint8Array(gzipSync(html)),
        etag: `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`,
      };
      const earlier = pages.get(key);
      if (earlier) bytes -= weight(earlier);
      pages.set(key, page);
      bytes += weight(page);
      for (const [oldest, old] of pages) {
        if (bytes <= bytesAtMost) break;
        pages.delete(oldest);
        bytes -= weight(old);
      }
      return page;
    },
  };
};

/**
 * A page that many ask for at once is made once: the others wait for the first. Of a kind of pages that
 * turn out to be one of a kind (they hold a form), everyone makes the own without waiting.
 */
export const createSharedMaking = () => {
  const running = new Map<string, Promise<CachedPage | undefined>>();
  const oneOfAKind = new Set<string>();
  return async (
    kind: string,
    key: string,
    make: () => Promise<Response | CachedPage>,
  ): Promise<Response | CachedPage> => {
    if (oneOfAKind.has(kind)) return make();
    const theirs = running.get(key);
    const page = theirs && (await theirs);
    if (page) return page;
    const own = make();
    const shared = own.then(
      (made) => (made instanceof Response ? undefined : made),
      () => undefined,
    );
    running.set(key, shared);
    try {
      const made = await own;
      if (made instanceof Response && made.status === 200) oneOfAKind.add(kind);
      return made;
    } finally {
      if (running.get(key) === shared) running.delete(key);
    }
  };
};

export const respondCached = (request: Request, page: CachedPage): Response => {
  const headers = {
    'content-type': 'text/html; charset=UTF-8',
    'cache-control': 'public, max-age=0, must-revalidate',
    vary: 'Accept-Encoding, Accept-Language, Cookie',
    etag: page.etag,
  };
  if (isKnownTag(request.headers.get('if-none-match'), page.etag))
    return new Response(null, { status: 304, headers });
  const isGzip = acceptsCoding(request.headers.get('accept-encoding'), 'gzip');
  return new Response(isGzip ? page.gzip : page.html, {
    headers: isGzip ? { ...headers, 'content-encoding': 'gzip' } : headers,
  });
};
