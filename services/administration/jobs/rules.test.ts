import { describe, expect, it } from 'vitest';
import { Problem } from '../../../platform/problem.ts';
import { explainError, secondsTaken } from './rules.ts';

describe('what went wrong with a task', () => {
  it('names the row and column of a wrong file', () => {
    const { message } = new Problem('invalid-input', { row: 12, column: 'postcode' });
    expect(explainError(message, 'en')).toBe(
      'Something is not right yet. Row 12, column postcode. Correct what is marked and send it again.',
    );
  });
  it('has the words of other problems', () => {
    expect(explainError(new Problem('wrong-encoding').message, 'de')).toContain('CSV UTF-8');
  });
  it.each([
    ['interrupted', 'The program was stopped while this ran.'],
    ['connect ECONNREFUSED 127.0.0.1:25', 'Something unexpected happened.'],
    ['', 'Something unexpected happened.'],
  ])('says of %j: %s', (error, expected) => {
    expect(explainError(error, 'en')).toBe(expected);
  });
});

describe('how long a task took', () => {
  const startedAt = new Date('2026-05-21T10:00:00Z');
  it('counts up to its end, or up to now', () => {
    expect(secondsTaken({ startedAt, endedAt: new Date('2026-05-21T10:01:30Z') }, startedAt)).toBe(
      90,
    );
    expect(secondsTaken({ startedAt, endedAt: null }, new Date('2026-05-21T10:00:05Z'))).toBe(5);
  });
  it('is not known before it starts', () => {
    expect(secondsTaken({ startedAt: null, endedAt: null }, startedAt)).toBeUndefined();
  });
});
