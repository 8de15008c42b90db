/** How a source knows us: fixed headers, keys in the address, or a token of its authorisation server. */
import { z } from 'zod';
import { SourceError } from '../../federation-error.ts';
import { textOf } from './body.ts';
import type { Budget } from './budget.ts';
import { failureOfStatus } from './failure.ts';
import { member, parseJson } from './json-text.ts';
import type { Transport } from './transport.ts';

const text = z.string().min(1);

export const credentialsOptions = z.strictObject({
  /** Sent with every request, such as `X-API-Key`. */
  headers: z.record(text, text).default({}),
  basic: z.strictObject({ user: text, password: z.string() }).optional(),
  /** OAuth 2, RFC 6749 section 4.4. */
  clientCredentials: z
    .strictObject({
      tokenUrl: z.url({ protocol: /^https?$/ }),
      clientId: text,
      clientSecret: text,
      scope: z.string().optional(),
      /** How the authorisation server wants to know the client. */
      sentIn: z.enum(['header', 'body']).default('header'),
    })
    .optional(),
});

export type CredentialsOptions = z.output<typeof credentialsOptions>;

export interface Credentials {
  /** @throws SourceError `credentials` when the authorisation server does not know us */
  readonly headers: (budget: Budget) => Promise<Readonly<Record<string, string>>>;
  /** The source did not accept the token. */
  readonly forget: () => void;
  readonly isRenewable: boolean;
}

/** A token is asked for anew so many milliseconds before it runs out. */
const MARGIN = 30_000;
/** When the server does not say how long a token lasts. */
const DEFAULT_LIFETIME = 300;

interface Token {
  readonly text: string;
  readonly until: number;
}

const formText = (value: string): string => encodeURIComponent(value).replace(/%20/g, '+');

export const createCredentials = (
  source: string,
  options: CredentialsOptions,
  { exchange }: Transport,
): Credentials => {
  const { headers, basic, clientCredentials } = options;
  const fixed = {
    ...headers,
    ...(basic && {
      authorization: `Basic ${Buffer.from(`${basic.user}:${basic.password}`).toString('base64')}`,
    }),
  };
  let token: Token | undefined;

  const askToken = async (
    { tokenUrl, clientId, clientSecret, scope, sentIn }: NonNullable<typeof clientCredentials>,
    budget: Budget,
  ): Promise<Token> => {
    const known = Buffer.from(`${formText(clientId)}:${formText(clientSecret)}`).toString('base64');
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope !== undefined && { scope }),
      ...(sentIn === 'body' && { client_id: clientId, client_secret: clientSecret }),
    });
    const response = await exchange({
      method: 'POST',
      url: new URL(tokenUrl),
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        ...(sentIn === 'header' && { authorization: `Basic ${known}` }),
      },
      body: body.toString(),
      signal: budget.signal,
    });
    const status = response.statusCode ?? 0;
    if (status < 200 || status > 299) {
      response.destroy();
      const isRefused = status === 400 || status === 401;
      if (isRefused) throw new SourceError(source, 'credentials', `HTTP ${status}`);
      throw failureOfStatus(source, status);
    }
    const answer = parseJson(await textOf(response, budget));
    const given = member(answer, 'access_token');
    const lifetime = member(answer, 'expires_in');
    // Only what may stand in a header (RFC 6750 section 2.1).
    if (typeof given !== 'string' || !/^[\w.~+/=-]+$/.test(given)) {
      throw new SourceError(source, 'credentials', 'no token');
    }
    const seconds = typeof lifetime === 'number' ? lifetime : DEFAULT_LIFETIME;
    return { text: given, until: performance.now() + seconds * 1000 };
  };

  return {
    isRenewable: clientCredentials !== undefined,
    forget: () => {
      token = undefined;
    },
    headers: async (budget) => {
      if (!clientCredentials) return fixed;
      if (!token || performance.now() > token.until - MARGIN) {
        token = await askToken(clientCredentials, budget);
      }
      return { ...fixed, authorization: `Bearer ${token.text}` };
    },
  };
};
