import { z } from 'zod';
import { connectionOptions } from '../connection-options.ts';

const { host, port, user, schemas, tls, poolSize, idleTime, connectTimeout, statementTimeout } =
  connectionOptions.shape;

/** An entry of `sources.json` for a Trino coordinator (418 or later, for `execute immediate`). */
export const trinoOptions = z
  .strictObject({
    kind: z.literal('trino'),
    ...{ host, user, schemas, tls, poolSize, idleTime, connectTimeout, statementTimeout },
    port: port.default(8443),
    /** Trino takes passwords over TLS only. */
    password: z.string().optional(),
    /** Whose tables are offered; all that the user may see, but Trino's own, when left out. */
    catalogues: z.array(z.string().min(1)).min(1).optional(),
    /** Whether rows and distinct values are asked for, table by table. */
    statistics: z.boolean().default(true),
  })
  .refine(({ password, tls: isEncrypted }) => password === undefined || isEncrypted !== false, {
    path: ['password'],
    message: 'a password needs tls',
  });

export type TrinoOptions = z.output<typeof trinoOptions>;
