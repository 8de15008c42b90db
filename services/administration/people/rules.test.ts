import { describe, expect, it } from 'vitest';
import { mayGive, mayShutOut, rolesAfter } from './rules.ts';

const role = (key: string, ...permissions: string[]) => ({ key, name: '', permissions });
const clerk = new Set(['administration.people', 'site.design']);
const keeper = new Set(['administration.people', 'administration.roles']);

describe('who may give a role', () => {
  it.each([
    ['someone who decides on roles gives any', role('analyst', 'figures.edit'), keeper, true],
    ['others give what they may do themselves', role('editor', 'site.design'), clerk, true],
    ['but not more', role('administrator', 'site.design', 'administration.roles'), clerk, false],
    ['a role without rights can be given by anyone', role('resident'), clerk, true],
  ] as const)('%s', (_, given, own, expected) => {
    expect(mayGive(given, own)).toBe(expected);
  });
});

describe('who may block a person', () => {
  const roles = [
    role('resident'),
    role('editor', 'site.design'),
    role('administrator', 'administration.roles'),
  ];
  it.each([
    ['someone who decides on roles blocks anyone', ['administrator'], keeper, true],
    ['others whoever may do no more than they', ['resident', 'editor'], clerk, true],
    ['but nobody with other rights', ['editor', 'administrator'], clerk, false],
    ['whoever has no role can be blocked', [], clerk, true],
  ] as const)('%s', (_, present, own, expected) => {
    expect(mayShutOut(roles, present, own)).toBe(expected);
  });
});

describe('the roles after a form', () => {
  const roles = [
    role('resident'),
    role('editor', 'site.design'),
    role('administrator', 'administration.roles'),
  ];

  it('are those that were chosen', () => {
    expect(rolesAfter(roles, ['resident'], ['editor'], keeper)).toEqual(['editor']);
  });
  it('keep and do not gain what the giver may not give', () => {
    expect(rolesAfter(roles, ['administrator'], ['editor'], clerk)).toEqual([
      'editor',
      'administrator',
    ]);
    expect(rolesAfter(roles, ['resident'], ['administrator'], clerk)).toEqual([]);
  });
  it('leave out roles that do not exist', () => {
    expect(rolesAfter(roles, [], ['emperor'], keeper)).toEqual([]);
  });
});
