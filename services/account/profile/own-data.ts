/** What all services together hold on a person: to hand over, or to remove. */
import { record } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/db.ts';
import { isKept, keepersOfRights } from '../../../platform/identity/permissions.ts';
import type { City, Service } from '../../../platform/service.ts';

/** By service and by processing, as the register names them. */
export const exportEverything = async (
  db: Db,
  services: readonly Service[],
  personId: string,
): Promise<Readonly<Record<string, Readonly<Record<string, unknown>>>>> => {
  const everything: Record<string, Record<string, unknown>> = {};
  for (const { name, personalData = [] } of services)
    for (const processing of personalData) {
      everything[name] ??= {};
      everything[name][processing.name] = await processing.exportFor(db, personId);
    }
  return everything;
};

class LastKeeper extends Error {}

/**
 * Removes a person from every service, or from none.
 *
 * @returns false when nobody could give rights any more afterwards; nothing is then removed
 */
export const eraseEverywhere = async (city: City, personId: string): Promise<boolean> => {
  // The account goes last: other services may find what they hold by it.
  const services = city.services.toSorted(
    (a, b) => Number(a.name === 'account') - Number(b.name === 'account'),
  );
  // What the transaction cannot take back waits for its end: without it a file would be gone and its row not.
  const removals: string[] = [];
  const files = { remove: async (_: Db, id: string) => void removals.push(id) };
  try {
    await city.write(async (tx) => {
      const isKeeper = (await keepersOfRights(tx)).includes(personId);
      for (const { personalData = [] } of services)
        for (const processing of personalData) await processing.erase(tx, personId, files);
      if (isKeeper && !(await isKept(tx))) throw new LastKeeper();
      await record(
        tx,
        { actor: personId, action: 'account.erased', subject: personId },
        city.now(),
      );
    });
    for (const id of removals) await city.files.remove(city.db, id);
    return true;
  } catch (error) {
    if (error instanceof LastKeeper) return false;
    throw error;
  }
};
