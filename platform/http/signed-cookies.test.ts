import { Hono } from 'hono';
import { generateSignedCookie } from 'hono/cookie';
import { describe, expect, it } from 'vitest';
import type { Env } from './env.ts';
import {
  createHouseCookies,
  type HouseCookie,
  houseCookies,
  readHouseCookie,
} from './signed-cookies.ts';

const secret = 'a secret of at least thirty-two characters';
const cookies = createHouseCookies({ secret, publicUrl: undefined });
const id = 'f0000000-0000-4000-8000-000000000000';
const values: Readonly<Record<HouseCookie, string>> = {
  notice: '{"kind":"success","text":"Bewaard – ça va"}',
  visitor: `visitor-${id}`,
  known: id,
  held: id,
};
const names = Object.keys(values) as HouseCookie[]; // the keys of the line above

const written = async (name: HouseCookie): Promise<string> => {
  const app = new Hono<Env>().get('/', async (c) => {
    await cookies.write(c, name, values[name], 60);
    return c.text('');
  });
  const [cookie = ''] = (await app.request('/')).headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
};
const read = (cookie: string, name: HouseCookie) =>
  readHouseCookie(new Headers({ cookie }), secret, name);

describe('cookies of the house', () => {
  it.each(names)('%s is read as it was written', async (name) => {
    expect(await read(await written(name), name)).toBe(values[name]);
  });

  it.each(names)('%s is nothing under the name of another', async (name) => {
    const [, value = ''] = /=(.*)$/.exec(await written(name)) ?? [];
    for (const other of names)
      if (other !== name)
        expect(await read(`${houseCookies[other]}=${value}`, other)).toBeUndefined();
  });

  it('are not taken from what the secret itself signed', async () => {
    const foreign = await generateSignedCookie(houseCookies.known, id, secret);
    expect(await read(foreign.split(';')[0] ?? '', 'known')).toBeUndefined();
  });

  it.each(['', 'x', `${id}.`, `${id}.${'A'.repeat(43)}=`, '%E0%A4%A.x'])(
    'are nothing when they hold %j',
    async (value) => {
      for (const name of names)
        expect(await read(`${houseCookies[name]}=${value}`, name)).toBeUndefined();
    },
  );
});
