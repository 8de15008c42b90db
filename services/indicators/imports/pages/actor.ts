import type { PageContext } from '../../../../platform/ui/page.ts';
import { approvalMessages } from '../../messages/approval/index.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { BatchOrigin } from '../../schema.ts';
import { byPlan } from '../approval/publish-due.ts';

/** What stands where an erased person's id was. */
const erased = 'erased';

/**
 * Who did something to a batch: a name, or what stands for one. What the city does by itself is told
 * by the batch's origin.
 *
 * @param did whether the figures were brought in, or something was done with them afterwards
 */
export const actorName = (
  { language }: Pick<PageContext, 'language'>,
  people: ReadonlyMap<string, string>,
  { origin }: { readonly origin: BatchOrigin },
  id: string | null,
  did: 'brought' | 'done',
): string => {
  const { lineage } = approvalMessages[language];
  const name = people.get(id ?? '');
  if (name !== undefined) return name;
  if (id === erased) return definitionMessages[language].versions.erased;
  if (id !== byPlan) return importMessages[language].batch.commandLine;
  if (origin === 'file') return lineage.byPlan;
  return did === 'done' ? lineage.byItself : lineage.bringers[origin];
};
