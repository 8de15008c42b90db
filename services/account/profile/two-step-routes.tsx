import { z } from 'zod';
import { get, post, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { messages } from '../messages/index.ts';
import { dropOpenLinks, hasPassword } from '../store.ts';
import { readableKey } from './authenticator.ts';
import { SetUpPage, TwoFactorPage } from './pages/two-step.tsx';

const options = { isOwnTransaction: true, perMinute: 10, isSecret: true } as const;

const setUp = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });

const show = get('/me/two-factor', 'signed-in', async ({ city, page, person }) => (
  <TwoFactorPage
    page={page}
    isOn={person.twoFactorEnabled}
    hasPassword={await hasPassword(city.db, person.id)}
  />
));

const start = post(
  '/me/two-factor/start',
  'signed-in',
  async ({ city, page, person, form, request }) => {
    const response = await city.identity.auth().api.enableTwoFactor({
      body: { password: form.text('password'), issuer: city.municipality().name },
      headers: request.headers,
      asResponse: true,
    });
    const parsed = setUp.safeParse(await response.clone().json());
    const readable = parsed.success ? readableKey(parsed.data.totpURI) : undefined;
    if (response.ok && parsed.success && readable)
      return (
        <SetUpPage
          page={page}
          uri={parsed.data.totpURI}
          readable={readable}
          codes={parsed.data.backupCodes}
        />
      );
    const error = messages[page.language].twoStep.wrongPassword;
    return withStatus(
      422,
      <TwoFactorPage page={page} isOn={person.twoFactorEnabled} hasPassword error={error} />,
    );
  },
  options,
);

const confirm = post(
  '/me/two-factor/confirm',
  'signed-in',
  async ({ city, page, person, form, request, audit }) => {
    const t = messages[page.language].twoStep;
    const response = await city.identity.auth().api.verifyTOTP({
      body: { code: form.text('code').replaceAll(/\s/g, '') },
      headers: request.headers,
      asResponse: true,
    });
    if (response.ok) {
      await dropOpenLinks(city.db, person.id);
      await audit('account.second-step-on', person.id);
      return seeOther(
        '/me',
        { kind: 'success', text: t.turnedOn },
        response.headers.getSetCookie(),
      );
    }
    const uri = form.text('uri');
    const readable = readableKey(uri);
    if (!readable) return seeOther('/me/two-factor', { kind: 'error', text: t.wrongCode });
    return withStatus(
      422,
      <SetUpPage {...{ page, uri, readable }} codes={form.all('codes')} error={t.wrongCode} />,
    );
  },
  options,
);

const turnOff = post(
  '/me/two-factor/off',
  'signed-in',
  async ({ city, page, person, form, request, audit }) => {
    const t = messages[page.language].twoStep;
    const response = await city.identity.auth().api.disableTwoFactor({
      body: { password: form.text('password') },
      headers: request.headers,
      asResponse: true,
    });
    if (!response.ok)
      return withStatus(
        422,
        <TwoFactorPage page={page} isOn hasPassword error={t.wrongPassword} />,
      );
    await audit('account.second-step-off', person.id);
    return seeOther('/me', { kind: 'success', text: t.turnedOff }, response.headers.getSetCookie());
  },
  options,
);

export const twoFactorRoutes = [show, start, confirm, turnOff] as const;
