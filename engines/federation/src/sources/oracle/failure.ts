/** What Oracle and its driver say when something goes wrong, in the words of the federation. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';

/** By the code of Oracle's message (`ORA-`) or of the driver's (`NJS-`). */
const BY_CODE: Readonly<Record<string, SourceFailure>> = {
  // Wrong user or password; locked; expired; no right to log in; no password given.
  'ORA-01017': 'credentials',
  'ORA-28000': 'credentials',
  'ORA-28001': 'credentials',
  'ORA-01045': 'credentials',
  'ORA-01005': 'credentials',
  'ORA-01031': 'forbidden',
  // Also told of a table that is there and may not be read.
  'ORA-00942': 'schema-changed',
  'ORA-41900': 'forbidden',
  'ORA-00904': 'schema-changed',
  'ORA-04063': 'schema-changed',
  'ORA-00932': 'schema-changed',
  'ORA-01775': 'schema-changed',
  'ORA-00980': 'schema-changed',
  'ORA-06550': 'schema-changed',
  // Division by zero, overflow, text that is no number, a year beyond years, many rows from a subquery.
  'ORA-01476': 'value',
  'ORA-01426': 'value',
  'ORA-01722': 'value',
  'ORA-01841': 'value',
  'ORA-01427': 'value',
  // Ended by `break`, which is ours, or by the time limit of the call, of a resource plan or of a lock.
  'ORA-01013': 'cancelled',
  'ORA-00040': 'deadline',
  'ORA-00051': 'deadline',
  'ORA-30006': 'deadline',
  'ORA-02396': 'connection-lost',
  'ORA-10260': 'deadline',
  'ORA-56735': 'deadline',
  'NJS-123': 'deadline',
  // Processes, sessions and sessions of this user are used up; the listener has no handler for now.
  'ORA-00018': 'rate-limited',
  'ORA-00020': 'rate-limited',
  'ORA-02391': 'rate-limited',
  'ORA-12516': 'rate-limited',
  'ORA-12519': 'rate-limited',
  'ORA-12520': 'rate-limited',
  'ORA-01652': 'too-much-data',
  'ORA-04030': 'too-much-data',
  'ORA-01033': 'unreachable',
  'ORA-01034': 'unreachable',
  'ORA-01109': 'unreachable',
  'ORA-12514': 'unreachable',
  'ORA-12541': 'unreachable',
  'ORA-12545': 'unreachable',
  'ORA-12170': 'unreachable',
  'NJS-501': 'unreachable',
  'NJS-503': 'unreachable',
  'NJS-510': 'unreachable',
  'NJS-511': 'unreachable',
  'NJS-512': 'unreachable',
  'NJS-518': 'unreachable',
  'NJS-520': 'unreachable',
  'ORA-00028': 'connection-lost',
  'ORA-01012': 'connection-lost',
  'ORA-01089': 'connection-lost',
  'ORA-01092': 'connection-lost',
  'ORA-03113': 'connection-lost',
  'ORA-03114': 'connection-lost',
  'ORA-03135': 'connection-lost',
  'NJS-003': 'connection-lost',
  'NJS-500': 'connection-lost',
  'NJS-521': 'connection-lost',
};

const textIn = (error: unknown, member: 'code' | 'message'): string | undefined => {
  if (typeof error !== 'object' || error === null || !(member in error)) return undefined;
  const value: unknown = Reflect.get(error, member);
  return typeof value === 'string' ? value : undefined;
};

/** The driver's own code wraps Oracle's, which says more, where its message still has it. */
const codeOf = (error: unknown): string | undefined => {
  const own = textIn(error, 'code');
  const code = own !== undefined && /^[A-Z]{2,5}-?[A-Z0-9]{1,20}$/.test(own) ? own : undefined;
  const inMessage = /\bORA-\d{5}\b/.exec(textIn(error, 'message') ?? '')?.[0];
  return inMessage && Object.hasOwn(BY_CODE, inMessage) ? inMessage : (code ?? inMessage);
};

/** `phase`: of an error without a known code, whether there was a connection already. */
export const oracleFailure = (
  source: string,
  error: unknown,
  phase: 'connecting' | 'running',
): SourceError => {
  if (error instanceof SourceError) return error;
  const code = codeOf(error);
  const known = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (phase === 'connecting' && (!known || known === 'connection-lost' || known === 'deadline'))
    return new SourceError(source, 'unreachable', code);
  const isOfDatabase = code?.startsWith('ORA-') || code?.startsWith('NJS-');
  return new SourceError(source, known ?? (isOfDatabase ? 'rejected' : 'connection-lost'), code);
};
