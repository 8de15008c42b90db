import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';

describe('the values of a chart', () => {
  const town = sharedTown();
  const address = () => `${town().origin}/en/figures/home-care-waiting`;

  it('are read with the keyboard, each named with its period and its meaning', async () => {
    const page = await newPage({ language: 'en' });
    await page.goto(address());
    const slider = page.getByRole('slider', { name: /^Waiting time for home care/ }).first();
    await slider.focus();
    const latest = (await slider.getAttribute('aria-valuetext')) ?? '';
    const [latestRow] = await page.locator('#series-table tbody tr').all();
    const period = (await latestRow?.locator('th').textContent()) ?? '?';
    const value = (await latestRow?.locator('td').first().textContent()) ?? '?';
    expect(latest).toContain(period.slice(0, 3));
    expect(latest).toContain(value);
    const box = page.locator('.polder-reader__box').first();
    expect(await box.isVisible()).toBe(true);
    expect(await box.textContent()).toContain(value);

    await page.keyboard.press('ArrowLeft');
    const before = (await slider.getAttribute('aria-valuetext')) ?? '';
    expect(before).not.toBe(latest);
    await page.keyboard.press('Home');
    expect(await slider.getAttribute('aria-valuenow')).toBe('1');
    await page.keyboard.press('End');
    expect(await slider.getAttribute('aria-valuetext')).toBe(latest);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    expect(await box.isVisible()).toBe(false);
  });

  it('are read with a pointer and a finger, and the box leaves the point free', async () => {
    const page = await newPage({ width: 390, language: 'en' });
    await page.goto(address());
    const chart = page.locator('polder-chart-reader').first();
    await chart.scrollIntoViewIfNeeded();
    const plot = await chart.locator('svg').first().boundingBox();
    if (!plot) throw new Error('the chart is not there');
    const box = chart.locator('.polder-reader__box');
    for (const along of [0.1, 0.5, 0.95]) {
      await page.mouse.move(plot.x + plot.width * along, plot.y + 120);
      const point = await chart.locator('.polder-reader__points > i').first().boundingBox();
      const told = await box.boundingBox();
      if (!point || !told) throw new Error('nothing is read');
      expect(told.x + told.width <= point.x + 4 || told.x >= point.x + point.width - 4).toBe(true);
      expect(told.x).toBeGreaterThanOrEqual(0);
      expect(told.x + told.width).toBeLessThanOrEqual(390);
    }
    await page.mouse.move(2, 2);
    expect(await box.isVisible()).toBe(false);
  });

  it('of a ranking are found by row', async () => {
    const page = await newPage({ language: 'en' });
    await page.goto(address());
    const slider = page.getByRole('slider', { name: /^Areas compared/ });
    await slider.focus();
    await page.keyboard.press('Home');
    const first = await page.locator('#ranking-table tbody tr th').first().textContent();
    expect(await slider.getAttribute('aria-valuetext')).toContain(first ?? '?');
  });
});
