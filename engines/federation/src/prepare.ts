/** From a query's text to a plan that can run now: tables, names, policies, fragments, who waits for whom. */
import { rememberEstimates } from './execute/remembered-estimates.ts';
import { withSourceEstimates } from './execute/source-estimates.ts';
import { FederationError, SourceError, type SourceFailure } from './federation-error.ts';
import { createKnownPlans } from './known-plans.ts';
import type { Schemas, Waiting } from './known-schemas.ts';
import { compiledPlainly } from './local/compiled-plainly.ts';
import type { Node } from './plan/node.ts';
import { fragmentedPlan, linkedPlan, type ReadyPlan } from './plan/planner.ts';
import { applyPolicies, visibleSchema } from './policy/apply.ts';
import { type DecisionPoint, rememberDecisions } from './policy/decide.ts';
import type { PolicySet, Subject } from './policy/policy.ts';
import type { SourceSchema, TableSchema } from './schema.ts';
import { absentSource } from './sources/absent.ts';
import type { Source } from './sources/source.ts';
import { scaleOut as runsWhere, type ScaleOutOptions } from './sources/trino/scale-out.ts';
import { columnIds, loadParser, planCondition, planQuery } from './sql/index.ts';
import type { Value } from './values.ts';

export interface PreparationOptions {
  readonly sources: ReadonlyMap<string, Source>;
  readonly schemas: Schemas;
  readonly policies: PolicySet;
  readonly decide: DecisionPoint;
  /** Whether a source answered the last time that it was asked. */
  readonly isTrusted: (source: string) => boolean;
  readonly scaleOut: ScaleOutOptions | undefined;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

export interface Question {
  readonly text: string;
  readonly parameters?: readonly Value[] | undefined;
  readonly subject?: Subject | undefined;
  readonly currentDate?: string | undefined;
  /** Milliseconds that the whole query may take. */
  readonly deadline: number;
  readonly signal: AbortSignal;
}

export interface Prepared {
  readonly ready: ReadyPlan;
  /** The same on Trino, where it rather runs there. */
  readonly onTrino: ReadyPlan | undefined;
  /** As they can be asked now. */
  readonly sources: ReadonlyMap<string, Source>;
  /** Those that could not list their tables, and why. */
  readonly absent: ReadonlyMap<string, SourceFailure>;
}

/** Parts of a query's time that finding out about a source may take before earlier knowledge does. */
const LISTING_SHARE = 1 / 4;
const ESTIMATE_SHARE = 1 / 20;

/** Milliseconds that an estimate may take however long the query has. */
const LONGEST_ESTIMATE = 500;

/** Milliseconds for which an estimate holds. */
const ESTIMATE_AGE = 60_000;

/** What is known of sources when a query is planned: their tables, and who can be asked. */
interface Surroundings {
  readonly real: ReadonlyMap<string, SourceSchema>;
  readonly present: ReadonlyMap<string, Source>;
}

/**
 * A policy that is about no table protects nothing, and where all else is open the table that was meant
 * would be, too.
 */
const checkPolicies = (
  policies: PolicySet,
  source: string,
  { tables, unreadable = [] }: SourceSchema,
): void => {
  if (policies.otherwise === 'deny') return;
  const names = new Set(
    [...tables, ...unreadable].map(({ name }) => `${source}.${name}`.toLowerCase()),
  );
  const start = `${source}.`.toLowerCase();
  const lost = policies.tables.find(({ table }) => {
    const name = table.toLowerCase();
    return name.startsWith(start) && !name.endsWith('.*') && !names.has(name);
  });
  if (lost)
    throw new FederationError(
      'configuration',
      `A policy is about ${lost.table}, and there is no table of that name: write it as the source lists it`,
    );
};

const nobody: Subject = { id: '', roles: [], purpose: '' };

/** @throws FederationError and SourceError, or what the signal ended a question with */
export const createPreparation = ({
  sources,
  schemas,
  policies,
  decide,
  isTrusted,
  scaleOut,
  now,
}: PreparationOptions): ((question: Question) => Promise<Prepared>) => {
  const remembered = rememberEstimates(ESTIMATE_AGE, now);
  const plans = createKnownPlans(ESTIMATE_AGE, now);

  /** Only the sources that a text can be about: one that is down does not stop the others. */
  const mentioned = (text: string): readonly string[] => {
    const folded = text.toLowerCase();
    return [...sources.keys()].filter((name) => folded.includes(name.toLowerCase()));
  };

  const withoutAbsent = (
    absent: ReadonlyMap<string, SourceFailure>,
  ): ReadonlyMap<string, Source> => {
    if (absent.size === 0) return sources;
    return new Map(
      [...sources].map(([name, source]) => {
        const failure = absent.get(name);
        return [name, failure ? absentSource(source, failure) : source];
      }),
    );
  };

  /** A cluster that cannot be asked has no plan: the query runs here. */
  const onCluster = async (
    options: ScaleOutOptions,
    allowed: Node,
    rowsHere: number,
    { real, present }: Surroundings,
    waiting: Waiting,
  ): Promise<ReadyPlan | undefined> => {
    try {
      const { schema, absent } = await schemas.of(options.trino, waiting);
      if (absent) return undefined;
      const known = new Map([...real, [options.trino, schema]]);
      const decision = runsWhere(allowed, rowsHere, options, present, known);
      return decision.runsOn === 'trino' ? decision.ready : undefined;
    } catch (error) {
      if (error instanceof SourceError) return undefined;
      throw error;
    }
  };

  return async ({ text, parameters, subject, currentDate, deadline, signal }) => {
    await loadParser(compiledPlainly);
    const waiting = { signal, patience: deadline * LISTING_SHARE };
    const decision = rememberDecisions(decide, subject ?? nobody);
    const real = new Map<string, SourceSchema>();
    const absent = new Map<string, SourceFailure>();
    await Promise.all(
      mentioned(text).map(async (name) => {
        const known = await schemas.of(name, waiting);
        real.set(name, known.schema);
        if (known.absent) absent.set(name, known.absent);
      }),
    );
    for (const [name, schema] of real) checkPolicies(policies, name, schema);
    const present = withoutAbsent(absent);
    const asked = {
      text,
      parameters: parameters ?? [],
      currentDate,
      schemas: real,
      decide: decision,
    };
    const known = absent.size === 0 ? plans.find(asked, present) : undefined;
    if (known) return { ready: known, onTrino: undefined, sources: present, absent };
    const watch = absent.size === 0 ? plans.watch(asked) : undefined;
    const visible = new Map(
      [...real].map(([name, schema]) => [
        name,
        visibleSchema(schema, (table) => decision(name, table)),
      ]),
    );
    const ids = columnIds();
    const bound = planQuery(
      text,
      { sources: visible },
      {
        ids,
        watch,
        ...(parameters && { parameters }),
        ...(currentDate !== undefined && { currentDate }),
      },
    );
    const tableOf = (source: string, name: string): TableSchema => {
      const found = real.get(source)?.tables.find((table) => table.name === name);
      if (!found) throw new FederationError('unknown-table', `There is no table ${source}.${name}`);
      return found;
    };
    const allowed = applyPolicies(bound, {
      tableOf,
      decide: decision,
      condition: (rows, columns) => planCondition(rows, columns, { ids }),
      nextId: ids.next,
      hashKey: policies.hashKey,
    });
    const parts = fragmentedPlan(allowed, present, watch);
    const fragmented = await withSourceEstimates(parts, present, {
      mayAsk: isTrusted,
      remembered,
      signal,
      patience: Math.min(deadline * ESTIMATE_SHARE, LONGEST_ESTIMATE),
    });
    const ready = linkedPlan(fragmented, present, watch);
    if (scaleOut && ready.expectedRows > scaleOut.maximumRowsHere) {
      const { expectedRows } = ready;
      const onTrino = await onCluster(scaleOut, allowed, expectedRows, { real, present }, waiting);
      return { ready, onTrino, sources: present, absent };
    }
    if (watch) plans.keep(asked, watch, bound, ready);
    return { ready, onTrino: undefined, sources: present, absent };
  };
};
