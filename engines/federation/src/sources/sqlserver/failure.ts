/** What SQL Server and its driver say when something goes wrong, in the words of the federation. */
import { SourceError, type SourceFailure } from '../../federation-error.ts';

/** By the server's error numbers (`sys.messages`), those of Azure SQL included. */
const BY_NUMBER: ReadonlyMap<number, SourceFailure> = new Map(
  (
    [
      ['credentials', [18452, 18456, 18461, 18470, 18486, 18487, 18488]],
      ['forbidden', [229, 230, 262, 297, 300, 371, 916, 4060, 15247]],
      // Object, column, operand, function or type is not (or no longer) there, or is another.
      ['schema-changed', [195, 206, 207, 208, 243, 258, 402, 529, 2812, 4121, 4413, 4502, 4506]],
      // Division by zero, overflow, text that is no number or date, more than one row from a subquery.
      ['value', [220, 232, 241, 242, 245, 248, 512, 517, 8114, 8115, 8134]],
      // Waited too long for a lock; for memory; the governor found it too dear.
      ['deadline', [1222, 8645, 8649]],
      // Deadlocks, and limits that pass.
      ['rate-limited', [1205, 10928, 10929, 17809, 17810, 40501, 49918, 49919, 49920]],
      ['unreachable', [921, 922, 927, 942, 983, 6005, 17142, 17147, 40613]],
      ['connection-lost', [64, 233, 596, 6104, 10053, 10054, 40197]],
      ['too-much-data', [701, 802, 1101, 1105, 8623, 8651]],
    ] as const
  ).flatMap(([failure, numbers]) => numbers.map((number) => [number, failure] as const)),
);

/** By the driver's codes; those of a lost connection mean another thing before there was one. */
const BY_CODE: Readonly<Record<string, SourceFailure>> = {
  ELOGIN: 'credentials',
  EFEDAUTH: 'credentials',
  ECANCEL: 'cancelled',
  ETIMEOUT: 'deadline',
  ESOCKET: 'connection-lost',
  ECONNCLOSED: 'connection-lost',
  ECONNRESET: 'connection-lost',
  EPIPE: 'connection-lost',
  EINVALIDSTATE: 'connection-lost',
  ENOTOPEN: 'connection-lost',
  ENOCONN: 'connection-lost',
  EINSTLOOKUP: 'unreachable',
};

const memberOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** The first of an error, of what it wraps, and so on, for which the question has an answer. */
const foundIn = <Answer>(
  error: unknown,
  ask: (at: unknown) => Answer | undefined,
): Answer | undefined => {
  let at = error;
  for (let depth = 0; depth < 5 && at !== undefined; depth += 1) {
    const answer = ask(at);
    if (answer !== undefined) return answer;
    at = memberOf(at, 'originalError') ?? memberOf(at, 'info') ?? memberOf(at, 'cause');
  }
  return undefined;
};

const numberOf = (at: unknown): number | undefined => {
  const number = memberOf(at, 'number');
  return typeof number === 'number' && number > 0 ? number : undefined;
};

/** `EREQUEST` says only that there is more inside. */
const codeOf = (at: unknown): string | undefined => {
  const code = memberOf(at, 'code');
  return typeof code === 'string' && /^E[A-Z_]{2,30}$/.test(code) && code !== 'EREQUEST'
    ? code
    : undefined;
};

/** `phase`: whether there was a connection already. */
export const sqlserverFailure = (
  source: string,
  error: unknown,
  phase: 'connecting' | 'running',
): SourceError => {
  if (error instanceof SourceError) return error;
  const number = foundIn(error, numberOf);
  const code = foundIn(error, codeOf);
  const byNumber = number === undefined ? undefined : BY_NUMBER.get(number);
  const byCode = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  const failure = byNumber ?? byCode ?? (number === undefined ? undefined : 'rejected');
  const driverCode = number === undefined ? code : String(number);
  if (
    phase === 'connecting' &&
    (!failure || failure === 'connection-lost' || failure === 'deadline')
  )
    return new SourceError(source, 'unreachable', driverCode);
  return new SourceError(source, failure ?? (code ? 'rejected' : 'connection-lost'), driverCode);
};
