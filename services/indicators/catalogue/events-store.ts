/** What happened, told beside the figures of an indicator. */

import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isRowNumber } from '../../../platform/database/row-number.ts';
import { Problem } from '../../../platform/problem.ts';
import { annotation } from '../schema.ts';

export type IndicatorEvent = typeof annotation.$inferSelect;
export type EventContent = Omit<IndicatorEvent, 'id' | 'indicatorId'>;

/** The earliest first. */
export const eventsOf = (db: Db, indicatorId: number): Promise<readonly IndicatorEvent[]> =>
  db
    .select()
    .from(annotation)
    .where(eq(annotation.indicatorId, indicatorId))
    .orderBy(asc(annotation.period), asc(annotation.id));

const isThis = (indicatorId: number, id: number) =>
  and(eq(annotation.indicatorId, indicatorId), eq(annotation.id, id));

/** @throws Problem not-found */
export const eventOf = async (db: Db, indicatorId: number, id: number): Promise<IndicatorEvent> => {
  const [found] = isRowNumber(id)
    ? await db.select().from(annotation).where(isThis(indicatorId, id))
    : [];
  if (!found) throw new Problem('not-found', { what: 'event' });
  return found;
};

export const addEvent = async (tx: Db, indicatorId: number, event: EventContent): Promise<void> => {
  await tx.insert(annotation).values({ ...event, indicatorId });
};

export const changeEvent = async (
  tx: Db,
  indicatorId: number,
  id: number,
  event: EventContent,
): Promise<void> => {
  await tx.update(annotation).set(event).where(isThis(indicatorId, id));
};

export const removeEvent = async (tx: Db, indicatorId: number, id: number): Promise<void> => {
  await tx.delete(annotation).where(isThis(indicatorId, id));
};
