import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

const headings = (page: Page): Promise<readonly string[]> =>
  page.locator('main h2').allTextContents();

/** Headings as the bookmarks of a PDF, which stand in it as plain text. */
const bookmarks = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/\/Title \(((?:\\.|[^)])*)\)/g)]
    .map(([, title = '']) => title.replaceAll('\\', ''))
    .join('\n');

/** Width of A4 in CSS pixels within the margins that browsers print with. */
const paperWidth = 718;

/** Tables that reach over the edge of the paper. (No named function inside: see `findOverflow` in look.ts.) */
const cutOnPaper = async (page: Page): Promise<readonly string[]> => {
  await page.setViewportSize({ width: paperWidth, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  return page.evaluate(
    (width) =>
      [...document.querySelectorAll('main table')]
        .filter((table) => table.getBoundingClientRect().right > width)
        .map(({ id }) => id),
    paperWidth,
  );
};

describe('a neighbourhood', () => {
  const town = sharedTown();

  it('is read by a resident, a policymaker and an entrepreneur, with JavaScript off', async () => {
    const page = await newPage({ javascript: false, width: 390, language: 'en' });
    await page.goto(`${town().origin}/en/neighbourhoods/PD05`);
    expect(await headings(page)).toEqual(
      expect.arrayContaining([
        'At a glance',
        'What is changing',
        'What is near',
        'Who lives here',
        'Neighbourhoods like this one',
        'Where the figures come from',
      ]),
    );

    await follow(page.getByRole('link', { name: 'Policy', exact: true }));
    const main = page.locator('main');
    expect(await main.textContent()).toMatch(/\d+ figures can be compared with Polderdam/);
    const similar = page.locator('#similar-table tbody tr');
    expect(await similar.count()).toBeGreaterThan(1);
    expect(await similar.first().textContent()).toMatch(/: .+ here, .+ there/);

    await follow(page.getByRole('link', { name: 'Doing business', exact: true }));
    expect(await main.textContent()).toMatch(/Busiest between \d+ and \d+ o’clock/);
    expect(await headings(page)).toEqual(
      expect.arrayContaining(['Who comes by, and when', 'Premises: empty, opened, closed']),
    );
  });

  it('tells nothing of the few people who live in an industrial harbour', async () => {
    const page = await newPage({ javascript: false, language: 'en' });
    await page.goto(`${town().origin}/en/neighbourhoods/PD04`);
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain('fewer than 100');
    expect(await page.locator('#residents-table').count()).toBe(0);
  });

  it('is whole on paper: every section, and no table cut', { timeout: 120_000 }, async () => {
    for (const path of [
      '/en/neighbourhoods/PD05',
      '/en/neighbourhoods/PD05/policy',
      '/en/neighbourhoods/PD01/business',
      '/en/challenges/childhood-overweight',
    ]) {
      const page = await newPage({ javascript: false });
      await page.goto(`${town().origin}${path}`);
      const wanted = await headings(page);
      const pdf = await page.pdf({ format: 'A4', outline: true, tagged: true });
      const found = bookmarks(pdf).replaceAll(/\s/g, '');
      for (const heading of wanted)
        if (/^[\x20-\x7e]+$/.test(heading))
          expect(found, path).toContain(heading.replaceAll(/\s/g, ''));
      expect(await cutOnPaper(page), path).toEqual([]);
      expect(await page.locator('details table').first().isVisible(), path).toBe(true);
    }
  });

  it('is followed by a resident, who then finds it on the home page', async () => {
    const { origin, data } = town();
    const page = await newPage({ javascript: false, language: 'en' });
    await page.goto(`${origin}/en/neighbourhoods/PD06/follow`);
    expect(page.url()).toContain('/sign-in');
    await signIn(page, origin, await demoAccount(data, 'resident'));
    await page.goto(`${origin}/en/neighbourhoods/PD06`);
    await follow(page.getByRole('link', { name: /Follow Zeilmakersbuurt/ }));
    await follow(page.getByRole('button', { name: 'Follow' }));
    expect(await page.getByText('Choose whether you want e-mail.').first().isVisible()).toBe(true);
    await page.getByLabel('No, only on the site').check();
    await follow(page.getByRole('button', { name: 'Follow' }));
    expect(await page.getByText('You follow Zeilmakersbuurt from now on.').isVisible()).toBe(true);
    await page.goto(`${origin}/en/`);
    expect(await headings(page)).toContain('Neighbourhoods you follow');
    await page.goto(`${origin}/en/neighbourhoods/PD06/follow`);
    await follow(page.getByRole('button', { name: 'Stop following' }));
    expect(await page.getByText('You do not follow a neighbourhood yet.').isVisible()).toBe(true);
  });
});

describe('an editor', () => {
  const town = sharedTown();

  it('writes a challenge page in one language, publishes it and takes it off, with JavaScript off', {
    timeout: 120_000,
  }, async () => {
    const { origin, data } = town();
    const page = await newPage({ javascript: false, language: 'en' });
    await signIn(page, origin, await demoAccount(data, 'administrator'));
    await page.goto(`${origin}/en/work/challenges`);
    await page.getByLabel('Name').fill('Fewer lonely people');
    await page.getByLabel('Address').fill('loneliness');
    await follow(page.getByRole('button', { name: 'Make a challenge page' }));
    await page.getByLabel('Opening sentences').fill('Nobody should be lonely against their will.');
    await page.getByLabel('Why it matters').fill('It harms health.\nIt can be changed.');
    await page.getByLabel('Figure 1').selectOption('loneliness');
    await follow(page.getByRole('button', { name: 'Save and publish' }));
    const problem = page.getByText('Enter whom people can reach.').first();
    expect(await problem.isVisible()).toBe(true);
    expect(await page.getByLabel('Why it matters').inputValue()).toContain('It can be changed.');
    await page.getByLabel('Contact').fill('The neighbourhood team.');
    await page.getByLabel('What is done').last().fill('Coffee on Tuesdays');
    await follow(page.getByRole('button', { name: 'Save and publish' }));

    const reader = await newPage({ javascript: false, language: 'nl' });
    await reader.goto(`${origin}/nl/challenges`);
    await follow(reader.getByRole('link', { name: 'Fewer lonely people' }));
    expect(
      await reader.getByText('Delen van deze pagina zijn nog niet vertaald.').isVisible(),
    ).toBe(true);
    expect(await reader.getByText('Coffee on Tuesdays').isVisible()).toBe(true);
    expect(await reader.locator('main').getByRole('img').count()).toBeGreaterThan(1);

    await follow(page.getByRole('button', { name: 'Take off the site' }));
    reader.allow(/404/);
    const gone = await reader.goto(`${origin}/nl/challenges/loneliness`);
    expect(gone?.status()).toBe(404);
  });
});
