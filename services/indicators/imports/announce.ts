/** Tells the house that figures were published: alerts and protection listen. */
import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';

/** Event whose subject is the id of a batch; declared in the service's `events.emitted`. */
export const batchPublished = 'indicators.batch-published';

/** To be called in the transaction that publishes, after it: what listens stands or falls with it. */
export const announcePublication = (
  city: Pick<City, 'emit'>,
  tx: Db,
  batchId: number,
): Promise<void> => city.emit(tx, { name: batchPublished, subject: String(batchId) });
