import type { Locator } from 'playwright-core';

/**
 * Clicks a link or a form's button and waits until the page that it leads to is there.
 *
 * @example await follow(page.getByRole('link', { name: 'Figures' }));
 */
export const follow = async (target: Locator): Promise<void> => {
  const loaded = target.page().waitForEvent('load'); // of the page at the end of the redirects
  await target.click();
  await loaded;
};
