/** Collects what a page must never do, whatever the journey is about. */
import type { BrowserContext, ConsoleMessage, Request, Response } from 'playwright-core';

export interface Trouble {
  readonly kind:
    | 'console error'
    | 'page error'
    | 'content security policy'
    | 'failed request'
    | 'error response'
    | 'request to another host';
  readonly text: string;
  /** Address of the page, script or request it came from; empty when the browser does not say. */
  readonly url: string;
}

/** What has been seen on the pages of one browser context. */
export interface Watch {
  /** Troubles so far, without those that are allowed. */
  readonly troubles: () => readonly Trouble[];
  /** Makes troubles whose line matches part of what the journey is about, also those already seen. */
  readonly allow: (pattern: RegExp) => void;
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

const isElsewhere = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  const isOnNetwork = ['http:', 'https:', 'ws:', 'wss:'].includes(protocol);
  return isOnNetwork && !loopback.has(hostname) && !hostname.endsWith('.localhost');
};

const inConsole = (message: ConsoleMessage): Trouble | undefined => {
  const text = message.text();
  const { url } = message.location();
  if (message.type() !== 'error') return undefined;
  // The browser's own line about a failed request; responses and failures are watched themselves.
  if (text.startsWith('Failed to load resource')) return undefined;
  if (text.includes('Content Security Policy'))
    return { kind: 'content security policy', text, url };
  return { kind: 'console error', text, url };
};

const inFailure = (request: Request): Trouble | undefined => {
  const text = request.failure()?.errorText ?? 'unknown reason';
  // Aborted: the person moved on before the answer came. csp: the console tells more.
  if (text === 'net::ERR_ABORTED' || text === 'csp') return undefined;
  return { kind: 'failed request', text: `${request.method()} ${text}`, url: request.url() };
};

/** A page that answers 4xx may be what the journey is about; a part of a page that does so is broken. */
const inResponse = (response: Response): Trouble | undefined => {
  const status = response.status();
  const isExpectable = status < 500 && response.request().isNavigationRequest();
  if (status < 400 || isExpectable) return undefined;
  const text = `${response.request().method()} ${status}`;
  return { kind: 'error response', text, url: response.url() };
};

const inRequest = (request: Request): Trouble | undefined =>
  isElsewhere(request.url())
    ? { kind: 'request to another host', text: request.method(), url: request.url() }
    : undefined;

/** One line per trouble. */
export const formatTrouble = ({ kind, text, url }: Trouble): string =>
  `${kind}: ${text}${url === '' ? '' : ` (${url})`}`;

/** Watches all pages of a context, popups included, from now on. */
export const watch = (context: BrowserContext): Watch => {
  const seen: Trouble[] = [];
  const allowed: RegExp[] = [];
  const note = (trouble: Trouble | undefined): void => {
    if (trouble) seen.push(trouble);
  };
  context.on('console', (message) => note(inConsole(message)));
  context.on('weberror', (problem) => {
    const error = problem.error();
    note({
      kind: 'page error',
      text: error.stack ?? error.message,
      url: problem.page()?.url() ?? '',
    });
  });
  context.on('request', (request) => note(inRequest(request)));
  context.on('requestfailed', (request) => note(inFailure(request)));
  context.on('response', (response) => note(inResponse(response)));
  return {
    troubles: () =>
      seen.filter((trouble) => !allowed.some((pattern) => pattern.test(formatTrouble(trouble)))),
    allow: (pattern) => {
      allowed.push(pattern);
    },
  };
};
