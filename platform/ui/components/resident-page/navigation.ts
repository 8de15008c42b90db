import type { NavItem } from '../../page.ts';

/**
 * The item of a navigation that leads to the page or its nearest ancestor: `/figures` for
 * `/figures/cycling`. Home counts only for itself.
 */
export const currentItem = (items: readonly NavItem[], address: string): NavItem | undefined =>
  items
    .filter((item) => {
      const path = item.href.replace(/\/$/, '');
      return address === item.href || address === path || address.startsWith(`${path}/`);
    })
    .filter((item) => item.href !== '/' || address === '/')
    .sort((a, b) => b.href.length - a.href.length)[0];
