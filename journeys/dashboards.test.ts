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

interface PublishedValue {
  readonly area: string;
  readonly period: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string | null;
}

const withheldForPrivacy = 'withheld: privacy';

const publishedValues = async (origin: string, code: string): Promise<readonly PublishedValue[]> =>
  (await fetch(`${origin}/api/indicators/${code}/values`)).json();

/** Titles as the bookmarks of a PDF, which stand in it as plain text. */
const bookmarksOf = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/\/Title \(((?:\\.|[^)])*)\)/g)]
    .map(([, title = '']) => title.replaceAll('\\', ''))
    .join('\n');

/** Which areas lie in an area, as its dashboard lists them to go down to. */
const partsOf = async (origin: string, area: string): Promise<readonly string[]> => {
  const shown = await fetch(`${origin}/en/dashboards/state-of-the-town?area=${area}`);
  const [, list = ''] = /<ul class="polder-columns">(.*?)<\/ul>/s.exec(await shown.text()) ?? [];
  return [...list.matchAll(/area=(\w+)/g)].map(([, code = '']) => code);
};

/** A total and what it is the total of. */
type Sum = readonly [total: string, parts: readonly string[]];

/** What is left of each total less all but one of its parts, again and again until nothing is new. */
const solvedByDifference = (
  known: ReadonlyMap<string, number>,
  sums: readonly Sum[],
): ReadonlyMap<string, number> => {
  const found = new Map(known);
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const [total, parts] of sums) {
      const [unknown, ...others] = [total, ...parts].filter((area) => !found.has(area));
      if (unknown === undefined || others.length > 0) continue;
      const sum = parts.reduce((all, area) => all + (found.get(area) ?? 0), 0);
      found.set(unknown, unknown === total ? sum : (found.get(total) ?? 0) - sum);
      isNew = true;
    }
  }
  return new Map([...found].filter(([area]) => !known.has(area)));
};

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
    const unseen = await page.evaluate(() =>
      [...document.querySelectorAll('.polder-tile tbody tr')]
        .filter((row) => row.getBoundingClientRect().height === 0)
        .map((row) => row.textContent),
    );
    expect(unseen).toEqual([]);
    expect(await page.locator('.polder-tile tbody tr').count()).toBeGreaterThan(100);
    const pdf = await page.pdf({ format: 'A4', outline: true, tagged: true });
    const titles = bookmarksOf(pdf).replaceAll(/\s/g, '');
    const wanted = (await page.locator('.polder-tile h2').allTextContents()).map((title) =>
      title.replaceAll(/\s/g, ''),
    );
    expect(wanted.length).toBeGreaterThan(5);
    expect(wanted.filter((title) => !titles.includes(title))).toEqual([]);
  });

  it('does not show the public a small count: page, interface, download, embedded', async () => {
    const { origin, data } = town();
    const url = `${origin}/api/indicators/overweight-school-start/values`;
    const rows = await publishedValues(origin, 'overweight-school-start');
    const withheld = rows.filter(({ note }) => note === withheldForPrivacy);
    expect(withheld.length).toBeGreaterThan(5);
    expect(
      withheld.every(
        ({ value, numerator, denominator }) =>
          value === null && numerator === null && denominator === null,
      ),
    ).toBe(true);
    expect(
      rows.every(({ numerator }) => numerator === null || numerator === 0 || numerator > 4),
    ).toBe(true);
    const csv = await (await fetch(`${url}.csv`)).text();
    expect(csv.split('\n').filter((line) => line.includes(withheldForPrivacy))).toHaveLength(
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

  it.each([
    'overweight-school-start',
    'overweight-school-end',
    'youth-unemployment',
    'debt-assistance',
  ])(
    'gives no withheld count of %s by difference between the tables of districts and neighbourhoods',
    async (code) => {
      const { origin } = town();
      const districts = await partsOf(origin, 'PD');
      const byDistrict = await Promise.all(
        districts.map(
          async (district): Promise<Sum> => [district, await partsOf(origin, district)],
        ),
      );
      const sums: readonly Sum[] = [
        ['PD', districts],
        ...byDistrict,
        ['PD', byDistrict.flatMap(([, parts]) => parts)],
      ];
      const rows = await publishedValues(origin, code);
      const protectedPeriods = Map.groupBy(rows, ({ period }) => period);
      expect(rows.some(({ note }) => note === withheldForPrivacy)).toBe(true);
      for (const [period, ofPeriod] of protectedPeriods)
        for (const column of ['numerator', 'denominator'] as const) {
          // Where nobody was counted, or the source itself tells nothing, it is taken for none.
          const known = new Map(
            byDistrict.flatMap(([, parts]) => parts).map((area): [string, number] => [area, 0]),
          );
          for (const { area, note, ...counts } of ofPeriod) {
            const count = counts[column];
            if (count !== null) known.set(area, count);
            else if (note === withheldForPrivacy) known.delete(area);
          }
          const given = solvedByDifference(known, sums);
          expect([...given], `${code} ${period} ${column}`).toEqual([]);
        }
    },
  );

  it('shows a visitor no small count after someone who may see it looked at the same addresses', async () => {
    const { origin, data } = town();
    const code = 'overweight-school-start';
    const analyst = await newPage({ language: 'en' });
    await signIn(analyst, origin, await demoAccount(data, 'analyst'));
    const hidden = (await publishedValues(origin, code)).findLast(
      ({ note }) => note === withheldForPrivacy,
    );
    const choice = `area=${hidden?.area}&until=${hidden?.period}`;
    const addresses = {
      page: `/en/figures/${code}?area=${hidden?.area}&period=${hidden?.period}`,
      dashboard: `/en/dashboards/care-and-health?${choice}`,
      embedded: `/en/embed/dashboards/care-and-health?${choice}`,
      interface: `/api/indicators/${code}/values?area=${hidden?.area}`,
      download: `/api/indicators/${code}/values.csv?area=${hidden?.area}`,
      neighbourhood: `/en/neighbourhoods/${hidden?.area}/policy`,
      comparison: `/en/neighbourhoods/${hidden?.area}/policy.csv`,
    };
    for (const [name, address] of Object.entries(addresses)) {
      const before = await (await fetch(`${origin}${address}`)).text();
      const seen = await analyst.request.get(`${origin}${address}`);
      expect(seen.status(), name).toBe(200);
      if (name !== 'embedded') expect(seen.headers()['cache-control'], name).not.toMatch(/public/);
      if (name === 'page' || name === 'interface' || name === 'download')
        expect(await seen.text(), name).not.toBe(before);
      else if (name === 'embedded') expect(await seen.text(), name).toBe(before);
      const after = await (await fetch(`${origin}${address}`)).text();
      expect(after, name).toBe(before);
    }
  });
});
