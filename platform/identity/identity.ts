import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth, magicLink, twoFactor as twoFactorPlugin } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Db } from '../database/db.ts';
import { isLanguage, type Language } from '../messages/languages.ts';
import { permissionsOf, setRoles } from './permissions.ts';
import * as schema from './schema.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Chosen language; undefined follows the browser. */
  readonly language: Language | undefined;
  readonly twoFactorEnabled: boolean;
  readonly permissions: ReadonlySet<string>;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password?: string;
  readonly roles: readonly string[];
}

export const oidcProvider = 'oidc';

/** Sends a sign-in link; given by the composition so that identity knows no texts. */
export type SendLink = (letter: {
  readonly email: string;
  readonly token: string;
  /** The path to go on to. */
  readonly target: string;
  /** Of the page on which it was asked for. */
  readonly language: Language | undefined;
}) => Promise<void>;

interface Discovery {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly userinfo_endpoint: string;
  readonly jwks_uri: string;
}

const discover = async (issuer: string): Promise<Discovery> => {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) throw new Error(`Discovery answered ${response.status}`);
  return (await response.json()) as Discovery; // its fields are used as addresses only
};

interface Parts {
  readonly db: Db;
  readonly config: Config;
  readonly origin: string;
  readonly sendLink: SendLink;
  readonly found: Discovery | undefined;
  readonly sessionHours: number;
}

const build = ({ db, config, origin, sendLink, found, sessionHours }: Parts) =>
  betterAuth({
    appName: 'Polder',
    baseURL: origin,
    basePath: '/api/auth',
    secret: config.secret,
    logger: { disabled: true },
    telemetry: { enabled: false },
    database: drizzleAdapter(db, { provider: 'pg', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
    },
    session: { expiresIn: 60 * 60 * sessionHours, updateAge: 60 * 15 },
    rateLimit: { enabled: false }, // our own limits cover every route (platform/http/rate-limit.ts)
    advanced: {
      cookiePrefix: 'polder',
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      // A header that anyone can write would be stored with the session; addresses are for limits only.
      ipAddress: { disableIpTracking: true },
    },
    account: { accountLinking: { enabled: true, trustedProviders: [oidcProvider] } },
    plugins: [
      twoFactorPlugin({ issuer: 'Polder' }),
      magicLink({
        expiresIn: 60 * 15,
        disableSignUp: true, // accounts are opened by people or come from the provider
        sendMagicLink: ({ email, token, url, metadata }) =>
          sendLink({
            email,
            token,
            target: new URL(url).searchParams.get('callbackURL') ?? '/',
            language: isLanguage(metadata?.language) ? metadata.language : undefined,
          }),
      }),
      ...(config.oidc && found
        ? [
            genericOAuth({
              config: [
                {
                  providerId: oidcProvider,
                  clientId: config.oidc.clientId,
                  clientSecret: config.oidc.clientSecret,
                  authorizationUrl: found.authorization_endpoint,
                  tokenUrl: found.token_endpoint,
                  userInfoUrl: found.userinfo_endpoint,
                  scopes: ['openid', 'profile', 'email'],
                  pkce: true,
                  accountSubject: ({ profile }) => String(profile.sub),
                },
              ],
            }),
          ]
        : []),
    ],
  });

export type Auth = ReturnType<typeof build>;

export interface Identity {
  /** The engine behind it; built again once a provider that was down answers. */
  readonly auth: () => Auth;
  /** Makes sure the OpenID Connect provider is known. @returns false while it does not answer */
  readonly isProviderReady: () => Promise<boolean>;
  /** How many hours a new session lasts without use. */
  readonly limitSessions: (hours: number) => void;
  readonly personOf: (headers: Headers) => Promise<Person | undefined>;
  readonly create: (db: Db, person: NewPerson) => Promise<string>;
}

export const createIdentity = (
  db: Db,
  config: Config,
  origin: string,
  sendLink: SendLink,
  log: Logger,
): Identity => {
  let found: Discovery | undefined;
  let sessionHours = 12;
  const rebuild = () => build({ db, config, origin, sendLink, found, sessionHours });
  let auth = rebuild();
  const sessionCookie = `${origin.startsWith('https:') ? '__Secure-' : ''}polder.session_token`;

  return {
    auth: () => auth,
    limitSessions: (hours) => {
      sessionHours = hours;
      auth = rebuild();
    },
    isProviderReady: async () => {
      if (!config.oidc) return false;
      if (found) return true;
      try {
        found = await discover(config.oidc.issuer);
        auth = rebuild();
        return true;
      } catch (error) {
        log.warn({ err: error }, 'OpenID Connect provider does not answer');
        return false;
      }
    },
    personOf: async (headers) => {
      if (!headers.get('cookie')?.includes(sessionCookie)) return undefined; // most visitors: no query
      const session = await auth.api.getSession({ headers });
      if (!session) return undefined;
      const [row] = await db.select().from(schema.user).where(eq(schema.user.id, session.user.id));
      if (!row || row.isBlocked) return undefined;
      return {
        id: row.id,
        name: row.name,
        email: row.email,
        language: isLanguage(row.language) ? row.language : undefined,
        twoFactorEnabled: row.twoFactorEnabled,
        permissions: await permissionsOf(db, row.id),
      };
    },
    create: async (tx, person) => {
      const context = await auth.$context;
      const id = context.generateId({ model: 'user' }) || crypto.randomUUID();
      await tx.insert(schema.user).values({
        id,
        name: person.name,
        email: person.email.toLowerCase(),
        emailVerified: true,
      });
      if (person.password !== undefined)
        await tx.insert(schema.account).values({
          id: crypto.randomUUID(),
          accountId: id,
          providerId: 'credential',
          userId: id,
          password: await context.password.hash(person.password),
        });
      await setRoles(tx, id, person.roles);
      return id;
    },
  };
};
