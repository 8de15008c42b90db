import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineService } from '../service.ts';
import { type TestCity, testCity } from '../testing/city.ts';
import { createApp } from './app.ts';
import { isForwarded } from './client.ts';
import { post, seeOther } from './routes.ts';

const service = defineService({
  name: 'door',
  routes: [
    post('/door', 'public', () => seeOther('/'), {
      perMinute: 3,
      perMinuteOf: { field: 'email', atMost: 2 },
    }),
  ],
});

const assets = { address: () => '', respond: () => undefined };
const lines: string[] = [];
const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });

describe('where requests come from', () => {
  let town: TestCity;
  beforeAll(async () => {
    town = await testCity({ services: [service], now: new Date('2026-05-01T00:00:00Z') });
  });
  afterAll(() => town.close());

  const appWith = (trustProxy: boolean) => {
    const config = { ...town.city.config, trustProxy };
    return createApp({ ...town.city, config, log }, assets).app;
  };
  const socket = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
  const knock = async (
    app: ReturnType<typeof appWith>,
    email: string,
    address: string,
    headers = {},
  ) => {
    const body = new URLSearchParams({ email });
    const init = { method: 'POST', body, headers };
    return (await app.request('http://polder.test/door', init, socket(address))).status;
  };

  it('what anybody can write is not believed, and the operator is told once', async () => {
    const app = appWith(false);
    const answers = [];
    for (const number of [1, 2, 3, 4])
      answers.push(
        await knock(app, `p${number}@polder.test`, '10.0.0.1', {
          'x-forwarded-for': `203.0.113.${number}`,
        }),
      );
    expect(answers).toEqual([303, 303, 303, 429]);
    expect(lines.filter((line) => line.includes('POLDER_TRUST_PROXY'))).toHaveLength(1);
  });

  it("one's own proxy is believed in what it added last", async () => {
    const app = appWith(true);
    const answers = [];
    for (const number of [1, 2, 3, 4])
      answers.push(
        await knock(app, `p${number}@polder.test`, '10.0.0.1', {
          'x-forwarded-for': `203.0.113.9, 203.0.113.${number}`,
        }),
      );
    expect(answers).toEqual([303, 303, 303, 303]);
  });

  it('one account has a limit of its own, from wherever it is tried', async () => {
    const app = appWith(false);
    const answers = [];
    for (const number of [1, 2, 3, 4])
      answers.push(
        await knock(app, number % 2 ? 'A@polder.test' : ' a@polder.test', `10.0.1.${number}`),
      );
    expect(answers).toEqual([303, 303, 429, 429]);
    expect(await knock(app, 'b@polder.test', '10.0.1.9')).toBe(303);
  });

  it.each([
    ['from this machine', '127.0.0.1', {}, 200],
    ['from elsewhere', '10.0.0.1', {}, 404],
    ['through a proxy on this machine', '127.0.0.1', { 'x-real-ip': '203.0.113.1' }, 404],
    ['through one that says it by the standard', '::1', { forwarded: 'for=203.0.113.1' }, 404],
  ])('figures of the process are told %s with %i', async (_, address, headers, status) => {
    for (const trusts of [true, false]) {
      const app = appWith(trusts);
      const answer = await app.request(
        'http://polder.test/metrics',
        { headers: headers as Record<string, string> },
        socket(address),
      );
      expect(answer.status).toBe(status);
    }
  });

  it.each(['Forwarded', 'Via', 'X-Forwarded-Host', 'X-Real-IP', 'CF-Connecting-IP'])(
    '%s tells of a proxy',
    (name) => expect(isForwarded(new Headers({ [name]: 'x', accept: '*/*' }))).toBe(true),
  );
  it('what browsers send does not', () =>
    expect(isForwarded(new Headers({ host: 'x', 'x-requested-with': 'y' }))).toBe(false));
});
