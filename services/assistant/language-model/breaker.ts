/** Leaves an endpoint alone that does not answer, and asks it so many things at a time. */
import type { City } from '../../../platform/service.ts';

/** After so many failures in a row it is not asked for a while. */
export const mostFailures = 3;
export const pauseSeconds = 60;
/** A model answers slowly: who comes when so many wait gets the passages as they stand. */
export const mostAtOnce = 4;

interface State {
  failures: number;
  pausedUntil: number;
  running: number;
}

/** By the database, as a write has a city of its own. */
const states = new WeakMap<City['database'], State>();

const stateOf = ({ database }: Pick<City, 'database'>): State => {
  const known = states.get(database);
  if (known) return known;
  const fresh: State = { failures: 0, pausedUntil: 0, running: 0 };
  states.set(database, fresh);
  return fresh;
};

/** Until when the endpoint is left alone; undefined when it may be asked. */
export const pausedUntil = (city: Pick<City, 'database' | 'now'>): Date | undefined => {
  const { pausedUntil: until } = stateOf(city);
  return until > city.now().getTime() ? new Date(until) : undefined;
};

/** After a change of the endpoint's switch it is asked anew. */
export const forgetFailures = (city: Pick<City, 'database'>): void => {
  Object.assign(stateOf(city), { failures: 0, pausedUntil: 0 });
};

/**
 * Asks unless the endpoint rests or is busy. Once the pause is over, one failure more ends in another.
 *
 * @param hasFailed whether what came back speaks against the endpoint
 */
export const guarded = async <Result>(
  city: Pick<City, 'database' | 'now'>,
  ask: () => Promise<Result>,
  hasFailed: (result: Result) => boolean,
): Promise<Result | 'paused' | 'busy'> => {
  const state = stateOf(city);
  if (pausedUntil(city)) return 'paused';
  if (state.running >= mostAtOnce) return 'busy';
  state.running += 1;
  try {
    const result = await ask();
    if (!hasFailed(result)) state.failures = 0;
    else if (++state.failures >= mostFailures)
      state.pausedUntil = city.now().getTime() + pauseSeconds * 1000;
    return result;
  } finally {
    state.running -= 1;
  }
};
