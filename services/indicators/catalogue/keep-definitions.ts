import type { Db } from '../../../platform/database/db.ts';
import type { City } from '../../../platform/service.ts';
import { startProtection } from '../protection/protect-job.ts';
import { dropSlices } from '../protection/slices-store.ts';
import type { IndicatorDefinition } from './definition.ts';
import { type UpsertResult, upsertDefinitions } from './store.ts';

/** Fields on which it depends what the public may see of a slice. */
const protectedBy: readonly (keyof IndicatorDefinition)[] = ['disclosure', 'kind', 'geography'];

/**
 * Stores definitions. Where a change bears on which small counts are withheld, what was found safe
 * before no longer holds: the public sees nothing of those figures until they are checked anew.
 */
export const keepDefinitions = async (
  city: City,
  tx: Db,
  definitions: readonly IndicatorDefinition[],
  changedBy: string,
): Promise<UpsertResult> => {
  const result = await upsertDefinitions(tx, definitions, city.now(), changedBy);
  const touched = result.changed.filter(({ fields }) =>
    fields.some((field) => protectedBy.includes(field)),
  );
  for (const { id } of touched) await dropSlices(tx, id);
  if (touched.length > 0) await startProtection(city, tx, changedBy);
  return result;
};
