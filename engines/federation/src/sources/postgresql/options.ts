import { z } from 'zod';
import { connectionOptions } from '../connection-options.ts';

/** An entry of `sources.json` for a PostgreSQL server (12 or later). */
export const postgresqlOptions = connectionOptions.extend({
  kind: z.literal('postgresql'),
  port: connectionOptions.shape.port.default(5432),
});

export type PostgresqlOptions = z.output<typeof postgresqlOptions>;
