/** What the entry of an LDAP source in `sources.json` says. */
import { z } from 'zod';
import { refusePlainAddresses, tlsOptions } from '../http/tls.ts';

const name = z.string().min(1);
/** RFC 4512 section 2.5: a name or numbers, with options. */
const attribute = z
  .string()
  .regex(
    /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)(?:;[A-Za-z0-9-]+)*$/,
    'has to be the name of an attribute, such as mail, or its number with dots',
  );

const columnOptions = z.strictObject({
  attribute,
  type: z
    .enum(['text', 'integer', 'bigint', 'boolean', 'timestamptz', 'uuid', 'bytes'])
    .default('text'),
  /** It may have several values: they become one column of json. */
  isMany: z.boolean().default(false),
});

const tableOptions = z.strictObject({
  table: name,
  /** Entries have all of these. */
  objectClasses: z.array(attribute).min(1),
  /** Where entries are; the source's base otherwise. */
  base: z.string().optional(),
  scope: z.enum(['base', 'one', 'sub']).default('sub'),
  /** Columns with their attributes. */
  columns: z.record(name, z.union([attribute, columnOptions])),
  /** The column that holds the distinguished name. */
  dn: name.optional(),
  /** Columns that no two entries share. */
  key: z.array(name).min(1).optional(),
});

export const ldapOptions = z
  .strictObject({
    kind: z.literal('ldap').optional(),
    url: z.url({ protocol: /^ldaps?$/ }),
    /** Encrypts a connection to `ldap://` before anything else is said. */
    startTls: z.boolean().default(false),
    tls: tlsOptions.optional(),
    /** Nobody in particular asks without it. */
    bind: z.strictObject({ dn: name, password: z.string().min(1) }).optional(),
    base: z.string(),
    tables: z.array(tableOptions).min(1),
    /** Entries a page. */
    pageSize: z.int().positive().default(500),
    /** Values that one filter lists at most. */
    listSize: z.int().positive().default(200),
    /** Bytes of answers that one statement may read. */
    maximumBytes: z
      .int()
      .positive()
      .default(64 * 1024 * 1024),
    /** Milliseconds in which a connection has to stand. */
    connectTimeout: z.int().positive().default(5000),
    /** References to entries on other servers: the answer then is not whole, unless they are not wanted. */
    references: z.enum(['failure', 'left-out']).default('failure'),
  })
  .superRefine(refusePlainAddresses(({ url, startTls }) => ({ url: startTls ? undefined : url })));

export type LdapOptions = z.input<typeof ldapOptions>;
export type LdapSettings = z.output<typeof ldapOptions>;
