/** Signing in as a person does, with e-mail and password. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Account {
  readonly email: string;
  readonly password: string;
}

interface DemoAccount extends Account {
  readonly role: string;
}

/**
 * An account of a demo town. Passwords are made anew for each town, which keeps them in its data directory.
 *
 * @param data data directory of the product
 * @param who a role, or an e-mail address
 */
export const demoAccount = async (data: string, who: string): Promise<Account> => {
  const file = join(data, 'demo-accounts.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`There is no ${file}: ${data} is not the data directory of a demo town`);
  });
  const accounts = JSON.parse(text) as readonly DemoAccount[]; // written by the product for people to read
  const account = accounts.find(({ role, email }) => role === who || email === who);
  if (!account) {
    const roles = accounts.map(({ role }) => role).join(', ');
    throw new Error(`The demo town has no account ${who}; it has ${roles}`);
  }
  return account;
};

/**
 * Signs in on `/sign-in`; the page is then where the product sends the person.
 *
 * @example await signIn(page, town.origin, await demoAccount(town.data, 'analyst'));
 * @throws Error with the text of the page when the person stays there
 */
export const signIn = async (page: Page, origin: string, account: Account): Promise<void> => {
  await page.goto(`${origin}/sign-in`);
  const form = page.locator('form:has(input[name="password"])');
  await form.locator('input[name="email"]').fill(account.email);
  await form.locator('input[name="password"]').fill(account.password);
  const loaded = page.waitForEvent('load'); // of the page at the end of the redirects
  await form.locator('button:not([type="button"]), input[type="submit"]').first().click();
  await loaded;
  if (new URL(page.url()).pathname.endsWith('/sign-in'))
    throw new Error(
      `${account.email} could not sign in. The page says:\n${await page.innerText('body')}`,
    );
};
