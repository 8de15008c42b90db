/** What comes after a page. */
import { SourceError } from '../../federation-error.ts';
import type { HttpAnswer, HttpRequest } from '../http/client.ts';
import { memberAt } from '../http/json-text.ts';
import { type Operation, splitPath } from './operation.ts';
import type { Extra } from './request.ts';

/** How to ask for a page: by what is added to the operation's request, or by an address that was given. */
export type Turn =
  | { readonly kind: 'extras'; readonly extras: readonly Extra[]; readonly at: number }
  | { readonly kind: 'address'; readonly url: URL };

export interface Page {
  readonly request: HttpRequest;
  readonly answer: HttpAnswer;
  readonly json: unknown;
  /** Rows of the page, before any is left out. */
  readonly rows: number;
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

/** Pages of one request; each knows those before it, so that none is asked for twice. */
export const createPages = (source: string, operation: Operation) => {
  const { paging } = operation;
  const seen = new Set<string>();
  const once = (turn: string): void => {
    if (seen.has(turn)) throw new SourceError(source, 'rejected', 'paging goes round');
    seen.add(turn);
  };

  const address = (text: string, { request }: Page): Turn => {
    const url = URL.parse(text, request.url);
    // Credentials only go where the options say.
    if (!url || url.origin !== request.url.origin) {
      throw new SourceError(source, 'rejected', 'next page elsewhere');
    }
    once(url.href);
    return { kind: 'address', url };
  };

  return {
    first: firstTurn(operation),
    /** @returns undefined after the last page */
    next: (turn: Turn, page: Page): Turn | undefined => {
      const at = turn.kind === 'extras' ? turn.at : 0;
      switch (paging.kind) {
        case 'none':
        case 'link': {
          const link = nextLink(page.answer.headers);
          return link === undefined ? undefined : address(link, page);
        }
        case 'next-url': {
          const link = memberAt(page.json, splitPath(paging.path));
          return typeof link === 'string' && link !== '' ? address(link, page) : undefined;
        }
        case 'cursor': {
          const cursor = memberAt(page.json, splitPath(paging.path));
          if ((typeof cursor !== 'string' && typeof cursor !== 'number') || cursor === '')
            return undefined;
          once(String(cursor));
          return {
            kind: 'extras',
            at,
            extras: [{ slot: operation.slotOf(paging.parameter), value: cursor }],
          };
        }
        case 'offset':
          return page.rows < paging.size ? undefined : place(operation, at + page.rows);
        case 'page':
          return page.rows < paging.rows ? undefined : place(operation, at + 1);
      }
    },
  };
};
