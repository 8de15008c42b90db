import { expect, it } from 'vitest';
import { matchPath } from './match-path.ts';

it.each([
  ['/work/batches/:id', '/work/batches/7', { id: '7' }],
  ['/work/batches/:id', '/work/batches/a%20b', { id: 'a b' }],
  ['/work/batches/:id', '/work/batches', undefined],
  ['/work/batches/:id', '/work/batches/', undefined],
  ['/work/batches/:id', '/work/other/7', undefined],
  ['/work/batches/:id', '/work/batches/%E0%A4%A', undefined],
])('%s and %s', (pattern, path, expected) => {
  expect(matchPath(pattern, path)).toEqual(expected);
});
