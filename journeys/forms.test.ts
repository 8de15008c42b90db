import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type JourneyPage, newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { follow } from './support/follow.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

const main = (page: Page) => page.locator('main');
const said = (page: Page) => page.locator('body').textContent();

/** A month as the pages write it: `October 2026` and `2026-10`; 0 is this month, -1 the last. */
const month = (back: number) => {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + back, 1));
  return {
    name: new Intl.DateTimeFormat('en-GB', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(first),
    key: first.toISOString().slice(0, 7),
  };
};

describe('forms that replace paper', () => {
  const town = sharedTown();

  const as = async (
    who: string,
    options: Parameters<typeof newPage>[0] = {},
  ): Promise<JourneyPage> => {
    const page = await newPage({ language: 'en', ...options });
    const account = await demoAccount(town().data, `${who}@polderdam.example`);
    await signIn(page, town().origin, account);
    return page;
  };

  it('a nurse fills one in on a phone, the lead returns it, the nurse corrects, the lead signs, and the board sees the point and gets a letter', {
    timeout: 240_000,
  }, async () => {
    const { origin } = town();
    const last = month(-1);
    const figure = `${origin}/en/figures/home-care-waiting?area=PDA`;
    const resident = await newPage({ language: 'en' });
    await resident.goto(figure);
    expect(await main(resident).textContent()).not.toContain(`In ${last.name} it was`);

    const board = await as('analyst');
    await board.goto(figure);
    await follow(board.getByRole('button', { name: 'Tell me by e-mail' }));
    expect(await said(board)).toContain('We will write to you.');

    // With JavaScript off: a form is a form.
    const nurse = await as('nurse', { width: 390, javascript: false });
    await nurse.goto(`${origin}/en/work`);
    expect(await said(nurse)).toContain('forms to fill in');
    await nurse.goto(`${origin}/en/work/my-forms`);
    await follow(nurse.getByRole('link', { name: `Vesting en Haven, ${last.name}` }));
    const began = nurse.getByLabel('How many people began with care?');
    const days = nurse.getByLabel('How many days did they wait, all together?');
    const long = nurse.getByLabel('How many of them waited more than six weeks?');

    await began.fill('twenty');
    await follow(nurse.getByRole('button', { name: 'Save and go on later' }));
    expect(await said(nurse)).toContain('Saved. You can go on where you were.');
    await follow(nurse.getByRole('link', { name: `Vesting en Haven, ${last.name}` }));
    expect(await began.inputValue()).toBe('twenty');

    await days.fill('6 000');
    await long.fill('30');
    await nurse.getByLabel('Mostly').check();
    await follow(nurse.getByRole('button', { name: 'Check and send' }));
    expect(await main(nurse).textContent()).toContain('Fill in a number, such as 41.');
    await began.fill('20');
    await follow(nurse.getByRole('button', { name: 'Check and send' }));
    expect(await main(nurse).textContent()).toContain(
      'This is part of “How many people began with care?” (20), so it cannot be more.',
    );
    await long.fill('3');
    await follow(nurse.getByRole('button', { name: 'Check and send' }));

    expect(await nurse.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Is everything right?',
    );
    expect(await main(nurse).textContent()).toContain('Is 6,000 right?');
    await follow(nurse.getByRole('button', { name: 'Send' }));
    expect(await main(nurse).textContent()).toContain(
      'Say in a few words why this answer is right.',
    );
    await nurse.getByLabel(/How many days did they wait/).fill('A family waited for months');
    await follow(nurse.getByRole('button', { name: 'Send' }));
    expect(await said(nurse)).toContain('Demo team lead looks at it and signs it');

    const lead = await as('lead', { javascript: false });
    await lead.goto(`${origin}/en/work/forms-to-sign`);
    await follow(lead.getByRole('link', { name: `Vesting en Haven, ${last.name}` }));
    expect(await main(lead).textContent()).toContain('A family waited for months');
    expect(await main(lead).textContent()).toContain('300.0 days');
    await lead.getByText('Return for correction').first().click();
    await lead.getByLabel('What should be corrected?').fill('A zero too many?');
    await follow(lead.getByRole('button', { name: 'Return for correction' }));

    await nurse.goto(`${origin}/en/work/my-forms`);
    await follow(nurse.getByRole('link', { name: `Vesting en Haven, ${last.name}` }));
    expect(await main(nurse).textContent()).toContain('A zero too many?');
    await days.fill('1 200');
    await follow(nurse.getByRole('button', { name: 'Check and send' }));
    const reason = nurse.getByLabel(/How many days did they wait/);
    if (await reason.isVisible()) await reason.fill('Counted once more');
    await follow(nurse.getByRole('button', { name: 'Send' }));

    await lead.goto(`${origin}/en/work/forms-to-sign`);
    await follow(lead.getByRole('link', { name: `Vesting en Haven, ${last.name}` }));
    expect(await main(lead).textContent()).toContain('6,000 days → 1,200 days');
    await follow(lead.getByRole('button', { name: 'Sign and publish' }));
    expect(await said(lead)).toContain('Signed. The figures are published.');

    // 1 200 days of 20 people are 60 days each, twice what is usual.
    await resident.goto(figure);
    expect(await main(resident).textContent()).toContain(`In ${last.name} it was 60.0 days`);
    await board.goto(`${origin}/en/dashboards/care-and-health?area=PDA`);
    expect(await main(board).textContent()).toContain('60.0 days');

    const administrator = await as('administrator');
    await expect
      .poll(
        async () => {
          await administrator.goto(`${origin}/en/work/admin/mail`);
          return main(administrator).textContent();
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toContain('a figure has changed');
    const letter = await main(administrator).textContent();
    expect(letter).toContain('analyst@polderdam.example');
    expect(letter).toContain('Waiting time for home care, Vesting en Haven');
    await board.goto(`${origin}/en/work/indicators/changes?meaning=worse`);
    expect(await main(board).textContent()).toContain('60.0 days');
  });

  it('what a nurse typed while the session had ended is there after signing in, and pressing twice sends once', {
    timeout: 180_000,
  }, async () => {
    const { origin, data } = town();
    const nurse = await as('nurse', { width: 390 });
    await nurse.goto(`${origin}/en/work/my-forms/home-care/PDB/${month(-1).key}`);
    await nurse.getByLabel('How many people began with care?').fill('50');
    await expect
      .poll(() => nurse.getByRole('status').textContent(), { timeout: 20_000 })
      .toContain('Saved just now.');
    await nurse.getByLabel('What else should we know?').fill('Typed in the rain');
    await nurse.context().clearCookies({ name: /session/ });
    await follow(nurse.getByRole('button', { name: 'Check and send' }));
    await nurse.waitForURL('**/sign-in?**');
    const account = await demoAccount(data, 'nurse@polderdam.example');
    await nurse.locator('input[name="email"]').first().fill(account.email);
    await nurse.locator('input[name="password"]').fill(account.password);
    await nurse.locator('form:has(input[name="password"]) button').first().click();
    await nurse.waitForURL('**/held-entry');
    expect(await main(nurse).textContent()).toContain('Typed in the rain');
    await nurse.getByRole('button', { name: /send/i }).click();
    await nurse.waitForURL('**/review');
    expect(await main(nurse).textContent()).toContain('Typed in the rain');

    const reason = nurse.locator('textarea');
    for (let index = 0; index < (await reason.count()); index++)
      await reason.nth(index).fill('Counted twice, and right');
    await nurse.getByRole('button', { name: 'Send' }).dblclick();
    await nurse.waitForURL('**/my-forms');
    await nurse.goto(`${origin}/en/work/my-forms/home-care/PDB/${month(-1).key}`);
    await nurse.getByText('Who entered what when').first().click();
    const rows = nurse.getByRole('row').filter({ hasText: /Sent/ });
    // once by the demo's own story, once now
    expect(await rows.count()).toBe(2);
  });
});
