import { describe, expect, it } from 'vitest';
import { permissionChange, roleKey } from './rules.ts';

describe('the key of a role', () => {
  it.each([
    ['Wijkteam Noord', 'wijkteam-noord'],
    ['Öffentlichkeitsarbeit', 'offentlichkeitsarbeit'],
    ['  Team 7!  ', 'team-7'],
    ['★', ''],
  ])('of %j is %j', (name, key) => {
    expect(roleKey(name)).toBe(key);
  });
});

describe('a change of rights', () => {
  it('says what was given and what was taken', () => {
    expect(permissionChange(['a', 'b'], ['b', 'c'])).toEqual({ given: ['c'], taken: ['a'] });
  });
});
