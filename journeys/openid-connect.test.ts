import type { Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPage } from './support/browser.ts';
import { follow } from './support/follow.ts';
import { freePort } from './support/server.ts';
import { prepareTown, startTown, type Town } from './support/town.ts';

/** An OpenID Connect provider of the test's own, on loopback, with a sign-in form for anyone. */
const startProvider = async (port: number, redirectUri: string): Promise<Server> => {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: 'polder',
        client_secret: 'a-secret-of-this-test-alone-0123456789',
        redirect_uris: [redirectUri],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@office.example`,
        email_verified: true,
        name: 'Colleague of the office',
      }),
    }),
    cookies: { keys: ['a key of this test alone'] },
  });
  return new Promise((resolve) => {
    const server = provider.listen(port, '127.0.0.1', () => resolve(server));
  });
};

describe('OpenID Connect', () => {
  let town: Town;
  let port: number;
  let provider: Server | undefined;
  const origin = () => town.origin;

  beforeAll(async () => {
    port = await freePort();
    town = await startTown({
      from: await prepareTown(),
      environment: {
        POLDER_OIDC_ISSUER: `http://127.0.0.1:${port}`,
        POLDER_OIDC_CLIENT_ID: 'polder',
        POLDER_OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone-0123456789',
        POLDER_OIDC_NAME: 'the office',
      },
    });
  });
  afterAll(async () => {
    await new Promise((resolve) => provider?.close(resolve) ?? resolve(undefined));
    await town.stop();
  });

  it('a provider that was down at the start is said to be down, and used once it answers', async () => {
    const page = await newPage({ language: 'en' });
    page.allow(/502/);
    await page.goto(`${origin()}/en/sign-in`);
    await follow(page.getByRole('button', { name: /the office/ }));
    expect(await page.locator('main').textContent()).toMatch(/does not answer|not answering/);

    provider = await startProvider(port, `${origin()}/api/auth/callback/oidc`);
    await page.goto(`${origin()}/en/sign-in`);
    await page.getByRole('button', { name: /the office/ }).click();
    page.allow(/fonts.googleapis/);
    await page.locator('input[name="login"]').fill('colleague', { timeout: 5000 });
    await page.locator('input[name="password"]').fill('anything');
    await page.locator('button[type="submit"]').click();
    await page.locator('button[type="submit"]').click(); // consent
    await page.waitForURL(`${origin()}/**`);
    await page.goto(`${origin()}/en/me`);
    expect(await page.locator('main').textContent()).toContain('colleague@office.example');
    const own = await (await page.request.get(`${origin()}/me/data`)).json();
    expect(own.services.account.audit).toMatchObject([{ action: 'account.signed-in' }]);
    expect((await page.goto(`${origin()}/work/admin/people`))?.status()).toBe(403);
    page.allow(/./);
  });
});
