/**
 * Two towns that differ in nothing but what policies hide. Whatever a query can notice of them — rows and
 * their order, errors, statistics, plans — has to be the same in both.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duckdb } from '../src/dialects/duckdb.ts';
import { createFederation, type Federation, type QueryOptions } from '../src/federation.ts';
import { FederationError, SourceError } from '../src/federation-error.ts';
import {
  createLocalEngine,
  type LocalEngine,
  type LocalEngineOptions,
} from '../src/local/engine.ts';
import { printPlan } from '../src/plan/print.ts';
import type { PolicySet } from '../src/policy/policy.ts';
import type { Source } from '../src/sources/source.ts';
import type { Row } from '../src/values.ts';
import type { World } from './world-people.ts';
import { type Kind, openSource, otherSource } from './world-sources.ts';

const asText = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, inner: unknown) =>
      typeof inner === 'bigint'
        ? `${inner}n`
        : typeof inner === 'number' && !Number.isFinite(inner)
          ? String(inner)
          : inner,
    1,
  );

const errorOf = (error: unknown): unknown => {
  if (error instanceof FederationError)
    return { code: error.code, message: error.message, position: error.position };
  if (error instanceof SourceError)
    return { failure: error.failure, message: error.message, code: error.driverCode };
  return { unexpected: String(error) };
};

/** Everything that somebody who asks can notice, except how long it took. */
const observe = async (
  federation: Federation,
  text: string,
  options: QueryOptions,
): Promise<unknown> => {
  let plan: string | undefined;
  let run: Awaited<ReturnType<Federation['query']>> | undefined;
  const rows: Row[] = [];
  let error: unknown;
  try {
    run = await federation.query(text, options);
    plan = printPlan(run.ready().plan, { showsTypes: true });
    for await (const batch of run.rows) rows.push(...batch);
  } catch (thrown) {
    error = errorOf(thrown);
  }
  const report = run?.report();
  return {
    columns: run?.columns.map(({ name, type }) => [name, type]),
    rows,
    error,
    plan,
    expected: run?.ready().expectedRows,
    links: run?.ready().links,
    isPartial: report?.isPartial,
    count: report?.rows,
    fragments: report?.fragments.map(({ milliseconds: _, ...rest }) => rest),
  };
};

export interface TwoWorlds {
  /** What can be noticed of a query in each world, as JSON. */
  readonly ask: (
    text: string,
    options: QueryOptions,
  ) => Promise<{ readonly one: string; readonly other: string }>;
  readonly close: () => Promise<void>;
}

export interface TwoWorldsOptions {
  readonly policies: PolicySet;
  readonly local: LocalEngine;
  /** Around each source, before it is asked anything. */
  readonly around?: (source: Source) => Source;
}

/** Undefined where the server of that kind is not installed. */
export const openTwoWorlds = async (
  kind: Kind,
  { policies, local, around = (source) => source }: TwoWorldsOptions,
): Promise<TwoWorlds | undefined> => {
  const open = async (world: World) => {
    const opened = await openSource(kind, world);
    if (!opened) return undefined;
    const federation = createFederation({
      sources: [around(opened.source), around(otherSource())],
      local,
      policies,
      now: () => performance.now(),
    });
    const ask = async (text: string, options: QueryOptions): Promise<string> => {
      const seen = asText(await observe(federation, text, options));
      return opened.mark ? seen.replaceAll(opened.mark, 'world') : seen;
    };
    return {
      ask,
      close: async () => {
        await federation.close();
        await opened.close();
      },
    };
  };
  const [one, other] = [await open('one'), await open('other')];
  if (!one || !other) return undefined;
  return {
    ask: async (text, options) => {
      const [seen, seenThere] = await Promise.all([
        one.ask(text, options),
        other.ask(text, options),
      ]);
      return { one: seen, other: seenThere };
    },
    close: async () => {
      await one.close();
      await other.close();
    },
  };
};

export const createTestEngine = (options: Partial<LocalEngineOptions> = {}): LocalEngine =>
  createLocalEngine({
    dialect: duckdb,
    memoryLimit: '500MB',
    threads: 1,
    temporaryDirectory: join(tmpdir(), 'polder-two-worlds'),
    ...options,
  });
