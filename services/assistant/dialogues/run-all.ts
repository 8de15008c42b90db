/** Every test dialogue with a model: what decides whether it may be published. */
import type { Classifier } from '@polder/language';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { factForms } from '../chat/facts.ts';
import type { DialogueResult } from './dialogue.ts';
import { type DialogueRun, runDialogue } from './run.ts';
import { allDialogues, type TestDialogue } from './store.ts';

export const runWith = (
  city: Pick<City, 'services' | 'now'>,
  classify: Classifier,
): DialogueRun => ({
  classify,
  forms: factForms(city),
  today: dayInTown(city.now()),
});

export const resultsOf = (
  run: DialogueRun,
  dialogues: readonly TestDialogue[],
): readonly DialogueResult[] =>
  dialogues.map(({ id, name, language, turns }) => ({
    id,
    name,
    ...runDialogue(run, language, turns),
  }));

export const runAll = async (
  city: Pick<City, 'db' | 'services' | 'now'>,
  classify: Classifier,
): Promise<readonly DialogueResult[]> =>
  resultsOf(runWith(city, classify), await allDialogues(city.db));
