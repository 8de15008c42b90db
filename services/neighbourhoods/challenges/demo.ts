import type { Db } from '../../../platform/database/db.ts';
import type { DemoContext } from '../../../platform/service.ts';
import { overweight } from './demo-content.ts';
import { addChallenge, publish } from './store.ts';

const editor = 'system';

/** Days before the demo's day on which the page was last changed. */
const editedBefore = 12;

/** The demo's challenge page: overweight among children. */
export const fillChallenges = async (tx: Db, { today }: DemoContext): Promise<void> => {
  const edited = new Date(today.getTime() - editedBefore * 86_400_000);
  const by = { person: editor, now: edited };
  const content = overweight(edited);
  const made = await addChallenge(tx, 'childhood-overweight', content, by);
  if (made) await publish(tx, made.id, content, by);
};
