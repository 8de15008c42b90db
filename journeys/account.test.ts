import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

describe('a person with an account', () => {
  const town = sharedTown();

  it('is led to what they follow, and to the field that is wrong', async () => {
    const { origin, data } = town();
    const page = await newPage({ width: 390, language: 'en' });
    const account = await demoAccount(data, 'resident');
    await signIn(page, origin, account);

    await page.goto(`${origin}/en/me`);
    await follow(page.getByRole('link', { name: 'Neighbourhoods you follow' }));
    expect(new URL(page.url()).pathname).toBe('/en/me/neighbourhoods');

    await page.goto(`${origin}/en/me/erase`);
    await page.getByLabel('Password').fill('not my password');
    await follow(page.getByRole('button', { name: 'Remove my account for good' }));
    expect(await page.title()).toMatch(/^Error: Remove my account/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Password: This is not your password.' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      'password',
    );
    await page.goto(`${origin}/en/me`);
    expect(await page.locator('h1').textContent()).toBe('My details');
  });

  it('gets the key of the second step as a picture and codes that are taken at one click', async () => {
    const { origin, data } = town();
    const page = await newPage({ width: 390, language: 'en' });
    const account = await demoAccount(data, 'second-steward@polderdam.example');
    await signIn(page, origin, account);

    await page.goto(`${origin}/en/me/two-factor`);
    await page.getByLabel('Password').fill(account.password);
    await follow(page.getByRole('button', { name: 'Start' }));
    await expectAccessible(page);
    expect(await page.getByRole('img', { name: /^QR code/ }).isVisible()).toBe(true);
    await page.locator('pre').click();
    const taken = await page.evaluate(() => String(getSelection()).trim().split('\n'));
    expect(taken).toHaveLength(10);
    expect(new Set(taken).size).toBe(10);
  });
});
