import { describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

describe('an administrator', () => {
  const town = sharedTown();

  it('changes roles; a route that was open shuts, and one that was shut opens', async () => {
    const { origin, data } = town();
    const analyst = await newPage({ width: 1280 });
    await signIn(analyst, origin, await demoAccount(data, 'analyst'));
    expect((await analyst.goto(`${origin}/work/admin/audit`))?.status()).toBe(403);
    expect((await analyst.goto(`${origin}/work/indicators`))?.status()).toBe(200);

    const administrator = await newPage({ width: 1280, language: 'en' });
    await signIn(administrator, origin, await demoAccount(data, 'administrator'));
    await administrator.goto(`${origin}/en/work/admin/people`);
    await follow(administrator.getByRole('link', { name: 'Demo analyst' }));
    await administrator.getByLabel('Analyst', { exact: true }).uncheck();
    await administrator.getByLabel('Privacy officer', { exact: true }).check();
    await follow(administrator.getByRole('button', { name: /roles/i }));

    expect((await analyst.goto(`${origin}/work/admin/audit`))?.status()).toBe(200);
    expect((await analyst.goto(`${origin}/work/indicators`))?.status()).toBe(403);

    await administrator.goto(`${origin}/en/work/admin/audit`);
    expect(await administrator.locator('main').textContent()).toMatch(/roles/i);
  });

  it('gives the town another look by data alone', async () => {
    const { origin, data } = town();
    const page = await newPage({ width: 1280, language: 'en' });
    await signIn(page, origin, await demoAccount(data, 'administrator'));
    const colour = () =>
      page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--basis-color-accent'),
      );
    await page.goto(`${origin}/en`);
    const before = { colour: await colour(), title: await page.title() };
    await page.goto(`${origin}/en/work/admin/settings`);
    await page.getByLabel('Heidestad').check();
    await follow(page.getByRole('button', { name: /save/i }).first());
    await page.goto(`${origin}/en`);
    expect(await page.title()).not.toBe(before.title);
    expect(await colour()).not.toBe(before.colour);
    expect(
      await page
        .getByRole('img', { name: 'Heidestad' })
        .or(page.getByText('Heidestad').first())
        .first()
        .isVisible(),
    ).toBe(true);
  });
});
