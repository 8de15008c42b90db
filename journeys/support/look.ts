/**
 * Pictures and figures of pages of a running product, for people who build it.
 *
 *   npm run look -- --origin http://127.0.0.1:3000 --out /tmp/look \
 *     --paths /,/work --as analyst --dark
 */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type AccessibilityViolation, accessibilityViolations, formatViolations } from './axe.ts';
import { closeBrowser, newPage, type PageOptions } from './browser.ts';
import { type Account, demoAccount, signIn } from './sign-in.ts';
import { countTraffic, openAtRest } from './traffic.ts';
import { formatTrouble } from './troubles.ts';

const usage = `Pictures and figures of pages of a running product.

  --origin <address>    where the product runs (default http://127.0.0.1:3000)
  --out <folder>        where the pictures go (default ${join(tmpdir(), 'look')})
  --paths <a,b,…>       pages to look at (default /)
  --as <role or e-mail> sign in first, as an account of the demo town
  --data <folder>       data directory of that town (default data)
  --password <text>     for an account that is not the demo town's; --as is then its e-mail
  --dark                dark scheme as well as light
  --no-script           with JavaScript off
  --language <tag>      language the browser asks for (default nl)
  --details             what to do about each accessibility violation
`;

const readArguments = () =>
  parseArgs({
    options: {
      origin: { type: 'string', default: 'http://127.0.0.1:3000' },
      out: { type: 'string', default: join(tmpdir(), 'look') },
      paths: { type: 'string', default: '/' },
      as: { type: 'string' },
      data: { type: 'string', default: 'data' },
      password: { type: 'string' },
      dark: { type: 'boolean', default: false },
      'no-script': { type: 'boolean', default: false },
      language: { type: 'string', default: 'nl' },
      details: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;

interface Sight {
  readonly status: number;
  readonly bytes: number;
  readonly requests: number;
  readonly troubles: readonly string[];
  /** Undefined when the page fits the window. */
  readonly overflow: string | undefined;
  readonly violations: readonly AccessibilityViolation[];
}

const fileName = (path: string, options: PageOptions): string => {
  const words = path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
  return `${words}-${options.width}-${options.colorScheme}.png`;
};

/**
 * Runs in the page: how far it is too wide, and what makes it so: the outermost boxes that stick out,
 * or else the innermost whose text does.
 * (No named function inside: tsx would have it call a helper that the page does not have.)
 */
const findOverflow = (): string | undefined => {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return undefined;
  const elements = [...document.body.querySelectorAll('*')];
  const boxes = elements
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
    .filter((element, _, all) => !all.some((other) => other === element.parentElement));
  const texts = elements
    .filter((element) => element.getBoundingClientRect().left + element.scrollWidth > clientWidth)
    .filter((element, _, all) => !all.some((other) => other.parentElement === element));
  const culprits = (boxes.length > 0 ? boxes : texts)
    .slice(0, 3)
    .map((element) => [element.localName, ...element.classList].join('.'));
  return `${scrollWidth} > ${clientWidth} by ${culprits.join(', ')}`;
};

const lookAt = async (url: string, picture: string, options: PageOptions): Promise<Sight> => {
  const page = await newPage(options);
  try {
    const traffic = countTraffic(page);
    const status = await openAtRest(page, url);
    const { bytes, requests } = await traffic();
    const overflow = await page.evaluate(findOverflow);
    await page.screenshot({ path: picture, fullPage: true, animations: 'disabled' });
    const violations = await accessibilityViolations(page);
    const troubles = page.troubles().map(formatTrouble);
    return { status, bytes, requests, troubles, overflow, violations };
  } finally {
    page.allow(/^/); // they are in the figures now, and need not be thrown
    await page.close();
  }
};

const indented = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replaceAll(/^/gm, '    '));

const describe = (picture: string, sight: Sight, isDetailed: boolean): string => {
  const { status, bytes, requests, troubles, overflow, violations } = sight;
  const short = violations.map(
    ({ rule, help, elements }) =>
      `${rule}: ${help} (${elements.length} ×, first ${elements[0]?.selector})`,
  );
  const summary = [
    status === 200 ? '' : `answered ${status}`,
    `${(bytes / 1000).toFixed(1)} kB in ${requests} requests`,
    `${troubles.length} errors`,
    overflow === undefined ? 'fits' : `TOO WIDE ${overflow}`,
    `${violations.length} accessibility violations`,
  ];
  return [
    `${picture}  ${summary.filter((part) => part !== '').join(' · ')}`,
    ...indented(troubles),
    ...indented(isDetailed && violations.length > 0 ? [formatViolations(violations)] : short),
  ].join('\n');
};

const sessionOf = async (origin: string, account: Account) => {
  const page = await newPage();
  try {
    await signIn(page, origin, account);
    return await page.context().storageState();
  } finally {
    page.allow(/^/);
    await page.close();
  }
};

/** Playwright adds a log of its calls to what went wrong. */
const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const look = async (): Promise<void> => {
  const given = readArguments();
  if (given.help) return console.log(usage);
  const origin = new URL(given.origin).origin;
  const folder = resolve(given.out);
  await mkdir(folder, { recursive: true });
  const account =
    given.as === undefined
      ? undefined
      : given.password === undefined
        ? await demoAccount(given.data, given.as)
        : { email: given.as, password: given.password };
  const session = account && (await sessionOf(origin, account));
  for (const path of given.paths.split(',').map((text) => text.trim()))
    for (const width of [390, 1280] as const)
      for (const colorScheme of given.dark ? (['light', 'dark'] as const) : (['light'] as const)) {
        const options: PageOptions = {
          width,
          colorScheme,
          javascript: !given['no-script'],
          language: given.language,
          ...(session === undefined ? {} : { session }),
        };
        const picture = join(folder, fileName(path, options));
        try {
          const sight = await lookAt(new URL(path, origin).href, picture, options);
          console.log(describe(picture, sight, given.details));
        } catch (error) {
          process.exitCode = 1;
          console.error(`${path} ${width} ${colorScheme}: ${firstLine(error)}`);
        }
      }
};

try {
  await look();
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof Error ? error.message : error);
} finally {
  await closeBrowser();
}
