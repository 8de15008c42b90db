/** What a page costs to fetch. */
import type { Page, Request } from 'playwright-core';

export interface Traffic {
  readonly requests: number;
  /** Response heads and bodies as transferred, so after compression. */
  readonly bytes: number;
}

/**
 * Counts what a page fetches from now until the returned function is called.
 *
 * @example
 * const traffic = countTraffic(page);
 * await page.goto(origin, { waitUntil: 'networkidle' });
 * const { bytes } = await traffic();
 */
export const countTraffic = (page: Page): (() => Promise<Traffic>) => {
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  return async () => {
    const sizes = await Promise.all(finished.map((request) => request.sizes()));
    return {
      requests: finished.length,
      bytes: sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0),
    };
  };
};

/** Opens a page and waits until it is at rest: loaded, fonts there, and no requests for half a second (at most 5 s). */
export const openAtRest = async (page: Page, url: string): Promise<number> => {
  const response = await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined); // a page may listen for ever
  await page.evaluate('document.fonts.ready.then(() => 0)');
  return response?.status() ?? 0;
};
