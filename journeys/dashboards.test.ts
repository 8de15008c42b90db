import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

const main = (page: Page) => page.locator('main');
const headings = (page: Page) => page.getByRole('heading', { level: 2 }).allTextContents();

describe('dashboards', () => {
  const town = sharedTown();

  it('an analyst composes one without JavaScript, publishes it, and a visitor reads it by area', async () => {
    const { origin, data } = town();
    const analyst = await newPage({ language: 'en', javascript: false });
    await signIn(analyst, origin, await demoAccount(data, 'analyst'));
    await analyst.goto(`${origin}/en/work/dashboards`);
    await analyst.getByLabel('Title (en)').fill('Waiting and falling');
    await analyst.getByLabel('Address').fill('Waiting And');
    await follow(analyst.getByRole('button', { name: 'Make dashboard' }));
    expect(await main(analyst).textContent()).toContain('Use lower-case letters');
    expect(await analyst.getByLabel('Title (en)').inputValue()).toBe('Waiting and falling');
    await analyst.getByLabel('Address').fill('waiting-and-falling');
    await follow(analyst.getByRole('button', { name: 'Make dashboard' }));

    await follow(analyst.getByRole('button', { name: 'Add block' }));
    await follow(analyst.getByRole('button', { name: 'Publish' }));
    expect(await main(analyst).textContent()).toContain('Choose an indicator.');
    await analyst.locator('#field-block-b1-indicator').selectOption('falls-65-plus');
    await analyst.getByLabel('Kind of block').selectOption('ranking');
    await follow(analyst.getByRole('button', { name: 'Add block' }));
    await analyst.locator('#field-block-b2-indicator').selectOption('loneliness');
    await analyst.getByRole('radio', { name: 'Everyone' }).check();
    await follow(analyst.getByRole('button', { name: /^Move up\s*: 2\./ }));
    await follow(analyst.getByRole('button', { name: 'Publish' }));
    expect(await analyst.locator('body').textContent()).toContain('The dashboard is published.');

    const visitor = await newPage({ language: 'en', width: 390, javascript: false });
    await visitor.goto(`${origin}/en/dashboards/waiting-and-falling`);
    expect((await headings(visitor))[0]).toContain('Loneliness');
    await visitor.getByLabel('Area', { exact: true }).selectOption({ label: 'Marktkwartier' });
    await follow(visitor.getByRole('button', { name: 'Show' }));
    expect(visitor.url()).toContain('area=');
    expect(await visitor.getByRole('heading', { level: 1 }).textContent()).toContain(
      'Waiting and falling',
    );
    expect(await main(visitor).textContent()).toContain('Marktkwartier');
  });

  it('stands on another website, and on a screen on the wall', async () => {
    const { origin } = town();
    const host = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><title>Elsewhere</title><iframe src="${origin}/en/embed/dashboards/state-of-the-town" title="d" width="800" height="600"></iframe>`,
      );
    });
    await new Promise<void>((resolve) => {
      host.listen(0, '127.0.0.1', resolve);
    });
    try {
      const page = await newPage({ language: 'en' });
      await page.goto(`http://localhost:${(host.address() as AddressInfo).port}/`);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('heading', { level: 1 }).waitFor();
      expect(await frame.getByRole('heading', { level: 1 }).textContent()).toContain(
        'The state of the town',
      );
      expect(await frame.locator('nav').count()).toBe(0);
    } finally {
      host.close();
    }
    const response = await fetch(`${origin}/en/dashboards/state-of-the-town/display`);
    expect(response.headers.get('refresh')).toContain('screen=2');
    expect(await response.text()).toContain('Polderdam');
  });

  it('is printed with nothing cut: every block and every table', async () => {
    const { origin } = town();
    const page = await newPage({ language: 'en' });
    await page.goto(`${origin}/en/dashboards/care-and-health`);
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.polder-tile, .polder-tile table')]
        .filter((part) => {
          const { width, height } = part.getBoundingClientRect();
          return width === 0 || height === 0 || part.scrollWidth > part.clientWidth + 2;
        })
        .map((part) => part.textContent?.slice(0, 60)),
    );
    expect(cut).toEqual([]);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('does not show the public a small count: page, interface, download, embedded', async () => {
    const { origin, data } = town();
    const url = `${origin}/api/indicators/overweight-school-start/values`;
    const rows = (await (await fetch(url)).json()) as readonly {
      readonly area: string;
      readonly period: string;
      readonly value: number | null;
      readonly numerator: number | null;
      readonly note: string | null;
    }[];
    const withheld = rows.filter(({ note }) => note === 'withheld: privacy');
    expect(withheld.length).toBeGreaterThan(5);
    expect(withheld.every(({ value, numerator }) => value === null && numerator === null)).toBe(
      true,
    );
    expect(
      rows.every(({ numerator }) => numerator === null || numerator === 0 || numerator > 4),
    ).toBe(true);
    const csv = await (await fetch(`${url}.csv`)).text();
    expect(csv.split('\n').filter((line) => line.includes('withheld: privacy'))).toHaveLength(
      withheld.length,
    );

    const [hidden] = withheld.toReversed();
    const analyst = await newPage({ language: 'en' });
    await signIn(analyst, origin, await demoAccount(data, 'analyst'));
    const figure = `${origin}/en/figures/overweight-school-start?area=${hidden?.area}&period=${hidden?.period}`;
    await analyst.goto(figure);
    const visitor = await newPage({ language: 'en' });
    await visitor.goto(figure);
    const reason = 'withheld: too few people, or it would give away such a figure';
    expect(await main(visitor).textContent()).toContain(reason);
    expect(await main(analyst).textContent()).not.toContain(reason);
  });
});
