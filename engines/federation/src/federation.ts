/** The one door: many sources, one query. */
import { type Breaker, type BreakerOptions, createBreaker } from './execute/breaker.ts';
import { withFallback } from './execute/fallback.ts';
import { LONGEST_TIMER } from './execute/longest-timer.ts';
import {
  asQueryError,
  type QueryRun,
  type RunLimits,
  runQuery,
  usualLimits,
} from './execute/query-run.ts';
import { FederationError } from './federation-error.ts';
import { createSchemas, type SchemaMemory } from './known-schemas.ts';
import type { LocalEngine } from './local/engine.ts';
import type { ReadyPlan } from './plan/planner.ts';
import { type DecisionPoint, decideBy } from './policy/decide.ts';
import { guardedSource } from './policy/guarded-source.ts';
import type { PolicySet, Subject } from './policy/policy.ts';
import { createPreparation, type Prepared } from './prepare.ts';
import type { SourceSchema } from './schema.ts';
import type { Health, Source } from './sources/source.ts';
import type { ScaleOutOptions } from './sources/trino/scale-out.ts';
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
  /** Milliseconds after which a source's tables are listed anew in the background; default five minutes. */
  readonly schemaAge?: number;
  /** A Trino cluster for queries that would bring too many rows here. */
  readonly scaleOut?: ScaleOutOptions;
  /** Lists of tables from before: with them a source that is down leaves a partial answer from the start. */
  readonly schemas?: SchemaMemory;
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
   * @throws SourceError when a source's tables cannot be listed and never were
   */
  readonly query: (text: string, options?: QueryOptions) => Promise<QueryRun>;
  /** The plan alone. */
  readonly plan: (text: string, options?: QueryOptions) => Promise<ReadyPlan>;
  readonly tables: (source: string) => Promise<SourceSchema>;
  readonly health: (signal: AbortSignal) => Promise<ReadonlyMap<string, Health>>;
  readonly close: () => Promise<void>;
}

const SCHEMA_AGE = 300_000;

/** Listing has a limit of its own. */
const untilListed = () => ({
  signal: new AbortController().signal,
  patience: Number.POSITIVE_INFINITY,
});

const openToAll: PolicySet = { otherwise: 'allow', tables: [] };

export const createFederation = ({
  sources: list,
  local,
  policies = openToAll,
  decide = decideBy(policies),
  limits: usual,
  breaker,
  schemaAge = SCHEMA_AGE,
  schemas: memory,
  scaleOut,
  now,
}: FederationOptions): Federation => {
  const sources = new Map(list.map((source) => [source.name, guardedSource(source)]));
  if (sources.size !== list.length)
    throw new FederationError('configuration', 'Two sources have the same name');
  for (const { table } of policies.tables)
    if (!sources.has(table.split('.', 1)[0] ?? ''))
      throw new FederationError(
        'configuration',
        `A policy is about ${table}: there is no such source`,
      );
  const breakers = new Map<string, Breaker>();
  const breakerOf = (name: string): Breaker => {
    const known = breakers.get(name) ?? createBreaker(breaker);
    breakers.set(name, known);
    return known;
  };
  const schemas = createSchemas({ sources, breakerOf, memory, age: schemaAge, now });

  const prepare = createPreparation({
    sources,
    schemas,
    policies,
    decide,
    isTrusted: (name) => breakerOf(name).isClosed(),
    scaleOut,
    now,
  });

  /** Prepares within what the query may take. */
  const prepareInTime = async (
    text: string,
    options: QueryOptions,
    limits: RunLimits,
  ): Promise<Prepared> => {
    const ending = new AbortController();
    const timer = setTimeout(
      () => ending.abort('deadline'),
      Math.min(limits.deadline, LONGEST_TIMER),
    );
    const { signal: given } = options;
    try {
      return await prepare({
        ...options,
        text,
        deadline: limits.deadline,
        signal: given ? AbortSignal.any([given, ending.signal]) : ending.signal,
      });
    } catch (error) {
      throw asQueryError(error, ending.signal, given);
    } finally {
      clearTimeout(timer);
    }
  };

  const limitsOf = (options: QueryOptions): RunLimits => ({
    ...usualLimits,
    ...usual,
    ...options.limits,
  });

  return {
    plan: async (text, options = {}) => {
      const { onTrino, ready } = await prepareInTime(text, options, limitsOf(options));
      return onTrino ?? ready;
    },
    tables: async (name) => (await schemas.of(name, untilListed())).schema,
    query: async (text, options = {}) => {
      const startedAt = now();
      const limits = limitsOf(options);
      const prepared = await prepareInTime(text, options, limits);
      const { ready, onTrino, absent } = prepared;
      const unconcerned = createBreaker(breaker);
      const common = {
        sources: prepared.sources,
        // That an absent source cannot be asked has been counted already.
        breakerOf: (name: string) => (absent.has(name) ? unconcerned : breakerOf(name)),
        local,
        limits,
        now,
        startedAt,
        signal: options.signal,
      };
      const here = (): QueryRun => runQuery({ ...common, ready });
      const run = onTrino
        ? withFallback(
            runQuery({ ...common, ready: onTrino, limits: { ...limits, isStrict: true } }),
            here,
          )
        : here();
      return { ...run, rows: forgettingChanges(run, schemas.forget) };
    },
    health: async (signal) =>
      new Map(
        await Promise.all(
          list.map(async (source) => [source.name, await source.health(signal)] as const),
        ),
      ),
    close: async () => {
      await Promise.allSettled([schemas.close(), ...list.map((source) => source.close())]);
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
