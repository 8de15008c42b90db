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

  it('are read with a pointer, and the box leaves the point free', async () => {
    const page = await newPage({ width: 390, language: 'en' });
    await page.goto(address());
    const chart = page.locator('polder-chart-reader').first();
    await chart.scrollIntoViewIfNeeded();
    const plot = await chart.locator('svg').first().boundingBox();
    if (!plot) throw new Error('the chart is not there');
    const box = chart.locator('.polder-reader__box');
    for (const along of [0.2, 0.5, 0.7]) {
      await page.mouse.move(plot.x + plot.width * along, plot.y + 120);
      const point = await chart.locator('.polder-reader__points > i').first().boundingBox();
      const told = await box.boundingBox();
      if (!point || !told) throw new Error('nothing is read');
      expect(told.y + told.height).toBeLessThanOrEqual(point.y + 4);
      expect(told.x).toBeGreaterThanOrEqual(0);
      expect(told.x + told.width).toBeLessThanOrEqual(390);
    }
    await page.keyboard.press('Escape');
    expect(await box.isVisible()).toBe(false);
    await page.mouse.move(plot.x + plot.width * 0.3, plot.y + 120);
    expect(await box.isVisible()).toBe(true);
    await page.mouse.move(2, 2);
    expect(await box.isVisible()).toBe(false);
  });

  it('are read with a finger, stay to be read, and go with a tap beside the chart', async () => {
    const page = await newPage({ width: 390, language: 'en' });
    await page.goto(address());
    const chart = page.locator('polder-chart-reader').first();
    await chart.scrollIntoViewIfNeeded();
    const plot = await chart.locator('svg').first().boundingBox();
    if (!plot) throw new Error('the chart is not there');
    const device = await page.context().newCDPSession(page);
    await device.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly number[]) =>
      device.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: at.map((along) => ({ x: plot.x + plot.width * along, y: plot.y + 150 })),
      });
    const box = chart.locator('.polder-reader__box');
    await touch('touchStart', 0.2);
    const first = await box.textContent();
    await touch('touchMove', 0.6);
    expect(await box.textContent()).not.toBe(first);
    await touch('touchEnd');
    expect(await box.isVisible()).toBe(true);
    await device.send('Input.dispatchTouchEvent', {
      type: 'touchStart',
      touchPoints: [{ x: 5, y: 5 }],
    });
    await touch('touchEnd');
    expect(await box.isVisible()).toBe(false);
  });

  it('of every kind of chart stay within the window of a phone', async () => {
    const page = await newPage({ width: 390, language: 'en' });
    await page.goto(`${town().origin}/en/dashboards/care-and-health`);
    const charts = await page.locator('polder-chart-reader').all();
    expect(charts.length).toBeGreaterThan(3);
    for (const chart of charts) {
      await chart.getByRole('slider').focus();
      await page.keyboard.press('Home');
      for (let step = 0; step < 25; step += 1) {
        const told = await chart.locator('.polder-reader__box').boundingBox();
        if (!told) throw new Error('nothing is read');
        expect(told.x).toBeGreaterThanOrEqual(0);
        expect(told.x + told.width).toBeLessThanOrEqual(390);
        await page.keyboard.press('ArrowRight');
      }
    }
  });

  it('are accessible while read in the dark scheme', async () => {
    const page = await newPage({ language: 'en', colorScheme: 'dark' });
    await page.goto(address());
    await page.getByRole('slider').first().focus();
    expect(await page.locator('.polder-reader__box').first().isVisible()).toBe(true);
    await expectAccessible(page);
  });

  it('are all in the page without JavaScript', async () => {
    const page = await newPage({ language: 'en', javascript: false });
    await page.goto(address());
    expect(await page.getByRole('slider').count()).toBe(0);
    const table = page.locator('#series-table');
    await page.getByText('Show the figures as a table').first().click();
    expect(await table.isVisible()).toBe(true);
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(50);
  });

  it('are printed as rows of the table beside, though it is folded', async () => {
    const page = await newPage({ language: 'en' });
    await page.goto(address());
    await page.emulateMedia({ media: 'print' });
    const rows = page.locator('#series-table tbody tr');
    expect(await rows.first().isVisible()).toBe(true);
    const last = await rows.last().boundingBox();
    const next = await page.locator('#ranking').boundingBox();
    if (!last || !next) throw new Error('the rows are not there');
    expect(last.y + last.height).toBeLessThanOrEqual(next.y);
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
