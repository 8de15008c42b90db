/** What comes after a page. */
import { SourceError } from '../../federation-error.ts';
import type { HttpAnswer, HttpRequest } from '../http/client.ts';
import { isWrittenNumber, memberAt } from '../http/json-text.ts';
import { type Operation, splitPath } from './operation.ts';
import type { Extra } from './request.ts';

/** How to ask for a page: by what is added to the operation's request, or by an address that was given. */
export type Turn =
  | { readonly kind: 'extras'; readonly extras: readonly Extra[]; readonly at: number }
  | { readonly kind: 'address'; readonly url: URL };

export interface Page {
  readonly request: HttpRequest;
  readonly answer: Pick<HttpAnswer, 'headers' | 'status'>;
  readonly json: unknown;
  /** Items of the page, before any is left out; undefined where one object is all of the answer. */
  readonly items: number | undefined;
}

const place = (operation: Operation, at: number): Turn => {
  const { paging, slotOf } = operation;
  switch (paging.kind) {
    case 'offset':
      return {
        kind: 'extras',
        at,
        extras: [
          { slot: slotOf(paging.offset), value: at },
          { slot: slotOf(paging.limit), value: paging.size },
        ],
      };
    case 'page':
      return {
        kind: 'extras',
        at,
        extras: [
          { slot: slotOf(paging.page), value: at },
          ...(paging.size === undefined ? [] : [{ slot: slotOf(paging.size), value: paging.rows }]),
        ],
      };
    default:
      return { kind: 'extras', at, extras: [] };
  }
};

export const firstTurn = (operation: Operation): Turn =>
  place(operation, operation.paging.kind === 'page' ? operation.paging.first : 0);

/** `<address>; rel="next"` among the links of RFC 8288. */
const nextLink = (headers: Headers): string | undefined => {
  for (const [, address, parameters = ''] of (headers.get('link') ?? '').matchAll(
    /<([^>]*)>([^<]*)/g,
  )) {
    if (/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?=[\s;,]|$))/i.test(parameters))
      return address;
  }
  return undefined;
};

/** What says that there is no next page. */
const isEnd = (json: unknown): boolean =>
  json === undefined || json === null || json === false || json === '';

const totalIn = (json: unknown, path: string | undefined): number | undefined => {
  const total = path === undefined ? undefined : memberAt(json, splitPath(path));
  const isCount = /^\d{1,15}$/.test(String(total));
  return isCount && (typeof total === 'number' || typeof total === 'string')
    ? Number(total)
    : undefined;
};

/** Pages of one request; each knows those before it, so that none is asked for twice. */
export const createPages = (source: string, operation: Operation) => {
  const { paging } = operation;
  const rejected = (what: string): SourceError => new SourceError(source, 'rejected', what);
  const turns = new Set<string>();
  const digests = new Set<string>();
  let pages = 0;
  let items = 0;
  let most = 0;
  let total: number | undefined;
  /** The last page had fewer items than asked for, and than others if there were some. */
  let isShort = false;

  const once = (seen: Set<string>, key: string): void => {
    if (seen.has(key)) throw rejected('paging goes round');
    seen.add(key);
  };

  const address = (text: string, { request }: Page): Turn => {
    const url = URL.parse(text, request.url);
    // Credentials only go where the options say.
    if (!url || url.origin !== request.url.origin) throw rejected('next page elsewhere');
    once(turns, url.href);
    return { kind: 'address', url };
  };

  const requireTotal = (): void => {
    if (items < (total ?? 0)) throw rejected('fewer rows than the total');
  };

  /**
   * Counts a page that was asked for by its place. A short one may be the last, or all that the service
   * ever gives at once: only an empty one, or the total, tells that there are no more.
   */
  const isLast = (found: number, size: number, toldTotal: number | undefined): boolean => {
    items += found;
    isShort = found < size && (pages === 1 || found < most);
    most = Math.max(most, found);
    const isAfterEnd = found === 0 && pages > 1;
    // A row that went away before this page has moved another one out of sight.
    if (!isAfterEnd && total !== undefined && toldTotal !== undefined && toldTotal < total)
      throw rejected('total changed');
    if (!isAfterEnd) total = toldTotal ?? total;
    if (found === 0) requireTotal();
    return found === 0 || (total !== undefined && items >= total);
  };

  return {
    first: firstTurn(operation),

    /** Statuses that say, of the page to come, that there is none. */
    absent: (): readonly number[] => {
      const isByPlace = paging.kind === 'offset' || paging.kind === 'page';
      // Some services do not take a place behind the end; others do not take places beyond some number.
      return pages > 0 && isByPlace && isShort ? [204, 404, 400, 416] : [204, 404];
    },

    /** @throws SourceError when there should have been a page */
    end: (status: number): void => {
      if (pages === 0) {
        if (status === 404 && !operation.isMissingEmpty)
          throw new SourceError(source, 'schema-changed', 'HTTP 404');
      } else if (paging.kind === 'offset' || paging.kind === 'page') requireTotal();
      else if (status === 404) throw rejected('next page is not there');
    },

    /** @param digest equal for pages of equal items; undefined for those that are not compared */
    requireNew: (digest: string | undefined): void => {
      if (digest !== undefined) once(digests, digest);
    },

    /** @returns undefined after the last page */
    next: (turn: Turn, page: Page): Turn | undefined => {
      const at = turn.kind === 'extras' ? turn.at : 0;
      pages += 1;
      switch (paging.kind) {
        case 'none':
        case 'link': {
          const link = nextLink(page.answer.headers);
          if (link !== undefined) return address(link, page);
          if (paging.kind === 'none' && page.answer.status === 206) throw rejected('HTTP 206');
          return undefined;
        }
        case 'next-url': {
          const link = memberAt(page.json, splitPath(paging.path));
          if (isEnd(link)) return undefined;
          if (typeof link !== 'string') throw rejected('next page is no address');
          return address(link, page);
        }
        case 'cursor': {
          const given = memberAt(page.json, splitPath(paging.path));
          if (isEnd(given)) return undefined;
          const cursor = isWrittenNumber(given) ? given.rawJSON : given;
          if (typeof cursor !== 'string' && typeof cursor !== 'number')
            throw rejected('next page is neither text nor number');
          once(turns, String(cursor));
          return {
            kind: 'extras',
            at,
            extras: [{ slot: operation.slotOf(paging.parameter), value: cursor }],
          };
        }
        case 'offset':
        case 'page': {
          if (page.items === undefined) return undefined;
          const size = paging.kind === 'page' ? paging.rows : paging.size;
          if (isLast(page.items, size, totalIn(page.json, paging.total))) return undefined;
          return place(operation, at + (paging.kind === 'page' ? 1 : page.items));
        }
      }
    },
  };
};
