import { z } from 'zod';
import { connectionOptions } from '../connection-options.ts';

/** An entry of `sources.json` for Microsoft SQL Server (2016 or later). */
export const sqlserverOptions = connectionOptions.extend({
  kind: z.literal('sqlserver'),
  port: connectionOptions.shape.port.default(1433),
  /** Milliseconds that a statement waits for rows which somebody is writing. */
  lockTimeout: z.int().min(0).default(10_000),
});

export type SqlserverOptions = z.output<typeof sqlserverOptions>;
