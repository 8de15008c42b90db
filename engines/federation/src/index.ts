export { type Configuration, readConfiguration } from './configuration.ts';
export { duckdb } from './dialects/duckdb.ts';
export { type BreakerOptions, usualBreaker } from './execute/breaker.ts';
export {
  type QueryRun,
  type RunLimits,
  usualLimits,
} from './execute/query-run.ts';
export type { FragmentReport, FragmentStatus, QueryReport } from './execute/report.ts';
export {
  createFederation,
  type Federation,
  type FederationOptions,
  type QueryOptions,
} from './federation.ts';
export {
  FederationError,
  type FederationErrorCode,
  SourceError,
  type SourceFailure,
} from './federation-error.ts';
export type { SchemaMemory } from './known-schemas.ts';
export { createLocalEngine, type LocalEngine, type LocalEngineOptions } from './local/engine.ts';
export type { Node, OutputColumn } from './plan/node.ts';
export { printPlan } from './plan/print.ts';
export {
  type AccessRequest,
  accessRequest,
  type DecisionPoint,
  decideBy,
  type TableDecision,
} from './policy/decide.ts';
export type { Mask, PolicySet, Subject, TablePolicy } from './policy/policy.ts';
export type { ColumnSchema, SourceSchema, TableSchema } from './schema.ts';
export type { ExecutionLimits, Health, SentStatement, Source } from './sources/source.ts';
export { readStoredSchema, storedSchema } from './stored-schema.ts';
export { type Batch, type Row, type SqlType, shortestReal, type Value } from './values.ts';
