import { record } from '../../../platform/audit/audit.ts';
import type { City, Command, CommandArguments } from '../../../platform/service.ts';
import { addStarterIntents } from './starter.ts';
import { hasIntents } from './store.ts';

const load = async (city: City, { print }: CommandArguments) => {
  if (await hasIntents(city.db))
    throw new Error('The assistant knows intents already: nothing was changed.');
  const count = await city.db.transaction(async (tx) => {
    const added = await addStarterIntents(tx, city.jobs, new Map(), 'command-line');
    await record(
      tx,
      {
        actor: 'command-line',
        action: 'assistant.starter-loaded',
        subject: 'assistant',
        details: { count: added },
      },
      city.now(),
    );
    return added;
  });
  print(`${count} intents added. The assistant learns them once the city runs.`);
};

export const starterCommand: Command = {
  name: 'starter',
  usage: '',
  summary: 'Add the municipal questions of any town to an assistant that knows none yet',
  needsCity: true,
  run: load,
};
