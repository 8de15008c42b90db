import type { JobDefinition } from '../../../platform/jobs/jobs.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import { isProblem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { pullMessages } from '../messages/pulls/index.ts';
import { dueSources, noteSource } from './pull-store.ts';
import { runPull } from './run-pull.ts';
import { nextTime } from './schedule.ts';

export const pullJobName = 'indicators.pull';
const pullDueName = 'indicators.pull-due';
const prefix = 'indicators-pull-';

export const pullSubject = (id: number): string => `${prefix}${id}`;

/** Starts a look at each source whose time has come; its next turn is set at once, so that it starts once. */
export const startDuePulls = async (city: City): Promise<number> => {
  const now = city.now();
  const due = await dueSources(city.db, now);
  for (const { id, schedule } of due)
    await city.db.transaction(async (tx) => {
      await noteSource(tx, id, { nextAt: nextTime(schedule, now) });
      await city.jobs.enqueue(tx, pullJobName, { subject: pullSubject(id), startedBy: 'system' });
    });
  return due.length;
};

export const pullJobs: readonly JobDefinition<City>[] = [
  {
    name: pullJobName,
    label: byLanguage(pullMessages, ({ jobs }) => jobs.pull),
    run: async (city, { subject, startedBy }, { report }) => {
      try {
        await runPull(city, Number(subject.slice(prefix.length)), startedBy, report);
      } catch (error) {
        // The source was removed meanwhile: nothing is left to do.
        if (!isProblem(error) || error.code !== 'not-found') throw error;
      }
    },
  },
  {
    name: pullDueName,
    label: byLanguage(pullMessages, ({ jobs }) => jobs.due),
    schedule: '*/5 * * * *',
    runsAtStart: true,
    run: async (city) => {
      await startDuePulls(city);
    },
  },
];
