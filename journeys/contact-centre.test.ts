import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { newPage } from './support/browser.ts';
import { sharedTown } from './support/city.ts';
import { demoAccount, signIn } from './support/sign-in.ts';

const messages = (page: Page) => page.locator('.polder-chat__message');

const ask = async (page: Page, question: string): Promise<string> => {
  const before = await messages(page).count();
  await page.locator('input[name=text]').fill(question);
  await page.locator('form:has(input[name=text]) button').first().click();
  await messages(page)
    .nth(before + 1)
    .waitFor();
  return (await messages(page).last().textContent()) ?? '';
};

/** Opens the inbox as somebody of the contact centre, open at every hour. */
const agentOf = async (town: { readonly origin: string; readonly data: string }, who: string) => {
  const page = await newPage({ language: 'en' });
  await signIn(page, town.origin, await demoAccount(town.data, who));
  await page.goto(`${town.origin}/en/work/inbox`);
  return page;
};

describe('the contact centre', () => {
  const town = sharedTown();

  beforeAll(async () => {
    const administrator = await newPage({ language: 'en' });
    await signIn(administrator, town().origin, await demoAccount(town().data, 'administrator'));
    await administrator.goto(`${town().origin}/en/work/inbox/settings`);
    for (let day = 0; day < 7; day += 1)
      await administrator.locator(`input[name="hours-week-${day}"]`).fill('0:00-24:00');
    await administrator.getByRole('button', { name: 'Save', exact: true }).click();
    await administrator.getByText('The settings are kept.').waitFor();
    await expectAccessible(administrator);
    await administrator.close();
  }, 60_000);

  it('lets a resident talk to an agent in another browser, until the agent closes', async () => {
    const agent = await agentOf(town(), 'agent@polderdam.example');
    await agent.getByRole('button', { name: 'I am available' }).click();
    await agent.getByRole('button', { name: 'I am away' }).waitFor();
    await expectAccessible(agent);

    const resident = await newPage({ width: 390, language: 'nl' });
    await resident.goto(`${town().origin}/nl/ask`);
    const offered = await ask(resident, 'mag ik een medewerker spreken?');
    expect(offered).toContain('Vindt u dat goed?');
    await resident.getByRole('button', { name: 'Ja, verbind mij door' }).click();
    await resident.getByText('U bent aan de beurt').waitFor();
    await expectAccessible(resident);

    // The queue shows it without loading the page anew.
    await agent
      .getByRole('link', { name: /medewerker spreken/ })
      .first()
      .click();
    await agent.getByRole('button', { name: 'Take this conversation' }).click();
    await resident.getByText('U spreekt nu met een medewerker').waitFor();
    await agent.locator('select[name=reply]').selectOption({ label: 'Begroeting' });
    await agent.getByRole('button', { name: 'Put it in' }).click();
    await expect
      .poll(() => agent.locator('textarea[name=text]').inputValue())
      .toContain('Waarmee kan ik u helpen?');
    // What is being written stays while another form of the page is sent.
    await agent.locator('textarea[name=text]').fill('Waarmee kan ik u helpen? Ik luister.');
    await agent.locator('textarea[name=note]').fill('Belt vaker');
    await agent.getByRole('button', { name: 'Add note' }).click();
    await agent.getByText('Belt vaker').first().waitFor();
    await expect.poll(() => agent.locator('textarea[name=note]').inputValue()).toBe('');
    expect(await agent.locator('textarea[name=text]').inputValue()).toContain('Ik luister.');
    await agent.getByRole('button', { name: 'Send', exact: true }).click();
    await resident.getByText('Waarmee kan ik u helpen?').waitFor();
    await expectAccessible(agent);

    await resident.locator('input[name=text]').fill('Mijn paspoort is kwijt');
    await resident.locator('form:has(input[name=text]) button').first().click();
    await agent.getByText('Mijn paspoort is kwijt').waitFor();
    // The assistant is silent meanwhile.
    expect(await messages(resident).last().textContent()).toContain('Mijn paspoort is kwijt');

    await agent.getByRole('button', { name: 'Close the conversation' }).click();
    await resident.getByText('U spreekt weer met de automatische assistent.').waitFor();
    expect(await ask(resident, 'wat kost een parkeervergunning voor bewoners?')).toMatch(/€\s96/);
  });

  it('can be left a message when nobody is there, with JavaScript off', async () => {
    const agent = await agentOf(town(), 'agent@polderdam.example');
    await agent.getByRole('button', { name: 'I am away' }).click();
    await agent.getByRole('button', { name: 'I am available' }).waitFor();
    const resident = await newPage({ javascript: false, language: 'en' });
    await resident.goto(`${town().origin}/en/ask`);
    expect(await ask(resident, 'can I talk to a person please?')).toContain(
      'Nobody of our contact centre is here',
    );
    await resident.locator('textarea[name=message]').fill('Please write to me about my permit.');
    await resident.locator('input[name=email]').fill('somebody@example.org');
    await resident.getByRole('button', { name: 'Leave this message' }).click();
    await resident.getByText('the answer comes by e-mail').waitFor();
    await expectAccessible(resident);
  });

  describe('on another site', () => {
    let server: Server;
    let site = '';
    /** A strict policy: nothing inline, and the town for scripts and connections alone. */
    let policy = '';

    beforeAll(async () => {
      policy = [
        "default-src 'none'",
        `script-src ${town().origin}`,
        `connect-src ${town().origin}`,
        "style-src 'self'",
        "img-src 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types polder-assistant',
      ].join('; ');
      server = createServer((request, response) => {
        if (request.url !== '/') {
          response.writeHead(204).end();
          return;
        }
        response.writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
        });
        response.end(
          `<!doctype html><html lang="en"><head><title>Another site</title></head><body><main><h1>Another site</h1><p>Words.</p></main><script src="${town().origin}/assistant.js" async></script></body></html>`,
        );
      }).listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    it('is refused until the site is listed', async () => {
      const page = await newPage({ language: 'en' });
      page.allow(/CORS|403|Failed to load|net::ERR_FAILED|blocked|icon|favicon/i);
      await page.goto(site);
      await page.getByRole('button', { name: 'Ask a question' }).click();
      await page.getByText('This does not work now').waitFor();
      await page.close();
    });

    it('answers by keyboard alone, survives a reload and is deleted', async () => {
      const administrator = await newPage({ language: 'en' });
      await signIn(administrator, town().origin, await demoAccount(town().data, 'administrator'));
      await administrator.goto(`${town().origin}/en/work/inbox/settings`);
      await administrator.locator('textarea[name=origins]').fill(site);
      await administrator.getByRole('button', { name: 'Save', exact: true }).click();
      await administrator.getByText('The settings are kept.').waitFor();
      await administrator.close();

      const page = await newPage({ width: 390, language: 'en' });
      page.allow(/icon|favicon/i);
      await page.goto(site);
      const launcher = page.getByRole('button', { name: 'Ask a question' });
      await launcher.waitFor();
      await page.keyboard.press('Tab');
      expect(await launcher.evaluate((one) => one.matches(':focus'))).toBe(true);
      await page.keyboard.press('Enter');
      const box = page.getByRole('textbox', { name: 'Your question' });
      await box.waitFor();
      await expect.poll(() => box.evaluate((one) => one.matches(':focus'))).toBe(true);
      await page.getByText('You are talking to an automated assistant').waitFor();
      await page.keyboard.type('what does a residents parking permit cost?');
      await page.keyboard.press('Enter');
      await page
        .getByText(/€\s?96/)
        .first()
        .waitFor();
      await expect.poll(() => box.evaluate((one) => one.matches(':focus'))).toBe(true);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      expect(await launcher.evaluate((one) => one.matches(':focus'))).toBe(true);

      await page.reload();
      await launcher.click();
      await page
        .getByText(/€\s?96/)
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Delete this conversation' }).click();
      await expect.poll(() => page.getByText(/€\s?96/).count()).toBe(0);
    });
  });
});
