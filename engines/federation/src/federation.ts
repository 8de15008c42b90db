/** The one door: many sources, one query. */
import { type Breaker, type BreakerOptions, createBreaker } from './execute/breaker.ts';
import { type QueryRun, type RunLimits, runQuery, usualLimits } from './execute/query-run.ts';
import { FederationError, SourceError } from './federation-error.ts';
import type { LocalEngine } from './local/engine.ts';
import { planForSources, type ReadyPlan } from './plan/planner.ts';
import { applyPolicies, visibleSchema } from './policy/apply.ts';
import { type DecisionPoint, decideBy, rememberDecisions } from './policy/decide.ts';
import type { PolicySet, Subject } from './policy/policy.ts';
import type { SourceSchema, TableSchema } from './schema.ts';
import type { Health, Source } from './sources/source.ts';
import { columnIds, loadParser, planCondition, planQuery } from './sql/index.ts';
import type { Value } from './values.ts';

export interface FederationOptions {
  readonly sources: readonly Source[];
  readonly local: LocalEngine;
  /** Without policies everything is open. */
  readonly policies?: PolicySet;
  /** Another decision point than the policies themselves. */
  readonly decide?: DecisionPoint;
  readonly limits?: Partial<RunLimits>;
  readonly breaker?: BreakerOptions;
  /** Milliseconds for which a source's tables are remembered; default five minutes. */
  readonly schemaAge?: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

export interface QueryOptions {
  readonly parameters?: readonly Value[];
  /** Who asks and why; needed where there are policies. */
  readonly subject?: Subject;
  /** The day that `current_date` stands for, as `2026-01-31`. */
  readonly currentDate?: string;
  readonly limits?: Partial<RunLimits>;
  readonly signal?: AbortSignal;
}

export interface Federation {
  /**
   * Plans and starts a query; its rows come when they are read.
   *
   * @throws FederationError for what is wrong with the query, before any source is asked for rows
   * @throws SourceError when a source's tables cannot be listed
   */
  readonly query: (
    text: string,
    options?: QueryOptions,
  ) => Promise<QueryRun & { readonly ready: ReadyPlan }>;
  /** The plan alone. */
  readonly plan: (text: string, options?: QueryOptions) => Promise<ReadyPlan>;
  readonly tables: (source: string) => Promise<SourceSchema>;
  readonly health: (signal: AbortSignal) => Promise<ReadonlyMap<string, Health>>;
  readonly close: () => Promise<void>;
}

const SCHEMA_AGE = 300_000;

/** Time that listing a source's tables may take. */
const DISCOVERY_TIME = 10_000;

const openToAll: PolicySet = { otherwise: 'allow', tables: [] };

const nobody: Subject = { id: '', roles: [], purpose: '' };

export const createFederation = ({
  sources: list,
  local,
  policies = openToAll,
  decide = decideBy(policies),
  limits,
  breaker,
  schemaAge = SCHEMA_AGE,
  now,
}: FederationOptions): Federation => {
  const sources = new Map(list.map((source) => [source.name, source]));
  if (sources.size !== list.length)
    throw new FederationError('configuration', 'Two sources have the same name');
  const breakers = new Map<string, Breaker>();
  const breakerOf = (name: string): Breaker => {
    const known = breakers.get(name) ?? createBreaker(breaker);
    breakers.set(name, known);
    return known;
  };
  const schemas = new Map<
    string,
    { readonly at: number; readonly schema: Promise<SourceSchema> }
  >();

  const tables = (name: string): Promise<SourceSchema> => {
    const source = sources.get(name);
    if (!source)
      return Promise.reject(new FederationError('unknown-table', `There is no source ${name}`));
    const known = schemas.get(name);
    if (known && now() - known.at < schemaAge) return known.schema;
    if (!breakerOf(name).mayAsk(now())) return Promise.reject(new SourceError(name, 'resting'));
    const schema = source.discover(AbortSignal.timeout(DISCOVERY_TIME));
    schemas.set(name, { at: now(), schema });
    schema.catch(() => {
      schemas.delete(name);
      breakerOf(name).failed(now());
    });
    return schema;
  };

  /** Only the sources that a text can be about: one that is down does not stop the others. */
  const mentioned = (text: string): readonly string[] =>
    [...sources.keys()].filter((name) => text.toLowerCase().includes(name.toLowerCase()));

  const plan = async (text: string, { parameters, subject, currentDate }: QueryOptions = {}) => {
    await loadParser();
    const decision = rememberDecisions(decide, subject ?? nobody);
    const real = new Map<string, SourceSchema>();
    await Promise.all(
      mentioned(text).map(async (name) => {
        real.set(name, await tables(name));
      }),
    );
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
      { ids, ...(parameters && { parameters }), ...(currentDate !== undefined && { currentDate }) },
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
    return planForSources(allowed, sources);
  };

  return {
    plan,
    tables,
    query: async (text, options = {}) => {
      const ready = await plan(text, options);
      const run = runQuery(
        ready,
        sources,
        breakerOf,
        local,
        { ...usualLimits, ...limits, ...options.limits },
        now,
        options.signal,
      );
      return {
        ...run,
        ready,
        rows: forgettingChanges(run, (name) => schemas.delete(name)),
      };
    },
    health: async (signal) =>
      new Map(
        await Promise.all(
          list.map(async (source) => [source.name, await source.health(signal)] as const),
        ),
      ),
    close: async () => {
      await Promise.allSettled(list.map((source) => source.close()));
    },
  };
};

/** Tables that turn out to have changed are listed anew for the next query. */
const forgettingChanges = async function* (run: QueryRun, forget: (source: string) => void) {
  try {
    yield* run.rows;
  } finally {
    for (const { source, failure } of run.report().fragments)
      if (failure === 'schema-changed') forget(source);
  }
};
