import type { Db } from '../../../platform/database/db.ts';
import type { Progress } from '../../../platform/jobs/jobs.ts';
import type { City, CityEvent } from '../../../platform/service.ts';
import type { SliceProtection } from './protect-slice.ts';
import type { Hierarchy } from './slice-table.ts';
import {
  dropSlicesOfBatch,
  hierarchyOf,
  keepProtection,
  publicationState,
  valuesOfSlice,
  type WaitingSlice,
  waitingSlices,
} from './slices-store.ts';
import { openSolver } from './solve.ts';

export const protectJobName = 'indicators.protect';

/** Slices whose protection is kept in one write: few enough that a published page is soon fresh. */
const slicesPerWrite = 20;

/**
 * Protects every published slice that waits for it. A slice that changes while it is being solved
 * goes on waiting: it is taken up again before the job ends.
 */
export const protectWaiting = async (city: City, report: Progress['report']): Promise<number> => {
  const { db, now } = city;
  const solver = openSolver();
  const hierarchies = new Map<string, Hierarchy>();
  let done = 0;
  try {
    for (;;) {
      const seen = await publicationState(db);
      const waiting = await waitingSlices(db);
      if (waiting.length === 0) return done;
      for (let from = 0; from < waiting.length; from += slicesPerWrite) {
        const solved: { readonly slice: WaitingSlice; readonly found: SliceProtection }[] = [];
        for (const slice of waiting.slice(from, from + slicesPerWrite)) {
          const { geography, kind, disclosure: rule } = slice;
          const hierarchy = hierarchies.get(geography) ?? (await hierarchyOf(db, geography));
          hierarchies.set(geography, hierarchy);
          const values = await valuesOfSlice(db, slice);
          const found = await solver.protect({ values, kind, rule, hierarchy });
          solved.push({ slice, found });
        }
        const kept = await city.write(async (tx) => {
          const results = [];
          for (const { slice, found } of solved)
            results.push(await keepProtection(tx, slice, { ...found, seen, at: now() }));
          return results.filter((isKept) => isKept).length;
        });
        done += kept;
        await report('protecting', Math.min(from + slicesPerWrite, waiting.length), waiting.length);
        if (kept < solved.length) break; // other figures were published meanwhile: look again
      }
    }
  } finally {
    await solver.close();
  }
};

export const startProtection = async (city: City, tx: Db, startedBy: string): Promise<void> => {
  await city.jobs.enqueue(tx, protectJobName, { subject: 'small counts', startedBy });
};

/** A batch was published or withdrawn: what it touches is hidden until it is checked. */
export const onPublication = async (city: City, tx: Db, { subject }: CityEvent): Promise<void> => {
  if ((await dropSlicesOfBatch(tx, Number(subject))) > 0) await startProtection(city, tx, 'system');
};
