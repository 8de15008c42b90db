/** Conversations go when nobody has written in them for a while. */
import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { readSetting } from '../../../platform/settings/settings.ts';
import { retentionSetting } from '../centre/settings.ts';
import { forgetDeliveries } from '../channels/store.ts';
import { messages } from '../messages/index.ts';
import { deleteConversationsBefore } from './store.ts';

const millisecondsPerDay = 86_400_000;

export const forgetJob: JobDefinition<City> = {
  name: 'assistant.forget',
  label: byLanguage(messages, ({ jobs }) => jobs.forget),
  schedule: '20 3 * * *',
  runsAtStart: true,
  run: async (city) => {
    const days = await readSetting(city.db, retentionSetting);
    const before = new Date(city.now().getTime() - days * millisecondsPerDay);
    await deleteConversationsBefore(city.db, before);
    await forgetDeliveries(city.db, city.now());
  },
};
