/** Requests over HTTP that keep to a statement's limits, and to the pace a source allows. */
import { z } from 'zod';
import { SourceError } from '../../federation-error.ts';
import { CODINGS, headersOf, type Receiver, receiveText, textOf } from './body.ts';
import { type Budget, pause } from './budget.ts';
import { type Credentials, createCredentials, credentialsOptions } from './credentials.ts';
import { failureOfNetwork, failureOfStatus, finalFailure, StaleConnection } from './failure.ts';
import { createPace } from './pace.ts';
import { tlsOptions } from './tls.ts';
import { createTransport, type Transport } from './transport.ts';

/** What every source behind HTTP may set. */
export const httpOptions = z.strictObject({
  credentials: credentialsOptions.prefault({}),
  /** Certificates; also for the authorisation server. */
  tls: tlsOptions.optional(),
  /** Requests a second that go out at most; none: as fast as answers come. */
  requestsPerSecond: z.number().positive().optional(),
  /** Requests under way at once. */
  concurrency: z.int().positive().max(64).default(4),
  /** How often a GET that failed for a passing reason is sent again. */
  retries: z.int().min(0).max(10).default(2),
  /** Bytes of answers that one statement may read. */
  maximumBytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
});

export type HttpOptions = z.output<typeof httpOptions>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Further statuses whose answers are wanted. */
  readonly statuses?: readonly number[];
  /**
   * Who takes the body of a wanted answer piece by piece: it is then missing in the answer. Called for each
   * attempt, of which only the last one counts; without a receiver the body is read whole.
   */
  readonly receiver?: (answer: Omit<HttpAnswer, 'text'>) => Receiver | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface HttpClient {
  /**
   * Any answer of status 2xx, 404, and what the request names; what a 404 means is known by who asks.
   *
   * @throws SourceError that is not transient: whatever another attempt may cure has had its attempts
   */
  readonly send: (request: HttpRequest, budget: Budget) => Promise<HttpAnswer>;
  /** Ends all connections. */
  readonly close: () => void;
}

/** A longer rest is no rest but a mistake. */
const LONGEST_REST = 1_000_000;

/** Milliseconds that `Retry-After` asks for: seconds or a date. */
const retryAfter = (headers: Headers): number | undefined => {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text), LONGEST_REST) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : Math.max(moment - Date.now(), 0);
};

const once = async (
  { method, url, headers, body, statuses, receiver }: HttpRequest,
  budget: Budget,
  { transport, credentials }: { transport: Transport; credentials: Credentials },
): Promise<HttpAnswer & { readonly isWanted: boolean }> => {
  try {
    const response = await transport.exchange({
      ...{ method, url, body, signal: budget.signal },
      headers: {
        ...{ accept: '*/*', 'accept-encoding': CODINGS },
        ...headers,
        ...(await credentials.headers(budget)),
      },
    });
    const status = response.statusCode ?? 0;
    const isWanted =
      (status >= 200 && status < 300) || status === 404 || statuses?.includes(status) === true;
    const answer = { isWanted, status, headers: headersOf(response), text: '' };
    if (!isWanted) {
      response.destroy();
      return answer;
    }
    const receive = receiver?.(answer);
    if (!receive) return { ...answer, text: await textOf(response, budget) };
    await receiveText(response, budget, receive);
    return answer;
  } catch (error) {
    const reason = budget.reason();
    if (reason) throw new SourceError(budget.source, reason);
    throw failureOfNetwork(budget.source, error);
  }
};

/** @param address the source's own; requests to others come from the options, too */
export const createHttpClient = (
  source: string,
  options: HttpOptions,
  address: URL,
): HttpClient => {
  const { requestsPerSecond, concurrency, tls } = options;
  const pace = createPace({ requestsPerSecond, concurrency });
  const transport = createTransport(source, { address, tls, concurrency });
  const credentials = createCredentials(source, options.credentials, transport);

  const attempt = async (request: HttpRequest, budget: Budget): Promise<HttpAnswer> => {
    const leave = await pace.enter(budget);
    try {
      const reason = budget.reason();
      if (reason) throw new SourceError(source, reason);
      const answer = await once(request, budget, { transport, credentials });
      if (answer.status === 401) credentials.forget();
      const rest = retryAfter(answer.headers);
      if ((answer.status === 429 || answer.status === 503) && rest !== undefined) pace.rest(rest);
      if (!answer.isWanted) throw failureOfStatus(source, answer.status);
      return answer;
    } finally {
      leave();
    }
  };

  return {
    close: transport.close,
    send: async (request, budget) => {
      for (let retry = 0; ; retry += 1) {
        try {
          return await attempt(request, budget);
        } catch (error) {
          const failure = failureOfNetwork(source, error);
          // A token that ran out meanwhile is the one refusal that another attempt may cure.
          const isCurable =
            failure.isTransient ||
            (failure.failure === 'credentials' && credentials.isRenewable && retry === 0);
          const isStale = failure instanceof StaleConnection;
          const wait = isStale ? 0 : 100 * 2 ** retry;
          // The source may be well: a try on a kept connection need not be the last one.
          const isLast = retry >= options.retries + (isStale ? 1 : 0);
          const mayRepeat = request.method === 'GET' && isCurable && !isLast;
          if (!mayRepeat || wait > budget.remaining()) throw finalFailure(failure);
          await pause(budget, wait);
          const reason = budget.reason();
          if (reason) throw new SourceError(source, reason);
        }
      }
    },
  };
};
