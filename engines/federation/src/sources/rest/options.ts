/** What the entry of a REST source in `sources.json` says. */
import { z } from 'zod';
import { httpOptions } from '../http/client.ts';
import { refusePlainAddresses } from '../http/tls.ts';

const name = z.string().min(1);
/** Members from the top of a body, with dots between: `_embedded.persons`. */
const memberPath = z
  .string()
  .regex(/^[^.]+(?:\.[^.]+)*$/, 'has to be names with a dot between them, such as data.items');

/** Where the body says exactly how many rows all pages have: saves asking for a page behind the last. */
const total = memberPath.optional();

/** How an operation gives more rows than fit in one answer. */
export const pagingOptions = z.discriminatedUnion('kind', [
  /** It gives all rows at once. */
  z.strictObject({ kind: z.literal('none') }),
  /** `Link: <…>; rel="next"`, RFC 8288. */
  z.strictObject({ kind: z.literal('link') }),
  /** The body holds the address of the next page, or nothing. */
  z.strictObject({ kind: z.literal('next-url'), path: memberPath }),
  /** The body holds what to send for the next page, or nothing. */
  z.strictObject({ kind: z.literal('cursor'), parameter: name, path: memberPath }),
  z.strictObject({
    kind: z.literal('offset'),
    offset: name.default('offset'),
    limit: name.default('limit'),
    /** Rows a page that are asked for; fewer where the description allows fewer. */
    size: z.int().positive(),
    total,
  }),
  z.strictObject({
    kind: z.literal('page'),
    page: name.default('page'),
    size: name.optional(),
    /** Rows a page that are asked for; fewer where the description allows fewer. */
    rows: z.int().positive(),
    total,
    first: z.int().min(0).default(1),
  }),
]);

export type Paging = z.output<typeof pagingOptions>;

export const operationOptions = z.strictObject({
  operationId: name,
  /** Operations of one table are ways to ask for the same rows. */
  table: name,
  /**
   * Query, path and header parameters by name, and body members by path, with the column that they
   * restrict; false: never sent. Path and query parameters named as a column restrict it without being
   * listed. The operation has to give at least the rows that equal the value; others are left out here.
   * A column that the answer does not have becomes one that repeats what was asked.
   */
  parameters: z.record(name, z.union([name, z.literal(false)])).default({}),
  /** Parameters and body members that are always the same. */
  fixed: z.record(name, z.json()).default({}),
  /** The schema under `components` that the answer follows, where the description leaves it open. */
  answer: name.optional(),
  /** Where the list is in the answer; without it the answer is a list, or one object that is a row. */
  list: memberPath.optional(),
  /** Columns that no two rows share. */
  key: z.array(name).min(1).optional(),
  paging: pagingOptions.optional(),
  /** The parameter that says which members to give: paths with dots, a list in a body, commas in a query. */
  fields: name.optional(),
  /** What a 404 means; by itself: no rows, where the address holds a parameter and 404 is described. */
  missing: z.enum(['no-rows', 'failure']).optional(),
});

export type OperationOptions = z.output<typeof operationOptions>;

export const restOptions = httpOptions
  .extend({
    kind: z.literal('rest').optional(),
    /** OpenAPI 3.0 or 3.1: a file (JSON or YAML), or the document itself. Nothing outside it is read. */
    description: z.union([name, z.record(z.string(), z.unknown())]),
    /** What the paths of the description stand under. */
    baseUrl: z.url({ protocol: /^https?$/ }),
    /** Sent in the address of every request, such as a key. */
    query: z.record(name, z.string()).default({}),
    operations: z.array(operationOptions).min(1),
    /** Asked for whether the source is up; the base address otherwise. */
    healthPath: z.string().startsWith('/').optional(),
    /** Requests that one statement may need before its first page. */
    maximumRequests: z.int().positive().default(1000),
  })
  .superRefine(
    refusePlainAddresses(({ baseUrl, credentials }) => ({
      baseUrl,
      'credentials.clientCredentials.tokenUrl': credentials.clientCredentials?.tokenUrl,
    })),
  );

export type RestOptions = z.input<typeof restOptions>;
