import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Db } from './db.ts';

/** Whoever asks whether the city is ready wants to know soon. */
const answerMilliseconds = 2000;

/** Whether the database answers within two seconds. */
export const doesAnswer = (
  db: Pick<Db, 'execute'>,
  milliseconds = answerMilliseconds,
): Promise<boolean> =>
  Promise.race([
    db.execute(sql`SELECT 1`).then(
      () => true,
      () => false,
    ),
    delay(milliseconds, false, { ref: false }),
  ]);
