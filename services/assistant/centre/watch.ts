/** Follows something that is kept in the database and tells when it has changed. */
import { eventStream } from '../../../platform/http/event-stream.ts';
import type { City } from '../../../platform/service.ts';
import { onChange } from './notify.ts';

/** Looked at again so soon after somebody said that there is something: the transaction has to end first. */
const soonMilliseconds = [40, 400];
/** Another process may have changed it without a word. */
const oftenMilliseconds = 4000;

/** @param stateOf what is followed, as a text; another text is a change, undefined the end */
export const watch = (
  city: City,
  request: Request,
  stateOf: () => Promise<string | undefined>,
): Response =>
  eventStream(request, ({ send, end }) => {
    let last: string | undefined;
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      try {
        const state = await stateOf();
        if (state === undefined) end();
        else if (last !== undefined && state !== last) send('change');
        last = state;
      } catch {
        // The database is away: the next look tells.
      } finally {
        isLooking = false;
      }
    };
    const soon = new Set<NodeJS.Timeout>();
    const unfollow = onChange(city.database, () => {
      for (const milliseconds of soonMilliseconds) {
        const timer = setTimeout(() => {
          soon.delete(timer);
          void look();
        }, milliseconds);
        soon.add(timer);
      }
    });
    const often = setInterval(() => void look(), oftenMilliseconds);
    void look();
    return () => {
      unfollow();
      clearInterval(often);
      for (const timer of soon) clearTimeout(timer);
    };
  });
