import { expect, it } from 'vitest';
import { createLongStatements } from './long-statements.ts';

it('statements that took long are known for a minute', () => {
  let now = 0;
  const statements = createLongStatements(() => now);
  statements.add('a');
  now = 59_999;
  expect([statements.has('a'), statements.has('b')]).toEqual([true, false]);
  now = 60_000;
  expect(statements.has('a')).toBe(false);
});

it('of very many statements that took long the last ones are known', () => {
  const statements = createLongStatements(() => 0);
  for (let index = 0; index < 600; index += 1) statements.add(`select ${index}`);
  statements.add('select 100');
  const known = Array.from({ length: 600 }, (_, index) => statements.has(`select ${index}`));
  expect(known.filter(Boolean)).toHaveLength(500);
  expect([known[99], known[100], known[102], known[599]]).toEqual([false, true, true, true]);
});
