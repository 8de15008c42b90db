/** What entries of database servers in `sources.json` have in common. */
import { z } from 'zod';
import { certificates, refuseFaults } from './http/tls.ts';

/** `true`: with the certificates that the machine trusts. */
export const tlsOptions = z.union([
  z.boolean(),
  certificates
    .omit({ serverName: true })
    .extend({
      /** False accepts any certificate: encrypted, and to nobody knows whom. */
      verify: z.boolean().default(true),
    })
    .superRefine(refuseFaults),
]);

export const connectionOptions = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  user: z.string().min(1),
  password: z.string(),
  database: z.string().min(1),
  /** Whose tables are offered; all that the user may read when left out. */
  schemas: z.array(z.string().min(1)).min(1).optional(),
  tls: tlsOptions.default(false),
  poolSize: z.int().min(1).max(200).default(8),
  /** Milliseconds. */
  idleTime: z.int().min(100).default(60_000),
  connectTimeout: z.int().min(50).default(5_000),
  /** No statement runs longer, whatever the query's own limit. */
  statementTimeout: z.int().min(50).default(300_000),
});

export type ConnectionOptions = z.output<typeof connectionOptions>;

const STEPS = [
  250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
  3_600_000,
];

/**
 * The server's own time limit for a statement, in milliseconds: one of few steps, so that it seldom has
 * to be set anew. It only counts when nobody is left to cancel: the exact limit is kept here.
 */
export const serverTimeout = (timeout: number): number =>
  STEPS.find((step) => step >= timeout) ?? Math.ceil(timeout);
