import { FederationError } from '../federation-error.ts';

/** What a query ends with when its signal aborts. */
export const cancelled = (): FederationError =>
  new FederationError('cancelled', 'nobody waits for the rows any more');
