/** Whose statements are not shown to whoever asks: those that would name columns that do not exist for them. */
import {
  accessRequest,
  type Configuration,
  decideBy,
  type PolicySet,
  type Subject,
} from '@polder/federation';

/** Whether a policy's condition on rows speaks of a column that is left out. */
const isTelling = (policies: PolicySet, subject: Subject, table: string): boolean => {
  const { rows, without } = decideBy(policies)(accessRequest(subject, table));
  const conditions = rows.map((condition) => condition.toLowerCase());
  return [...without].some((column) =>
    conditions.some((condition) => condition.includes(column.toLowerCase())),
  );
};

/** Names of sources. A cluster that a large query may run on is told the same conditions. */
export const withheldSources = (
  { policies, scaleOut }: Pick<Configuration, 'policies' | 'scaleOut'>,
  subject: Subject,
): ReadonlySet<string> => {
  const telling = (policies?.tables ?? [])
    .map(({ table }) => table)
    .filter((table) => policies && isTelling(policies, subject, table))
    .map((table) => table.split('.', 1)[0] ?? '');
  return new Set(telling.length > 0 && scaleOut ? [...telling, scaleOut.trino] : telling);
};
