import { z } from 'zod';
import { connectionOptions } from '../connection-options.ts';

/** An entry of `sources.json` for a MariaDB (10.3 or later) or MySQL (8 or later) server. */
export const mariadbOptions = connectionOptions.extend({
  kind: z.enum(['mariadb', 'mysql']),
  port: connectionOptions.shape.port.default(3306),
  /**
   * MariaDB has no boolean but `tinyint(1)`, which also holds other numbers. As booleans, a number other
   * than 0 and 1 fails the query that meets it; when false, they are offered as `smallint`.
   */
  areTinyintsBoolean: z.boolean().default(true),
});

export type MariadbOptions = z.output<typeof mariadbOptions>;
