import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations, expectAccessible, formatViolations } from './axe.ts';
import {
  closeBrowser,
  type JourneyPage,
  launchBrowser,
  newPage,
  openBrowser,
  type PageOptions,
} from './browser.ts';
import type { ChromiumSource } from './chromium.ts';
import { countTraffic, openAtRest } from './traffic.ts';

const strictPolicy = "default-src 'self'; style-src 'self'; script-src 'self'";

const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="nl"><head><title>Polder</title>${head}</head><body>${body}</body></html>`;

const bodies: Readonly<Record<string, string>> = {
  '/': page('<main><h1>Welkom in de polder</h1><p>Tekst</p></main>'),
  '/without-policy': page('<main><h1>x</h1></main>'),
  '/letter-a': page('<main><h1>A</h1></main>'),
  '/letter-b': page('<main><h1>B</h1></main>'),
  '/without-script': page('<main><h1>Zonder</h1><noscript><p><input></p></noscript></main>'),
  '/inaccessible': page(
    '<main><h1>Kaart</h1><img src="/picture.svg"><button class="small">a</button><button class="small">b</button></main>',
    '<link rel="stylesheet" href="/small.css">',
  ),
  '/logs-an-error': page('<main><h1>x</h1></main>', '<script src="/logs.js"></script>'),
  '/throws': page('<main><h1>x</h1></main>', '<script src="/throws.js"></script>'),
  '/inline': page('<main><h1>x</h1></main>', '<script>document.title = "inline"</script>'),
  '/inline-style': page('<main><h1 style="color: red">x</h1></main>'),
  '/broken-part': page('<main><h1>x</h1><img alt="" src="/nowhere.svg"></main>'),
  '/elsewhere': page('<main><h1>x</h1></main>', '<script src="/elsewhere.js"></script>'),
  '/logs.js': 'console.error("the map could not be drawn")',
  '/throws.js': 'throw new TypeError("no such neighbourhood")',
  '/elsewhere.js': 'navigator.sendBeacon("https://tracker.example/x")',
  '/small.css':
    '.small { display: inline-block; inline-size: 8px; block-size: 8px; font-size: 6px }',
  '/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
};

const withoutPolicy = new Set(['/elsewhere', '/without-policy']);

const typeOf = (path: string): string =>
  path.endsWith('.js')
    ? 'text/javascript'
    : path.endsWith('.css')
      ? 'text/css'
      : path.endsWith('.svg')
        ? 'image/svg+xml'
        : 'text/html; charset=utf-8';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = bodies[path];
    const status = path === '/fails' ? 500 : body === undefined ? 404 : 200;
    response.writeHead(status, {
      'content-type': typeOf(path),
      ...(withoutPolicy.has(path) ? {} : { 'content-security-policy': strictPolicy }),
    });
    response.end(body ?? page('<main><h1>Niet gevonden</h1></main>'));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
});

afterAll(async () => {
  await closeBrowser();
  server.close();
});

const open = async (path: string, options: PageOptions = {}): Promise<JourneyPage> => {
  const opened = await newPage(options);
  await opened.goto(`${origin}${path}`);
  return opened;
};

/** What the page did wrong, with nothing left for the check at the end of the test. */
const troublesAt = async (path: string, options: PageOptions = {}): Promise<string> => {
  const opened = await open(path, options);
  const message = await opened.expectClean().then(
    () => 'clean',
    (error: Error) => error.message,
  );
  opened.allow(/^/);
  return message;
};

const pixels = async (opened: JourneyPage): Promise<Buffer> =>
  sharp(await opened.screenshot())
    .greyscale()
    .raw()
    .toBuffer();

describe('a page', () => {
  test('shows text in letters that differ', async () => {
    const a = await pixels(await open('/letter-a'));
    const b = await pixels(await open('/letter-b'));
    expect(a.filter((pixel) => pixel < 64).length).toBeGreaterThan(50);
    expect(a.equals(b)).toBe(false);
  });

  test('draws with WebGL 2', async () => {
    const opened = await open('/');
    const colour = await opened.evaluate(() => {
      const gl = document.createElement('canvas').getContext('webgl2');
      if (!gl) return undefined;
      gl.clearColor(1, 0.5, 0, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      const pixel = new Uint8Array(4);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      return [...pixel];
    });
    expect(colour).toEqual([255, 128, 0, 255]);
  });

  test.each([
    [{ width: 390 }, '(width: 390px)'],
    [{ width: 1280 }, '(width: 1280px)'],
    [{ colorScheme: 'dark' }, '(prefers-color-scheme: dark)'],
    [{ reducedMotion: 'reduce' }, '(prefers-reduced-motion: reduce)'],
    [{ forcedColors: 'active' }, '(forced-colors: active)'],
  ] as const)('opened with %o matches %s', async (options, query) => {
    const opened = await open('/', options);
    expect(await opened.evaluate((media) => matchMedia(media).matches, query)).toBe(true);
  });

  test('asks for the language it is given', async () => {
    const opened = await newPage({ language: 'da' });
    const request = opened.waitForRequest('**/');
    await opened.goto(origin);
    expect(await (await request).headerValue('accept-language')).toMatch(/^da/);
  });

  test('shares the browser but no cookies with the next', async () => {
    const first = await open('/');
    await first.context().addCookies([{ name: 'session', value: '1', url: origin }]);
    const session = await first.context().storageState();
    const second = await open('/');
    const third = await open('/', { session });
    expect(first.context().browser()).toBe(await openBrowser());
    expect(second.context().browser()).toBe(await openBrowser());
    expect(await second.context().cookies()).toEqual([]);
    expect(await third.context().cookies()).toHaveLength(1);
  });

  test('tells what it costs to fetch', async () => {
    const opened = await newPage();
    const traffic = countTraffic(opened);
    await openAtRest(opened, `${origin}/inaccessible`);
    const { requests, bytes } = await traffic();
    expect(requests).toBe(3);
    expect(bytes).toBeGreaterThan(500);
  });
});

describe('a machine without a browser', () => {
  test('is told each way that was tried, and what to do', async () => {
    const otherProgram: ChromiumSource = {
      name: 'the one that is no browser',
      find: async () => ({ executablePath: process.execPath, env: {} }),
    };
    const missing: ChromiumSource = {
      name: 'the missing one',
      find: () => Promise.reject(new Error('it is not there')),
    };
    const launched = launchBrowser({ sources: [otherProgram, missing] });
    await expect(launched).rejects.toThrow(
      /npm ci[\s\S]*CHROME_PATH[\s\S]*no browser:[\s\S]*missing one: it is not there/,
    );
  });
});

describe('trouble', () => {
  test.each([
    ['/logs-an-error', 'console error: the map could not be drawn'],
    ['/throws', 'page error: TypeError: no such neighbourhood'],
    ['/inline', 'content security policy: Executing inline script violates'],
    ['/broken-part', 'error response: GET 404'],
    ['/fails', 'error response: GET 500'],
    ['/elsewhere', 'request to another host: POST (https://tracker.example/x)'],
  ])('of %s is told as "%s"', async (path, line) => {
    expect(await troublesAt(path)).toContain(line);
  });

  test.each([
    ['a page that is fine', '/'],
    ['a page that is not found, which may be what the journey is about', '/nowhere'],
  ])('is not seen in %s', async (_, path) => {
    expect(await troublesAt(path)).toBe('clean');
  });

  test('of a breach of the policy is also told with JavaScript off', async () => {
    const line = "style-src 'self'";
    expect(await troublesAt('/inline-style')).toContain(line);
    expect(await troublesAt('/inline-style', { javascript: false })).toContain(line);
  });

  test('of a server that is gone is told', async () => {
    const opened = await open('/without-policy');
    await opened.evaluate(() => fetch('http://127.0.0.1:9/').catch(() => undefined));
    await expect(opened.expectClean()).rejects.toThrow('failed request: GET');
    opened.allow(/:9\//);
  });

  test('that is allowed is not told', async () => {
    const opened = await open('/logs-an-error');
    opened.allow(/the map could not/);
    await opened.expectClean();
  });

  test.fails('fails the test by itself', async () => {
    await open('/logs-an-error');
  });

  test('rejects at close', async () => {
    const opened = await open('/logs-an-error');
    await expect(opened.close()).rejects.toThrow('the map could not be drawn');
    await opened.close(); // a second time there is nothing left to do
  });
});

describe('axe', () => {
  test.each([true, false])(
    'finds nothing on a good page with JavaScript %s',
    async (javascript) => {
      await expectAccessible(await open('/', { javascript }));
    },
  );

  test.each([true, false])('finds planted violations with JavaScript %s', async (javascript) => {
    const opened = await open('/inaccessible', { javascript });
    const violations = await accessibilityViolations(opened);
    expect(violations.map(({ rule }) => rule).sort()).toEqual(['image-alt', 'target-size']);
    expect(formatViolations(violations)).toContain('<img src="/picture.svg">');
    await expect(expectAccessible(opened)).rejects.toThrow('2 accessibility violation(s)');
  });

  test('sees what only people without JavaScript see', async () => {
    const off = await accessibilityViolations(await open('/without-script', { javascript: false }));
    const on = await accessibilityViolations(await open('/without-script'));
    expect(off.map(({ rule }) => rule)).toEqual(['label']);
    expect(on).toEqual([]);
  });

  test('looks within a part, and leaves out rules, when asked to', async () => {
    const opened = await open('/inaccessible');
    expect(await accessibilityViolations(opened, { within: 'h1' })).toEqual([]);
    const withoutRules = ['image-alt', 'target-size'];
    expect(await accessibilityViolations(opened, { withoutRules })).toEqual([]);
  });
});
