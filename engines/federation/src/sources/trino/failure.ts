/** What Trino says when something goes wrong, in the words of the federation. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';
import { member } from '../http/json-text.ts';

/** By `errorName`, as in Trino's `StandardErrorCode`. */
const BY_NAME: Readonly<Record<string, SourceFailure>> = {
  PERMISSION_DENIED: 'forbidden',
  INVALID_CREDENTIALS: 'credentials',
  TABLE_NOT_FOUND: 'schema-changed',
  COLUMN_NOT_FOUND: 'schema-changed',
  SCHEMA_NOT_FOUND: 'schema-changed',
  CATALOG_NOT_FOUND: 'schema-changed',
  FUNCTION_NOT_FOUND: 'schema-changed',
  TYPE_NOT_FOUND: 'schema-changed',
  TYPE_MISMATCH: 'schema-changed',
  TABLE_HAS_NO_COLUMNS: 'schema-changed',
  STALE_VIEW: 'schema-changed',
  INVALID_VIEW: 'schema-changed',
  DIVISION_BY_ZERO: 'value',
  NUMERIC_VALUE_OUT_OF_RANGE: 'value',
  INVALID_CAST_ARGUMENT: 'value',
  SUBQUERY_MULTIPLE_ROWS: 'value',
  EXCEEDED_TIME_LIMIT: 'deadline',
  EXCEEDED_CPU_LIMIT: 'deadline',
  ABANDONED_QUERY: 'deadline',
  USER_CANCELED: 'cancelled',
  ADMINISTRATIVELY_KILLED: 'cancelled',
  ADMINISTRATIVELY_PREEMPTED: 'cancelled',
  QUERY_QUEUE_FULL: 'rate-limited',
  CLUSTER_OUT_OF_MEMORY: 'rate-limited',
  SERVER_STARTING_UP: 'unreachable',
  SERVER_SHUTTING_DOWN: 'unreachable',
  NO_NODES_AVAILABLE: 'unreachable',
  CATALOG_UNAVAILABLE: 'unreachable',
  CATALOG_NOT_AVAILABLE: 'unreachable',
  REMOTE_HOST_GONE: 'connection-lost',
  REMOTE_TASK_ERROR: 'connection-lost',
  EXCEEDED_LOCAL_MEMORY_LIMIT: 'too-much-data',
  EXCEEDED_GLOBAL_MEMORY_LIMIT: 'too-much-data',
  EXCEEDED_SCAN_LIMIT: 'too-much-data',
};

/** `error`: the member of that name in an answer; its message may repeat data and is not kept. */
export const trinoFailure = (source: string, error: unknown): SourceError => {
  const name = member(error, 'errorName');
  const code = typeof name === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(name) ? name : undefined;
  const isKnown = code !== undefined && Object.hasOwn(BY_NAME, code);
  return new SourceError(source, (isKnown && BY_NAME[code]) || 'rejected', code);
};
