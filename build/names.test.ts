import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { services } from '../city/services.ts';
import { houseActions } from '../platform/audit/house-actions.ts';
import { houseJobs } from '../platform/city.ts';
import { readConfig } from '../platform/config.ts';
import { languages } from '../platform/messages/languages.ts';

/** Every action that code records, and every task, has a name in each language. */
const root = join(import.meta.dirname, '..');
const files = ['platform', 'services', 'city'].flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$|^testing\//.test(file))
    .map((file) => `${floor}/${file}`),
);

/** Functions that take an action on to `record`: which argument it is, and what they put before it. */
const recorders: Readonly<Record<string, { readonly argument: number; readonly before: string }>> =
  {
    audit: { argument: 0, before: '' },
    trail: { argument: 2, before: 'indicators.' },
    leaveTrace: { argument: 2, before: '' },
  };

/** What an expression can be, as a pattern: `a-${kind}` is `a-*`. Undefined when it could be anything. */
const patternsOf = (node: Node): readonly string[] | undefined => {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : undefined;
  if (node.type === 'TemplateLiteral') return [node.quasis.map(({ value }) => value.raw).join('*')];
  if (node.type === 'ConditionalExpression')
    return [...(patternsOf(node.consequent) ?? []), ...(patternsOf(node.alternate) ?? [])];
  return node.type === 'TSAsExpression' ? patternsOf(node.expression) : undefined;
};

interface Recorded {
  readonly file: string;
  readonly pattern: string;
}

/** Actions in a file: what it hands to a recorder, and each `action` of an event it makes. */
const recordedIn = (file: string, source: string): readonly Recorded[] => {
  const found: Recorded[] = [];
  const add = (node: Node | undefined, before = '') => {
    if (node)
      for (const pattern of patternsOf(node) ?? []) found.push({ file, pattern: before + pattern });
  };
  const makesEvents = /\brecord\b/.test(source) && source.includes('audit/audit.ts');
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      if (callee.type !== 'Identifier') return;
      const recorder = recorders[callee.name];
      if (recorder) add(given[recorder.argument], recorder.before);
    },
    Property: ({ key, value }) => {
      if (makesEvents && key.type === 'Identifier' && key.name === 'action') add(value);
    },
  }).visit(parseSync(file, source).program);
  return found.filter(({ pattern }) => /^[a-z]+\.[a-z*-]+$/.test(pattern));
};

const recorded = files.flatMap((file) => recordedIn(file, readFileSync(join(root, file), 'utf8')));
const declared: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.assign(
  { ...houseActions },
  ...services.map(({ actions = {} }) => actions),
);
const fits = (pattern: string) => {
  const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[a-z-]+')}$`);
  return Object.keys(declared).some((action) => expression.test(action));
};

describe('the names of what happens here', () => {
  it('are looked for where actions are recorded', () => {
    const patterns = new Set(recorded.map(({ pattern }) => pattern));
    expect(patterns.size).toBeGreaterThan(20);
    expect([...patterns]).toEqual(
      expect.arrayContaining([
        'account.signed-in',
        'administration.account-blocked',
        'administration.*-loaded',
        'indicators.definitions-imported',
      ]),
    );
  });

  it('miss an action that has none', () => {
    const source = `audit(isOn ? 'account.signed-in' : 'account.vanished', id)`;
    const found = recordedIn('x.ts', source).filter(({ pattern }) => !fits(pattern));
    expect(found).toEqual([{ file: 'x.ts', pattern: 'account.vanished' }]);
  });

  it('exist for every action that code records', () =>
    expect(recorded.filter(({ pattern }) => !fits(pattern))).toEqual([]));

  it('are declared by the service whose action it is', () => {
    const strays = services.flatMap(({ name, actions = {} }) =>
      Object.keys(actions).filter((action) => !action.startsWith(`${name}.`)),
    );
    expect(strays).toEqual([]);
  });

  const config = readConfig({ POLDER_MAIL_URL: 'smtp://127.0.0.1:1', POLDER_DATA: '/nowhere' });
  const jobs = [...houseJobs(config), ...services.flatMap((service) => service.jobs ?? [])];
  const names = [
    ...Object.entries(declared),
    ...jobs.map(({ name, label }) => [name, label] as const),
  ];
  it('are of tasks as well as of actions', () => {
    expect(jobs.length).toBeGreaterThan(2);
    expect(new Set(names.map(([code]) => code)).size).toBe(names.length);
  });
  it.each(names)('%s has words in every language', (_, name) => {
    for (const language of languages) expect(name[language]?.trim()).not.toBe('');
    expect(Object.keys(name).sort()).toEqual([...languages].sort());
  });
});

it('gives every offered indicator a code of its own', () => {
  const codes = services.flatMap(({ offers }) =>
    (offers?.indicators ?? []).map(({ code }) => code),
  );
  expect(codes.length).toBeGreaterThan(0);
  expect(new Set(codes).size).toBe(codes.length);
});
