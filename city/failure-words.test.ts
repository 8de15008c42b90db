import { describe, expect, it } from 'vitest';
import { Problem } from '../platform/problem.ts';
import { wordsOf } from './failure-words.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), { code });
const place = {
  dataDirectory: '/srv/polder',
  databaseUrl: 'postgres://polder:hush@db.example/town',
  port: 3000,
};

describe('what the terminal says of a failure', () => {
  it.each([
    [
      'a full disk',
      failure('ENOSPC: no space left on device, write', 'ENOSPC'),
      'The disk is full',
    ],
    ['a full disk under the lock', failure('database or disk is full'), 'The disk is full'],
    [
      'a full disk under the database',
      failure('could not extend file', '53100'),
      'The disk is full',
    ],
    [
      'a folder of somebody else',
      failure("EACCES: permission denied, open 'x'", 'EACCES'),
      'cannot be written to',
    ],
    ['a port that is taken', failure('listen EADDRINUSE', 'EADDRINUSE'), 'Port 3000 is in use'],
    [
      'a server that is away',
      failure('', 'ECONNREFUSED'),
      'The PostgreSQL server at db.example:5432/town does not answer (ECONNREFUSED)',
    ],
    ['a problem of ours', new Problem('not-found', { what: 'batch' }), 'what: batch'],
    ['anything else', failure('a plain sentence'), 'a plain sentence'],
  ])('%s', (_what, error, words) => {
    expect(wordsOf(error, place)).toContain(words);
  });

  it('never shows the password of the server', () => {
    expect(wordsOf(failure('', 'ENOTFOUND'), place)).not.toContain('hush');
  });
});
