import { FederationError, SourceError } from '@polder/federation';
import { describe, expect, it } from 'vitest';
import { queryErrorWords, sourceErrorWords } from './words.ts';

describe('words for what went wrong', () => {
  it('say what is wrong with the settings of a source', () => {
    const cause = new FederationError('configuration', 'desk, operation lst: is not described');
    expect(sourceErrorWords(new SourceError('desk', 'rejected', undefined, cause))).toBe(
      'The source desk cannot be used: desk, operation lst: is not described',
    );
  });

  it('say nothing of what a driver said', () => {
    const cause = new Error('value 4711 of Jansen');
    expect(sourceErrorWords(new SourceError('crm', 'credentials', '28P01', cause))).toBe(
      'The source crm cannot be used: it refused the user or the password (28P01).',
    );
  });

  it('say what a code means, and the code', () => {
    expect(sourceErrorWords(new SourceError('crm', 'rejected', '3D000'))).toBe(
      'The source crm cannot be used: it has no database of that name (3D000).',
    );
    expect(sourceErrorWords(new SourceError('crm', 'unreachable', 'EPIPE'))).toBe(
      'The source crm cannot be used: it cannot be reached (EPIPE).',
    );
  });

  it('say what is wrong with a policy', () => {
    const error = Object.assign(new FederationError('configuration', 'The condition is wrong'), {
      cause: new FederationError('unknown-column', 'there is no column distrct'),
    });
    expect(queryErrorWords(error)).toBe('The condition is wrong: there is no column distrct');
    expect(queryErrorWords(new FederationError('configuration', 'No key'))).toBe('No key');
  });
});
