/** Whether a source behind HTTP answers. */
import { SourceError } from '../../federation-error.ts';
import type { Health } from '../source.ts';
import { budgetOf } from './budget.ts';
import type { HttpClient } from './client.ts';

/** Milliseconds after which a source that does not answer counts as down. */
const PATIENCE = 5000;
const MAXIMUM_BYTES = 4 * 1024 * 1024;

/** Any answer that is neither a refusal nor a failure of the server counts, also 404. */
export const healthBy = async (
  source: string,
  client: HttpClient,
  url: URL,
  signal: AbortSignal,
): Promise<Health> => {
  const budget = budgetOf(source, { signal, timeout: PATIENCE }, MAXIMUM_BYTES);
  const start = performance.now();
  const since = (): number => performance.now() - start;
  try {
    await client.send({ method: 'GET', url }, budget);
    return { isUp: true, milliseconds: since() };
  } catch (error) {
    const failure = error instanceof SourceError ? error : new SourceError(source, 'rejected');
    // The server is there and understood: it does not have that address, or not for GET.
    const isUp =
      /^HTTP [34]/.test(failure.driverCode ?? '') &&
      !['credentials', 'forbidden', 'rate-limited'].includes(failure.failure);
    return { isUp, milliseconds: since(), ...(!isUp && { failure: failure.message }) };
  } finally {
    budget.end();
  }
};
