import { expect, it } from 'vitest';
import { keepLatest } from './keep-latest.ts';

it('keeps the entries that came last, each once', () => {
  const map = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  keepLatest(map, 'a', 3, 2);
  expect([...map]).toEqual([
    ['b', 2],
    ['a', 3],
  ]);
  keepLatest(map, 'c', 4, 2);
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ]);
});
