/** A query that may run in two places. */
import { SourceError } from '../federation-error.ts';
import type { QueryRun } from './query-run.ts';

/**
 * Runs the first, and the other instead when a source of the first fails before any row has come. Reports
 * and the plan are of the one that gives the rows.
 *
 * @param first strict: it must not answer in part what the other may answer whole
 */
export const withFallback = (first: QueryRun, other: () => QueryRun): QueryRun => {
  let current = first;
  const rows = async function* () {
    let hasCome = false;
    try {
      for await (const batch of first.rows) {
        hasCome ||= batch.length > 0;
        yield batch;
      }
      return;
    } catch (error) {
      if (hasCome || !(error instanceof SourceError)) throw error;
    }
    current = other();
    yield* current.rows;
  };
  return {
    columns: first.columns,
    rows: rows(),
    report: () => current.report(),
    ready: () => current.ready(),
  };
};
