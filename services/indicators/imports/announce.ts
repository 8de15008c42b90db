/** Tells the house that figures were published or taken back: alerts and protection listen. */
import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';

/** Events whose subject is the id of a batch; declared in the service's `events.emitted`. */
export const batchPublished = 'indicators.batch-published';
export const batchWithdrawn = 'indicators.batch-withdrawn';

/** To be called in the transaction that publishes, after it: what listens stands or falls with it. */
export const announcePublication = (
  city: Pick<City, 'emit'>,
  tx: Db,
  batchId: number,
): Promise<void> => city.emit(tx, { name: batchPublished, subject: String(batchId) });

/** To be called in the transaction that withdraws, after it. */
export const announceWithdrawal = (
  city: Pick<City, 'emit'>,
  tx: Db,
  batchId: number,
): Promise<void> => city.emit(tx, { name: batchWithdrawn, subject: String(batchId) });
