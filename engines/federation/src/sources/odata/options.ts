/** What the entry of an OData source in `sources.json` says. */
import { z } from 'zod';
import { httpOptions } from '../http/client.ts';
import { refusePlainAddresses } from '../http/tls.ts';

export const odataOptions = httpOptions
  .extend({
    kind: z.literal('odata').optional(),
    /** The root of the service, under which `$metadata` is. */
    serviceUrl: z.url({ protocol: /^https?$/ }),
    /** Sent in the address of every request, such as a key. */
    query: z.record(z.string().min(1), z.string()).default({}),
    /** Only these entity sets become tables; all without a list. */
    entitySets: z.array(z.string().min(1)).optional(),
    /**
     * How the service compares text. `exact`: by every character, so that comparing and looking for parts is
     * left to it. `unknown`: it may ignore case or trailing blanks; only equality is asked for, and checked
     * here.
     */
    textComparison: z.enum(['exact', 'unknown']).default('unknown'),
    /** 4.01 has `in`; with 4.0 it is written with `or`. */
    version: z.enum(['4.0', '4.01']).default('4.0'),
    /** Characters that an address may have; longer lists of values are asked for in parts. */
    maximumUrl: z.int().min(200).default(4000),
    /** Rows a page that the service is asked to keep to. */
    pageSize: z.int().positive().optional(),
    /** Requests that one statement may need before its first page. */
    maximumRequests: z.int().positive().default(1000),
  })
  .superRefine(
    refusePlainAddresses(({ serviceUrl, credentials }) => ({
      serviceUrl,
      'credentials.clientCredentials.tokenUrl': credentials.clientCredentials?.tokenUrl,
    })),
  );

export type ODataOptions = z.input<typeof odataOptions>;
export type ODataSettings = z.output<typeof odataOptions>;
