import { type DestinationStream, type Logger, pino } from 'pino';
import { withoutValues } from './database/query-failure.ts';

/** The program's log, one JSON line per event. Failures go in without the values that a query carried. */
export const createLog = (level: string, destination?: DestinationStream): Logger => {
  const options = { level, serializers: { err: withoutValues } };
  return destination ? pino(options, destination) : pino(options);
};
