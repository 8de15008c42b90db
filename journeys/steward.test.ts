import { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

/** What the page says now. */
const afresh = async (page: Page): Promise<string | null> => {
  await page.reload();
  return page.locator('main').textContent();
};

const header = 'indicator;area;period;numerator;denominator\n';
const right = `${header}library-members;PD09;2026;500;1800\nlibrary-members;PD12;2026;100;400\n`;

type Rows = readonly (readonly (string | number)[])[];

const wrongRows: Rows = [
  ['library-members', 'PD09', 2026, 500, 1800],
  ['library-members', 'PD99', 2026, 10, 100],
  ['library-members', 'PD12', 2026, 900, 400],
  ['library-members', 'PD13', 2026, 'abc', 400],
];
const rightRows: Rows = [
  ['library-members', 'PD09', 2026, 500, 1800],
  ['library-members', 'PD12', 2026, 100, 400],
];

/** As people keep it: a title and an empty row above the names of the columns. */
const workbook = async (name: string, rows: Rows) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: await writeExcelFile(
    [
      ['Members of the library'],
      [],
      ['indicator', 'area', 'period', 'numerator', 'denominator'],
      ...rows.map((row) => [...row]),
    ],
    { sheet: 'Members 2026' },
  ).toBuffer(),
});

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

describe('a data steward', () => {
  const town = sharedTown();

  it('uploads a workbook with errors, corrects it, submits it; a second one approves, and it can be withdrawn, with JavaScript off', {
    timeout: 240_000,
  }, async () => {
    const { origin, data } = town();
    const open = async (who: string) => {
      const page = await newPage({ javascript: false, width: 1280, language: 'en' });
      await signIn(page, origin, await demoAccount(data, who));
      return page;
    };
    const steward = await open('steward@polderdam.example');
    const second = await open('second-steward@polderdam.example');
    const main = steward.locator('main');

    const upload = async (name: string, rows: Rows) => {
      await steward.goto(`${origin}/en/work/indicators/imports/new`);
      await steward.getByLabel('File with figures').setInputFiles(await workbook(name, rows));
      await follow(steward.getByRole('button', { name: 'Upload' }));
      expect(await main.textContent()).toContain('The names of the columns stand in row 3.');
      await follow(steward.getByRole('button', { name: 'Check the file' }));
      await expect
        .poll(() => afresh(steward), { timeout: 60_000 })
        .toMatch(/The file has errors|The file is right/);
    };

    await upload('library.xlsx', wrongRows);
    expect(await main.textContent()).toContain('The file has errors: nothing was stored');
    expect(await main.textContent()).toContain('Sheet “Members 2026”');
    const rows = steward.getByRole('row');
    expect(await rows.filter({ hasText: 'PD99' }).textContent()).toMatch(
      /5.*area \(B\).*There is no area with the code “PD99”/,
    );
    expect(await rows.filter({ hasText: '900' }).textContent()).toMatch(
      /6.*numerator \(D\).*The part \(900\) is larger than the whole \(400\)/,
    );
    expect(await rows.filter({ hasText: 'abc' }).textContent()).toMatch(/7.*is not a number/);

    const [download] = await Promise.all([
      steward.waitForEvent('download'),
      steward.getByRole('link', { name: 'Download your file with the errors' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('marked-library.xlsx');
    const marked = await readSheet(await download.path());
    expect(marked.map((row) => row.at(-1))).toEqual([
      'What is wrong',
      null,
      expect.stringContaining('There is no area with the code “PD99”'),
      expect.stringContaining('The part (900) is larger than the whole (400)'),
      expect.stringContaining('“abc” is not a number'),
    ]);

    await upload('library-corrected.xlsx', rightRows);
    expect(await main.textContent()).toContain('The file is right');
    const resident = await newPage({ language: 'en' });
    const figure = `${origin}/en/figures/library-members?area=PD09`;
    const shown = async () => {
      await resident.goto(figure);
      return resident.locator('main').textContent();
    };
    expect(await shown()).not.toContain('In 2026 it was');

    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await steward.getByLabel('At a later moment').check();
    await steward.getByLabel('Day').fill(tomorrow);
    await steward.getByLabel('Remark for who approves').fill('Members of the new branch');
    await follow(steward.getByRole('button', { name: 'Submit for approval' }));
    expect(await main.textContent()).toContain('Someone else has to approve them.');

    const theirs = second.locator('main');
    await second.goto(`${origin}/en/work`);
    await follow(second.getByRole('link', { name: '1 upload waits for your approval' }));
    await follow(second.getByRole('link', { name: 'library-corrected.xlsx' }));
    expect(await theirs.textContent()).toContain('Demo data steward asks you to approve');
    expect(await theirs.textContent()).toContain('Members of the new branch');
    await follow(second.getByRole('button', { name: 'Approve' }));
    expect(await theirs.textContent()).toContain('Approved: published on');
    expect(await shown()).not.toContain('In 2026 it was');

    // The plan is taken back, and the figures are published at once.
    await steward.reload();
    await follow(steward.getByRole('button', { name: 'Take the plan back' }));
    await follow(steward.getByRole('button', { name: 'Submit for approval' }));
    await second.reload();
    await follow(second.getByRole('button', { name: 'Approve and publish' }));
    expect(await theirs.textContent()).toContain('These figures are published');
    // 500 of 1 800 is 27.8 %; Wilson's 95 % interval is 25.8 to 29.9.
    expect(await shown()).toContain('In 2026 it was 27.8 % in');
    expect(await resident.locator('main').textContent()).toContain('between 25.8 and 29.9');

    await steward.reload();
    await steward.getByText('Withdraw these figures').first().click();
    await steward.getByLabel('Why are they withdrawn?').fill('Counted twice');
    await follow(steward.getByRole('button', { name: 'Withdraw' }));
    expect(await main.textContent()).toContain('These figures were withdrawn');
    expect(await shown()).not.toContain('In 2026 it was');
  });

  it('keeps the uploaded file when the session has ended, and goes on after signing in', {
    timeout: 120_000,
  }, async () => {
    const { origin, data } = town();
    const account = await demoAccount(data, 'data-steward');
    const steward = await newPage({ width: 1280, language: 'en' });
    await signIn(steward, origin, account);
    await steward.goto(`${origin}/en/work/indicators/imports/new`);
    await steward.getByLabel('File with figures').setInputFiles(csv('later.csv', right));
    await steward.context().clearCookies({ name: /session/ });
    await follow(steward.getByRole('button', { name: 'Upload' }));
    await steward.waitForURL('**/sign-in?**');
    await steward.locator('input[name="email"]').first().fill(account.email);
    await steward.locator('input[name="password"]').fill(account.password);
    await steward.locator('form:has(input[name="password"]) button').first().click();
    await steward.waitForURL('**/held-entry');
    expect(await steward.locator('main').textContent()).toContain('later.csv');
    await steward.getByRole('button', { name: /send/i }).click();
    await steward.waitForURL('**/work/indicators/imports/**');
    expect(await steward.locator('main').textContent()).toContain('later.csv');
  });

  it('is told that a file of 300 MB is too large', { timeout: 180_000 }, async () => {
    const { origin, data } = town();
    const steward = await newPage({ width: 1280, language: 'en' });
    steward.allow(/413/);
    await signIn(steward, origin, await demoAccount(data, 'data-steward'));
    const cookie = (await steward.context().cookies())
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
    const boundary = 'boundary-of-the-test';
    const piece = Buffer.alloc(1_000_000, 'x;');
    const body = async function* () {
      yield Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\nContent-Type: text/csv\r\n\r\n`,
      );
      for (let count = 0; count < 300; count++) yield piece;
      yield Buffer.from(`\r\n--${boundary}--\r\n`);
    };
    const request: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers: { cookie, origin, 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Readable.toWeb(Readable.from(body())) as ReadableStream, // the same stream, declared apart
      duplex: 'half',
    };
    const response = await fetch(`${origin}/en/work/indicators/imports`, request);
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('This file is too large');
  });

  it('finds the previous state after kill -9 in the middle of a check', {
    timeout: 240_000,
  }, async () => {
    const { origin, data } = town();
    const account = await demoAccount(data, 'data-steward');
    const steward = await newPage({ width: 1280, language: 'en' });
    await signIn(steward, origin, account);
    const figure = `${origin}/en/figures/library-members?area=PD09`;
    const before = await (await fetch(figure)).text();
    // Every area in each of 640 years, of one indicator after the other.
    const yearly = ['library-members', 'smoking', 'loneliness', 'vacant-homes'];
    const rowOf = (index: number): string => {
      const year = Math.floor(index / 24);
      const area = String((index % 24) + 1).padStart(2, '0');
      return `${yearly[Math.floor(year / 640)]};PD${area};${1500 + (year % 640)};1;2`;
    };
    const many = header + Array.from({ length: 60_000 }, (_, index) => rowOf(index)).join('\n');
    await steward.goto(`${origin}/en/work/indicators/imports/new`);
    await steward.getByLabel('File with figures').setInputFiles(csv('many.csv', many));
    await follow(steward.getByRole('button', { name: 'Upload' }));
    await follow(steward.getByRole('button', { name: 'Check the file' }));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await steward.close();
    await town().kill9();
    await town().restart();
    expect(await (await fetch(figure)).text()).toBe(before);

    // The check begins again by itself, from the stored file, and ends.
    const again = await newPage({ width: 1280, language: 'en' });
    await signIn(again, origin, account);
    await again.goto(`${origin}/en/work/indicators/imports`);
    await again.getByRole('link', { name: 'many.csv' }).first().click();
    await expect
      .poll(() => afresh(again), {
        timeout: 120_000,
        interval: 1000,
      })
      .toMatch(/The file is right|The file has errors|The check has stopped/);
    expect(await again.locator('main').textContent()).toContain('The file is right');
    expect(await (await fetch(figure)).text()).toBe(before);
  });
});
