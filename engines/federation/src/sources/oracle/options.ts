import { z } from 'zod';
import { connectionOptions } from '../connection-options.ts';

/** An entry of `sources.json` for an Oracle database (12.2 or later); `database` is its service. */
export const oracleOptions = connectionOptions.extend({
  kind: z.literal('oracle'),
  port: connectionOptions.shape.port.default(1521),
  database: connectionOptions.shape.database.regex(
    /^[\w.$#-]+$/,
    'has to be the name of a service: letters, digits, and . _ $ # -',
  ),
});

export type OracleOptions = z.output<typeof oracleOptions>;
