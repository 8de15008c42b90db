/** DuckDB's errors without their texts, which may repeat values. */
import { FederationError } from '../../federation-error.ts';
import { cancelled } from '../cancelled.ts';

/** What DuckDB's messages begin with when a value has no answer. */
const OF_VALUES = [
  'Conversion Error',
  'Out of Range Error',
  'Invalid Input Error',
  'Overflow Error',
];

const OF_MEMORY = ['Out of Memory Error', 'IO Error'];

/** What a message of DuckDB says it is: `Conversion Error`. */
const kindOf = (error: unknown): string => {
  const [kind = ''] = error instanceof Error ? error.message.split(':', 1) : [];
  return /^[A-Za-z ]{1,40} Error$/.test(kind) ? kind : 'Error';
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

const valueMessage = (error: unknown, kind: string): string => {
  const message = messageOf(error);
  if (message.includes('More than one row returned by a subquery')) {
    return 'more than one row returned by a subquery used as an expression';
  }
  if (/division by zero/i.test(message)) return 'division by zero';
  return kind === 'Conversion Error'
    ? 'a value cannot be converted to the type asked for'
    : 'a computed value is out of range';
};

/** The error that a failed statement becomes. */
export const federationErrorOf = (error: unknown, signal?: AbortSignal): FederationError => {
  if (error instanceof FederationError) return error;
  if (signal?.aborted) return cancelled();
  const kind = kindOf(error);
  if (OF_MEMORY.includes(kind)) {
    return new FederationError(
      'out-of-memory',
      'joining needs more memory or disk than it may have',
    );
  }
  if (OF_VALUES.includes(kind)) return new FederationError('value', valueMessage(error, kind));
  return new FederationError('not-supported', `joining here was refused by DuckDB (${kind})`);
};
