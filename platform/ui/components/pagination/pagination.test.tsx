import { describe, expect, it } from 'vitest';
import { examplePage, markup } from '../../testing.ts';
import { Pagination, pagesShown } from './pagination.tsx';

describe('pagesShown', () => {
  it.each([
    [1, 3, [1, 2, 3]],
    [7, 24, [1, undefined, 6, 7, 8, undefined, 24]],
    [2, 9, [1, 2, 3, undefined, 9]],
    [9, 9, [1, undefined, 8, 9]],
  ])('at page %i of %i', (current, total, shown) => {
    expect(pagesShown(current, total)).toEqual(shown);
  });
});

describe('Pagination', () => {
  const page = examplePage();
  const href = (number: number) => `?page=${number}`;

  it('is not there for one page', () => {
    expect(markup(<Pagination page={page} current={1} total={1} href={href} />)).toBe('');
  });

  it('has no previous before the first', () => {
    const html = markup(<Pagination page={page} current={1} total={4} href={href} />);
    expect(html).not.toContain('rel="prev"');
    expect(html).toContain('href="?page=2" rel="next"');
    expect(html).toContain('aria-label="Page 1" aria-current="page"');
  });
});
