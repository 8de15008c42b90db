/** The last step of every connector here: offset and limit of the query, and the limit on rows. */
import { SourceError } from '../../federation-error.ts';
import type { Batch } from '../../values.ts';
import type { ExecutionLimits } from '../source.ts';
import { type Budget, budgetOf } from './budget.ts';
import type { Selection } from './selection.ts';

/**
 * Opens rows with a budget of their own (and the number beyond which no row is used), gives what the query wants of them, ends the budget afterwards,
 * and lets nothing but a `SourceError` out: whatever else was thrown may hold values.
 */
export async function* delivered(
  source: string,
  { count, offset }: Pick<Selection, 'count' | 'offset'>,
  limits: ExecutionLimits,
  maximumBytes: number,
  open: (budget: Budget, most: number) => AsyncIterable<Batch>,
): AsyncGenerator<Batch> {
  if (limits.signal.aborted) throw new SourceError(source, 'cancelled');
  const budget = budgetOf(source, limits, maximumBytes);
  let toSkip = offset;
  let toGive = count ?? Number.POSITIVE_INFINITY;
  let given = 0;
  try {
    if (toGive <= 0) return;
    const most = offset + Math.min(toGive, limits.maximumRows + 1);
    for await (const batch of open(budget, most)) {
      const from = Math.min(toSkip, batch.length);
      toSkip -= from;
      const wanted = batch.slice(from, from + toGive);
      toGive -= wanted.length;
      given += wanted.length;
      if (given > limits.maximumRows) throw new SourceError(source, 'too-many-rows');
      if (wanted.length > 0) yield wanted;
      if (toGive <= 0) return;
    }
  } catch (error) {
    const reason = budget.reason();
    if (reason) throw new SourceError(source, reason);
    throw error instanceof SourceError ? error : new SourceError(source, 'rejected');
  } finally {
    budget.end();
  }
}
