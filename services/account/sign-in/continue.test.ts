import { describe, expect, it } from 'vitest';
import { safeContinue, withContinue } from './continue.ts';

describe('where to go after signing in', () => {
  it.each([
    ['/work', '/work'],
    ['/work/admin/people?q=a%20b&page=2', '/work/admin/people?q=a%20b&page=2'],
    ['/en/work', '/work'],
    ['/nl', '/'],
    ['/a/../work', '/work'],
  ])('follows the path %s of this site', (given, expected) => {
    expect(safeContinue(given)).toBe(expected);
  });

  it.each([
    null,
    '',
    'work',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example/',
    '/en//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/en/sign-in?continue=/work',
    '/sign-out',
  ])('does not follow %j', (given) => {
    expect(safeContinue(given)).toBeUndefined();
  });

  it('is remembered in the address of the next step', () => {
    expect(withContinue('/sign-in/two-factor', '/work?a=b')).toBe(
      '/sign-in/two-factor?continue=%2Fwork%3Fa%3Db',
    );
    expect(withContinue('/sign-in/two-factor', undefined)).toBe('/sign-in/two-factor');
  });
});
