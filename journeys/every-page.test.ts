import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

const languages = ['nl', 'en', 'de', 'da'] as const;

const publicPages = [
  '/',
  '/figures',
  '/figures?q=zzzz',
  '/figures/call-waiting-time',
  '/figures/overweight-school-end?area=PD05',
  '/neighbourhoods',
  '/neighbourhoods?address=molen',
  '/neighbourhoods/PD03',
  '/neighbourhoods/PD03/policy',
  '/neighbourhoods/PD01/business',
  '/neighbourhoods/PD04',
  '/dashboards',
  '/dashboards/care-and-health',
  '/dashboards/state-of-the-town?area=PD01&beside=PD02',
  '/embed/dashboards/care-and-health',
  '/ask',
  '/answers',
  '/answers/passport',
  '/challenges',
  '/challenges/childhood-overweight',
  '/stop-mail',
  '/sign-in',
  '/accessibility',
  '/privacy',
  '/does-not-exist',
];

const workPages = [
  '/me',
  '/work',
  '/work/design',
  '/work/indicators',
  '/work/indicators/imports',
  '/work/dashboards',
  '/work/dashboards/care-and-health',
  '/work/indicators/protection',
  '/work/indicators/protection/teams',
  '/me/following',
  '/work/assistant',
  '/work/assistant/subjects',
  '/work/assistant/subjects/waste-collection-day',
  '/work/assistant/dialogues',
  '/work/assistant/dialogues/1',
  '/work/assistant/language-model',
  '/work/assistant/figures',
  '/work/inbox',
  '/work/inbox/replies',
  '/work/inbox/settings',
  '/work/answers',
  '/work/answers/import',
  '/work/answers/passport',
  '/work/answers/passport/versions/1',
  '/work/challenges',
  '/work/challenges/childhood-overweight',
  '/neighbourhoods/PD03/follow',
  '/me/neighbourhoods',
  '/work/admin/people',
  '/work/admin/roles',
  '/work/admin/jobs',
  '/work/admin/audit',
  '/work/admin/sources',
  '/work/admin/mail',
  '/work/admin/settings',
];

describe('every page', () => {
  const town = sharedTown();

  for (const language of languages)
    it(`is accessible and fits a phone, in ${language}`, { timeout: 240_000 }, async () => {
      const page = await newPage({ width: 390, language });
      for (const path of publicPages) {
        await page.goto(`${town().origin}/${language}${path === '/' ? '' : path}`);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, path).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      }
    });

  /** Pages of the menu, which differ by role, and others that have no place in it. */
  const pagesOfWork = async (page: Page): Promise<readonly string[]> => {
    await page.goto(`${town().origin}/nl/work`);
    const menu = await page
      .locator('.polder-side a')
      .evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
    return [...new Set([...menu.map((path) => path.replace(/^\/nl/, '')), ...workPages])];
  };

  it.each(['administrator', 'data-steward', 'analyst', 'officer'])(
    'of the workspace is accessible to the %s, light and dark',
    { timeout: 300_000 },
    async (role) => {
      const account = await demoAccount(town().data, role);
      const light = await newPage({ width: 1280 });
      await signIn(light, town().origin, account);
      const dark = await newPage({ width: 390, colorScheme: 'dark' });
      await signIn(dark, town().origin, account);
      let seen = 0;
      for (const path of await pagesOfWork(light)) {
        const response = await light.goto(`${town().origin}${path}`);
        if (response?.status() === 403) continue; // another role's page; the access test knows which
        expect(response?.status(), path).toBe(200);
        await expectAccessible(light);
        await dark.goto(`${town().origin}${path}`);
        await expectAccessible(dark);
        seen += 1;
      }
      expect(seen).toBeGreaterThan(5);
    },
  );

  it('stays within 320 px, as at 400 % zoom', async () => {
    const page = await newPage({ width: 390 });
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of publicPages) {
      await page.goto(`${town().origin}/de${path === '/' ? '' : path}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });

  it('of the workspace shows its lists as cards on a narrow phone', async () => {
    const page = await newPage({ width: 390 });
    await page.setViewportSize({ width: 320, height: 640 });
    await signIn(page, town().origin, await demoAccount(town().data, 'administrator'));
    for (const path of workPages) {
      if ((await page.goto(`${town().origin}${path}`))?.status() === 403) continue;
      const tooWide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('section:has(> [role="table"])')]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.firstElementChild?.id),
      );
      expect(tooWide, path).toEqual([]);
    }
  });
});
