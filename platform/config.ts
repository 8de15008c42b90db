import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';

/** The only reader of `process.env`: everything the installation can be told from outside. */
const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  POLDER_DATA: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  POLDER_URL: z.url().optional(),
  POLDER_SECRET: z.string().min(32).optional(),
  POLDER_MUNICIPALITY: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  POLDER_DEMO: z.stringbool().default(true),
  POLDER_MAIL_URL: z.url().optional(),
  POLDER_MAIL_FROM: z.string().default('no-reply@polderdam.example'),
  POLDER_OIDC_ISSUER: z.url().optional(),
  POLDER_OIDC_CLIENT_ID: z.string().optional(),
  POLDER_OIDC_CLIENT_SECRET: z.string().optional(),
  POLDER_OIDC_NAME: z.string().default('OpenID Connect'),
  POLDER_S3_URL: z.url().optional(),
  POLDER_S3_KEY: z.string().optional(),
  POLDER_S3_SECRET: z.string().optional(),
  POLDER_METRICS_TOKEN: z.string().optional(),
  POLDER_TRUST_PROXY: z.stringbool().default(false),
  POLDER_PULL_HOSTS: z.string().default(''),
  POLDER_META_VERIFY_TOKEN: z.string().min(8).optional(),
  POLDER_META_APP_SECRET: z.string().optional(),
  POLDER_META_ACCESS_TOKEN: z.string().optional(),
  POLDER_META_PAGE_TOKEN: z.string().optional(),
  POLDER_META_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  POLDER_META_PAGE_ID: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  POLDER_META_GRAPH_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com/v26.0'),
  POLDER_MODEL_URL: z.url({ protocol: /^https?$/ }).optional(),
  POLDER_MODEL_NAME: z.string().optional(),
  POLDER_MODEL_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Variables that mean something only with each other: half of them would be left out without a word. */
const together = [
  ['POLDER_S3_URL', 'POLDER_S3_KEY', 'POLDER_S3_SECRET'],
  ['POLDER_OIDC_ISSUER', 'POLDER_OIDC_CLIENT_ID', 'POLDER_OIDC_CLIENT_SECRET'],
  ['POLDER_META_VERIFY_TOKEN', 'POLDER_META_APP_SECRET', 'POLDER_META_ACCESS_TOKEN'],
  ['POLDER_MODEL_URL', 'POLDER_MODEL_NAME'],
] as const;

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the sign-in button calls the provider. */
  readonly name: string;
}

/** WhatsApp and Messenger, by Meta's Graph API. */
export interface MetaConfig {
  /** Said by Meta when the webhook is set up. */
  readonly verifyToken: string;
  /** Signs what Meta delivers. */
  readonly appSecret: string;
  /** Of whoever may send from the number, and from the page. */
  readonly accessToken: string;
  readonly pageToken: string;
  /** Undefined where WhatsApp is not used. */
  readonly phoneNumberId: string | undefined;
  /** Undefined where Messenger is not used. */
  readonly pageId: string | undefined;
  /** With its version, without a trailing slash. */
  readonly graphUrl: string;
}

/** A language model behind an OpenAI-compatible endpoint. */
export interface LanguageModelConfig {
  /** What `/chat/completions` is put behind, without a trailing slash. */
  readonly url: string;
  /** As the endpoint calls it. */
  readonly name: string;
  /** Undefined where the endpoint asks for none. */
  readonly key: string | undefined;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the data directory. */
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** The address people use, without a trailing slash; `undefined` means http://localhost:<port>. */
  readonly publicUrl: string | undefined;
  /** Signs sessions and encrypts second factors; at least 32 characters. */
  readonly secret: string;
  readonly municipality: string | undefined;
  readonly demo: boolean;
  readonly mail: { readonly url: string | undefined; readonly from: string };
  readonly oidc: OidcConfig | undefined;
  readonly s3: { readonly url: string; readonly key: string; readonly secret: string } | undefined;
  readonly metricsToken: string | undefined;
  /** Whether `X-Forwarded-For` is set by a proxy of one's own and may name the client. */
  readonly trustProxy: boolean;
  /** Hosts within one's own network (`host` or `host:port`) that figures may be fetched from. */
  readonly pullHosts: readonly string[];
  /** Undefined where residents cannot write by WhatsApp or Messenger. */
  readonly meta: MetaConfig | undefined;
  /** Undefined where no language model can be asked; whether it is, the workspace decides. */
  readonly languageModel: LanguageModelConfig | undefined;
  readonly logLevel: string;
  /** Absolute path of the installation: where `package.json` stands. */
  readonly root: string;
}

/** Walks up from this module (source or bundle) to the folder with Polder's `package.json`. */
export const installationRoot = (): string => {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No package.json above the program');
    folder = parent;
  }
  return folder;
};

/** A secret is made once per data directory, readable by the owner only. */
const secretOf = (dataDirectory: string): string => {
  const file = join(dataDirectory, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDirectory, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(draft, file); // of several processes that start at once the first decides
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(file, 'utf8').trim();
};

const wrongWith = (what: string): Error => new Error(`The environment is not right:\n  ${what}`);

/** A number or a page is nothing without what signs and sends, and the other way round. */
const metaOf = (value: z.infer<typeof environment>): MetaConfig | undefined => {
  const {
    POLDER_META_VERIFY_TOKEN: verifyToken,
    POLDER_META_APP_SECRET: appSecret,
    POLDER_META_ACCESS_TOKEN: accessToken,
    POLDER_META_PAGE_TOKEN: pageToken,
    POLDER_META_PHONE_NUMBER_ID: phoneNumberId,
    POLDER_META_PAGE_ID: pageId,
  } = value;
  const hasAddress = phoneNumberId !== undefined || pageId !== undefined;
  if (!verifyToken || !appSecret || !accessToken) {
    if (hasAddress || pageToken !== undefined)
      throw wrongWith(
        'POLDER_META_PHONE_NUMBER_ID, POLDER_META_PAGE_ID and POLDER_META_PAGE_TOKEN do nothing without POLDER_META_VERIFY_TOKEN, POLDER_META_APP_SECRET and POLDER_META_ACCESS_TOKEN',
      );
    return undefined;
  }
  if (!hasAddress)
    throw wrongWith(
      'POLDER_META_ACCESS_TOKEN does nothing without POLDER_META_PHONE_NUMBER_ID (WhatsApp) or POLDER_META_PAGE_ID (Messenger)',
    );
  return {
    verifyToken,
    appSecret,
    accessToken,
    pageToken: pageToken ?? accessToken,
    phoneNumberId,
    pageId,
    graphUrl: value.POLDER_META_GRAPH_URL.replace(/\/+$/, ''),
  };
};

const languageModelOf = (value: z.infer<typeof environment>): LanguageModelConfig | undefined => {
  const { POLDER_MODEL_URL: url, POLDER_MODEL_NAME: name, POLDER_MODEL_KEY: key } = value;
  if (url && name) return { url: url.replace(/\/+$/, ''), name, key };
  if (key !== undefined)
    throw wrongWith('POLDER_MODEL_KEY does nothing without POLDER_MODEL_URL and POLDER_MODEL_NAME');
  return undefined;
};

/** Throws an error that names each variable that is wrong. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw wrongWith(wrong.join('\n  '));
  }
  const value = parsed.data;
  for (const [name, ...others] of together) {
    const set = [name, ...others].filter((member) => value[member] !== undefined);
    if (set.length > 0 && set.length <= others.length)
      throw wrongWith(
        `${[name, ...others].join(', ')} belong together; ${set.join(', ')} alone does nothing`,
      );
  }
  const dataDirectory = resolve(value.POLDER_DATA);
  let secret: string | undefined;
  const oidc =
    value.POLDER_OIDC_ISSUER && value.POLDER_OIDC_CLIENT_ID && value.POLDER_OIDC_CLIENT_SECRET
      ? {
          issuer: value.POLDER_OIDC_ISSUER.replace(/\/$/, ''),
          clientId: value.POLDER_OIDC_CLIENT_ID,
          clientSecret: value.POLDER_OIDC_CLIENT_SECRET,
          name: value.POLDER_OIDC_NAME,
        }
      : undefined;
  const s3 =
    value.POLDER_S3_URL && value.POLDER_S3_KEY && value.POLDER_S3_SECRET
      ? { url: value.POLDER_S3_URL, key: value.POLDER_S3_KEY, secret: value.POLDER_S3_SECRET }
      : undefined;
  return {
    port: value.PORT,
    host: value.HOST,
    dataDirectory,
    databaseUrl: value.DATABASE_URL,
    publicUrl: value.POLDER_URL?.replace(/\/$/, ''),
    // Made when it is first needed: a command that is refused leaves nothing behind.
    get secret() {
      secret ??= value.POLDER_SECRET ?? secretOf(dataDirectory);
      return secret;
    },
    municipality: value.POLDER_MUNICIPALITY,
    demo: value.POLDER_DEMO,
    mail: { url: value.POLDER_MAIL_URL, from: value.POLDER_MAIL_FROM },
    oidc,
    s3,
    metricsToken: value.POLDER_METRICS_TOKEN,
    trustProxy: value.POLDER_TRUST_PROXY,
    pullHosts: value.POLDER_PULL_HOSTS.split(/[\s,]+/).filter((host) => host !== ''),
    meta: metaOf(value),
    languageModel: languageModelOf(value),
    logLevel: value.LOG_LEVEL,
    root: installationRoot(),
  };
};
