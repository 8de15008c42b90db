import { describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';

describe('a resident', () => {
  const town = sharedTown();

  it('finds the own neighbourhood by address and reads a control chart, with JavaScript off', async () => {
    const page = await newPage({ javascript: false, width: 390, language: 'nl' });
    await page.goto(`${town().origin}/`);
    await page.getByLabel(/uw straat en huisnummer/i).fill('zeewier');
    const list = await newPage({ javascript: false });
    await list.goto(`${town().origin}/neighbourhoods`);
    expect(await list.locator('main h3').count()).toBe(3);
    const first = list.locator('main h3 + ul a').first();
    const name = (await first.textContent()) ?? '';
    await follow(first);
    expect(await list.getByRole('heading', { level: 1 }).textContent()).toBe(name);

    await follow(list.getByRole('link', { name: /Alle cijfers van deze buurt/ }));
    await follow(list.getByRole('link', { name: 'Wachttijd aan de telefoon' }));
    expect(await list.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Wachttijd aan de telefoon',
    );
    expect(await list.getByLabel('Gebied', { exact: true }).inputValue()).not.toBe('');
    const chart = list.getByRole('img', { name: /Wachttijd aan de telefoon/ }).first();
    expect(await chart.isVisible()).toBe(true);
    expect(await list.locator('#trend').locator('xpath=..').textContent()).toMatch(
      /gewone|schommeling|verandering/,
    );

    await list.getByText('Bekijk de cijfers in een tabel').first().click();
    const table = list.getByRole('table').first();
    expect(await table.isVisible()).toBe(true);
    expect(await table.getByRole('row').count()).toBeGreaterThan(50);
  });

  it('finds an address that was typed with a slip', async () => {
    const page = await newPage({ width: 1280 });
    await page.goto(`${town().origin}/neighbourhoods`);
    const search = page.getByLabel(/uw straat en huisnummer/i);
    await search.fill('Molendjik 1');
    const loaded = page.waitForEvent('load');
    await search.press('Enter');
    await loaded;
    expect(await page.getByRole('heading', { name: /Gevonden adressen/ }).isVisible()).toBe(true);
    await page.locator('#found').locator('xpath=../..').getByRole('link').first().click();
    await page.waitForURL('**/neighbourhoods/PD*');
  });

  it('is told kindly when an address does not exist', async () => {
    const page = await newPage();
    await page.goto(`${town().origin}/neighbourhoods?address=qqqqqq%209`);
    expect(await page.getByText('We vonden geen adres bij “qqqqqq 9”.').isVisible()).toBe(true);
  });

  it('keeps the page when the language changes', async () => {
    const page = await newPage({ width: 1280 });
    await page.goto(`${town().origin}/figures/burglaries?area=PD03`);
    await page.getByRole('link', { name: 'Dansk' }).first().click();
    await page.waitForURL('**/da/figures/burglaries?area=PD03');
    expect(await page.locator('html').getAttribute('lang')).toBe('da');
    expect(await page.getByLabel('Område', { exact: true }).inputValue()).toBe('PD03');
  });

  it('goes through a page by keyboard: skip link first, then everything in order', async () => {
    const page = await newPage({ width: 1280 });
    await page.goto(`${town().origin}/en/figures/burglaries`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(
      '#content',
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    await page.getByLabel('Area', { exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    for (const _ of [1, 2, 3]) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**area=**');
  });
});
