import { describe, expect, it } from 'vitest';
import { listAddress, pageOfList } from './page-of-list.ts';

describe('a long list', () => {
  it.each([
    [null, 120, { current: 1, total: 3, offset: 0 }],
    ['2', 120, { current: 2, total: 3, offset: 50 }],
    ['9', 120, { current: 3, total: 3, offset: 100 }],
    ['-1', 120, { current: 1, total: 3, offset: 0 }],
    ['zwei', 120, { current: 1, total: 3, offset: 0 }],
    ['1', 0, { current: 1, total: 1, offset: 0 }],
  ])('shows for page %j of %d entries %o', (asked, count, expected) => {
    expect(pageOfList(asked, count, 50)).toEqual(expected);
  });

  it('has an address with filter and page', () => {
    expect(listAddress('/people', { q: 'a b', role: '' }, 2)).toBe('/people?q=a+b&page=2');
    expect(listAddress('/people', { q: '' })).toBe('/people');
  });
});
