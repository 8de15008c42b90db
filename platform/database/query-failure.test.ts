import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { isDatabaseAway, withoutValues } from './query-failure.ts';

const failure = (message: string, fields: Readonly<Record<string, string>>) =>
  Object.assign(new Error(message), fields);
const query = (cause?: Error) =>
  new DrizzleQueryError('select * from person where email = $1', ['noor@polder.test'], cause);

describe('what is kept of a failure', () => {
  it.each([
    [
      'a value of the wrong kind',
      query(
        failure('invalid input syntax for type integer: "noor@polder.test"', { code: '22P02' }),
      ),
      'invalid input syntax for type integer: "…"',
      '22P02',
    ],
    [
      'a value in the middle of the words',
      query(failure('value "noor@polder.test" is out of range', { code: '22003' })),
      'value "…" is out of range',
      '22003',
    ],
    [
      'a second row of the same',
      query(
        failure('duplicate key value violates unique constraint "user_email"', {
          code: '23505',
          detail: 'Key (email)=(noor@polder.test) already exists.',
        }),
      ),
      'duplicate key value violates unique constraint "user_email"',
      '23505',
    ],
  ])('leaves out %s', (_, error, message, code) => {
    const kept = withoutValues(error);
    expect(kept).toMatchObject({ message, code, query: 'select * from person where email = $1' });
    expect(JSON.stringify(kept)).not.toContain('noor@');
  });

  it('leaves values out of causes too', () => {
    const kept = withoutValues(new Problem('internal', {}, { cause: query() }));
    expect(kept.cause?.message).toBe('The query failed');
    expect(JSON.stringify(kept)).not.toContain('noor@');
  });

  it('keeps the words of other failures', () => {
    expect(withoutValues(new Error('no "such" thing'))).toMatchObject({
      type: 'Error',
      message: 'no "such" thing',
    });
    expect(withoutValues('gone')).toEqual({ type: 'string', message: 'gone' });
  });
});

describe('a database that is away', () => {
  it.each([
    ['a server that is not there', failure('', { code: 'ECONNREFUSED' }), true],
    ['a server that shuts down', query(failure('terminating connection', { code: '57P01' })), true],
    [
      'a server that starts',
      failure('the database system is starting up', { code: '57P03' }),
      true,
    ],
    ['a full disk', query(failure('could not extend file', { code: '53100' })), true],
    ['a connection that broke', query(new Error('Connection terminated unexpectedly')), true],
    ['a pool that is empty', new Error('timeout exceeded when trying to connect'), true],
    [
      'a sign-in that could not look it up',
      new Error('Failed to get session', {
        cause: query(failure('starting up', { code: '57P03' })),
      }),
      true,
    ],
    ['a value that does not fit', query(failure('out of range', { code: '22003' })), false],
    ['a mistake of ours', new TypeError('Connection is not a function'), false],
    [
      'a failed fetch from elsewhere',
      new TypeError('fetch failed', { cause: failure('', { code: 'ECONNREFUSED' }) }),
      false,
    ],
  ])('%s: %o', (_what, error, isAway) => {
    expect(isDatabaseAway(error)).toBe(isAway);
  });
});
