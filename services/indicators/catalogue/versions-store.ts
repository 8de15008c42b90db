/** Earlier versions of a definition: who changed it, when, and what it said. */

import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { isRowNumber } from '../../../platform/database/row-number.ts';
import { Problem } from '../../../platform/problem.ts';
import { definitionVersion } from '../schema.ts';

export type DefinitionVersion = Omit<typeof definitionVersion.$inferSelect, 'indicatorId'>;

const columns = {
  version: definitionVersion.version,
  definition: definitionVersion.definition,
  changedBy: definitionVersion.changedBy,
  changedAt: definitionVersion.changedAt,
};

/** The latest first. */
export const versionsOf = (db: Db, indicatorId: number): Promise<readonly DefinitionVersion[]> =>
  db
    .select(columns)
    .from(definitionVersion)
    .where(eq(definitionVersion.indicatorId, indicatorId))
    .orderBy(desc(definitionVersion.version));

/** @throws Problem not-found */
export const versionOf = async (
  db: Db,
  indicatorId: number,
  version: number,
): Promise<DefinitionVersion> => {
  const [found] = isRowNumber(version)
    ? await db
        .select(columns)
        .from(definitionVersion)
        .where(
          and(
            eq(definitionVersion.indicatorId, indicatorId),
            eq(definitionVersion.version, version),
          ),
        )
    : [];
  if (!found) throw new Problem('not-found', { what: 'version' });
  return found;
};
