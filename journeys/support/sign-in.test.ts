import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPage } from './browser.ts';
import { demoAccount, signIn } from './sign-in.ts';

const accounts = [
  { role: 'resident', email: 'resident@polderdam.example', password: 'reed-tide-1' },
  { role: 'analyst', email: 'analyst@polderdam.example', password: 'heron-dune-2' },
];

const forms = `<!doctype html><html lang="nl"><title>Inloggen</title><main><h1>Inloggen</h1>
<form method="post" action="/magic-link"><input name="email" aria-label="E-mail"><button>Stuur een link</button></form>
<form method="post"><input name="email" aria-label="E-mail"><input name="password" type="password" aria-label="Wachtwoord">
<button type="button">Toon wachtwoord</button><button type="submit">Inloggen</button></form></main></html>`;

let data: string;
let server: Server;
let origin: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'polder-accounts-'));
  await writeFile(join(data, 'demo-accounts.json'), JSON.stringify(accounts));
  server = createServer(async (request, response) => {
    const given = new URLSearchParams(await text(request));
    const isKnown = accounts.some(
      ({ email, password }) => email === given.get('email') && password === given.get('password'),
    );
    if (isKnown)
      response.writeHead(303, { location: '/work', 'set-cookie': 'session=1; HttpOnly' });
    else response.writeHead(request.method === 'POST' ? 422 : 200, { 'content-type': 'text/html' });
    response.end(request.url === '/work' ? '<title>Werk</title><h1>Werk</h1>' : forms);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
});

afterAll(async () => {
  server.close();
  await rm(data, { recursive: true, force: true });
});

test.each([true, false])('a person signs in, with JavaScript %s', async (javascript) => {
  const page = await newPage({ javascript });
  await signIn(page, origin, await demoAccount(data, 'analyst'));
  expect(page.url()).toBe(`${origin}/work`);
});

test('a person with a wrong password is told by the page', async () => {
  const page = await newPage();
  const signedIn = signIn(page, origin, { email: 'analyst@polderdam.example', password: 'x' });
  await expect(signedIn).rejects.toThrow(/could not sign in[\s\S]*Inloggen/);
});

test.each([
  ['analyst', 'analyst@polderdam.example'],
  ['resident@polderdam.example', 'resident@polderdam.example'],
])('the demo account of %s is %s', async (who, email) => {
  expect(await demoAccount(data, who)).toMatchObject({ email });
});

test('an account that a demo town does not have is told', async () => {
  await expect(demoAccount(data, 'mayor')).rejects.toThrow('it has resident, analyst');
  await expect(demoAccount(join(data, 'x'), 'mayor')).rejects.toThrow('not the data directory');
});
