/** What the entry of a SOAP source in `sources.json` says. */
import { z } from 'zod';
import { httpOptions } from '../http/client.ts';
import { refusePairFaults, refusePlainAddresses } from '../http/tls.ts';

const name = z.string().min(1);
/** Names of elements without prefix, with slashes between: `antwoord/object`. */
const elementPath = z
  .string()
  .regex(/^[^/]+(?:\/[^/]+)*$/, 'has to be names with a / between them, such as body/person');

export const columnTypes = [
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double',
  'text',
  'date',
  'time',
  'timestamptz',
  'json',
  'bytes',
] as const;

const common = {
  table: name,
  /** Down from the answer's element to what is a row; by itself the outermost element that repeats. */
  rows: elementPath.optional(),
  /** Columns that no two rows share. */
  key: z.array(name).min(1).optional(),
  /** Types of columns where the description has none or another than the values have. */
  types: z.record(name, z.enum(columnTypes)).default({}),
  /** Elements of the answer that say that there is none, such as `FWI/Fout`. */
  failures: z.array(elementPath).default([]),
};

/** An operation that a WSDL describes. */
const describedOptions = z.strictObject({
  ...common,
  kind: z.literal('described'),
  operation: name,
  service: name.optional(),
  port: name.optional(),
  /** Input elements by path with the column that they restrict; by itself their names, joined by `_`. */
  parameters: z.record(elementPath, z.union([name, z.literal(false)])).default({}),
  /** Columns of input elements that may be left out. */
  optional: z.array(name).default([]),
  /** Input elements that are always the same. */
  fixed: z.record(elementPath, z.string()).default({}),
});

/** A message that is written out, for standards without a WSDL that says enough (StuF). */
const writtenOptions = z.strictObject({
  ...common,
  kind: z.literal('written'),
  action: z.string(),
  /** The content of the body, with `{{column}}` where a value goes: as an element's whole text. */
  message: name,
  /** The element in the body of an answer. */
  answer: name,
  rows: elementPath,
  /** Columns and where they are in a row. */
  columns: z.record(name, elementPath),
});

export const soapOptions = httpOptions
  .extend({
    kind: z.literal('soap').optional(),
    endpoint: z.url({ protocol: /^https?$/ }),
    /** A file; what it imports is read from beside it. */
    wsdl: name.optional(),
    version: z.enum(['1.1', '1.2']).default('1.1'),
    /** How dates are written: `2024-01-31` or `20240131`. */
    dates: z.enum(['iso', 'compact']).default('iso'),
    /** WS-Security. */
    security: z
      .discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('username'),
          user: name,
          password: z.string(),
          passwordType: z.enum(['PasswordText', 'PasswordDigest']).default('PasswordDigest'),
        }),
        z
          .strictObject({
            kind: z.literal('certificate'),
            /** PEM; the key is an RSA key. */
            cert: name,
            key: name,
            passphrase: name.optional(),
          })
          .superRefine(refusePairFaults),
      ])
      .optional(),
    operations: z.array(z.discriminatedUnion('kind', [describedOptions, writtenOptions])).min(1),
    /** Asked for by GET whether the source is up; the endpoint otherwise. */
    healthUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Requests that one statement may need. */
    maximumRequests: z.int().positive().default(1000),
  })
  .superRefine(
    refusePlainAddresses(({ endpoint, healthUrl, credentials }) => ({
      endpoint,
      healthUrl,
      'credentials.clientCredentials.tokenUrl': credentials.clientCredentials?.tokenUrl,
    })),
  );

export type SoapOptions = z.input<typeof soapOptions>;
export type SoapSettings = z.output<typeof soapOptions>;
export type OperationOptions = SoapSettings['operations'][number];
export type DescribedOptions = z.output<typeof describedOptions>;
export type WrittenOptions = z.output<typeof writtenOptions>;
