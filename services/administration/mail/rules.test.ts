import { describe, expect, it } from 'vitest';
import { canBeRead } from './rules.ts';

const at = new Date('2026-05-01T00:00:00Z');
const letter = (state: string, isSecret: boolean) => ({
  recipient: 'noor@polder.test',
  subject: '',
  text: '',
  state,
  isSecret,
  at,
});
const reader = (email: string, ...permissions: string[]) => ({
  email,
  permissions: new Set(['administration.mail', ...permissions]),
});
const clerk = reader('clerk@polder.test');
const keeper = reader('keeper@polder.test', 'administration.roles');
const noor = reader('noor@polder.test');

describe('whether a letter can be read in the workspace', () => {
  it.each([
    ['a letter that stays here', letter('outbox', false), clerk, false, true],
    ['one that was sent', letter('sent', false), keeper, true, false],
    ['one that waits to be sent', letter('waiting', false), keeper, true, false],
    ['a link to sign in', letter('outbox', true), clerk, false, false],
    ['a link, for whoever gives rights', letter('outbox', true), keeper, false, false],
    ['a link, for whom it is', letter('outbox', true), noor, false, true],
    ['a link in a demo town', letter('outbox', true), clerk, true, false],
    ['a link in a demo town, for whoever gives rights', letter('outbox', true), keeper, true, true],
  ])('%s', (_, given, who, isDemo, expected) => {
    expect(canBeRead(given, who, isDemo)).toBe(expected);
  });
});
