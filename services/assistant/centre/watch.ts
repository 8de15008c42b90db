/** Follows something that is kept in the database and tells when it has changed. */
import { eventStream } from '../../../platform/http/event-stream.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { onChange } from './notify.ts';

/** Looked at again so soon after somebody said that there is something: the transaction has to end first. */
const soonMilliseconds = [40, 400];
/** Another process may have changed it without a word. */
const oftenMilliseconds = 4000;

/** More pages than a town has open at once: whoever comes later looks by the link instead. */
const mostWatching = 1000;
/** Tabs of one browser, and browsers behind one address. */
const mostOfClient = 60;

interface Watching {
  readonly clients: Map<string, number>;
  count: number;
}

const watchingOf = new WeakMap<City['database'], Watching>();

/** @returns how to give the place back @throws Problem too-many-requests */
const takePlace = ({ database }: City, client: string): (() => void) => {
  const watching = watchingOf.get(database) ?? { clients: new Map<string, number>(), count: 0 };
  watchingOf.set(database, watching);
  const own = watching.clients.get(client) ?? 0;
  if (watching.count >= mostWatching || own >= mostOfClient) throw new Problem('too-many-requests');
  watching.count += 1;
  watching.clients.set(client, own + 1);
  let isTaken = true;
  return () => {
    if (!isTaken) return;
    isTaken = false;
    watching.count -= 1;
    const left = (watching.clients.get(client) ?? 1) - 1;
    if (left > 0) watching.clients.set(client, left);
    else watching.clients.delete(client);
  };
};

/**
 * @param client address, counted while it watches and kept nowhere
 * @param stateOf what is followed, as a text; another text is a change, undefined the end
 */
export const watch = (
  city: City,
  { request, client }: { readonly request: Request; readonly client: string },
  stateOf: () => Promise<string | undefined>,
): Response => {
  const givePlace = request.method === 'HEAD' ? () => {} : takePlace(city, client);
  return eventStream(request, ({ send, end }) => {
    let last: string | undefined;
    let isLooking = false;
    const look = async (): Promise<void> => {
      if (isLooking) return;
      isLooking = true;
      try {
        const state = await stateOf();
        if (state === undefined) {
          // What was followed is gone: the page is to see that.
          send('change');
          end();
        } else if (last !== undefined && state !== last) send('change');
        last = state;
      } catch {
        // The database is away: the next look tells.
      } finally {
        isLooking = false;
      }
    };
    const soon = new Map<number, NodeJS.Timeout>();
    const unfollow = onChange(city.database, () => {
      for (const milliseconds of soonMilliseconds)
        if (!soon.has(milliseconds))
          soon.set(
            milliseconds,
            setTimeout(() => {
              soon.delete(milliseconds);
              void look();
            }, milliseconds),
          );
    });
    const often = setInterval(() => void look(), oftenMilliseconds);
    void look();
    return () => {
      unfollow();
      clearInterval(often);
      for (const timer of soon.values()) clearTimeout(timer);
      givePlace();
    };
  });
};
