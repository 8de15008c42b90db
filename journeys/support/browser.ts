/** One headless Chromium per process, and pages in it that fail their test when anything goes wrong. */
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { leaveInOrder } from './at-end.ts';
import { type ChromiumSource, chromiumSources } from './chromium.ts';
import { isTestRun } from './environment.ts';
import { formatTrouble, type Trouble, watch } from './troubles.ts';

export interface PageOptions {
  /** Default true. */
  readonly javascript?: boolean;
  /** Width of the window in CSS pixels: a phone or a desk. Default 1280. */
  readonly width?: 390 | 1280;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  readonly forcedColors?: 'active' | 'none';
  /** BCP 47 tag of the language the browser asks for. Default `nl`. */
  readonly language?: string;
  /** Cookies and storage to begin with, as `page.context().storageState()` gives them. */
  readonly session?: Exclude<BrowserContextOptions['storageState'], string>;
}

/** A page alone in its context, watched from its first request. */
export interface JourneyPage extends Page {
  readonly troubles: () => readonly Trouble[];
  /** Says that troubles whose line matches belong to this journey: `page.allow(/503/)`. */
  readonly allow: (pattern: RegExp) => void;
  /** Rejects with all troubles seen so far. */
  readonly expectClean: () => Promise<void>;
  /** Closes page and context, then rejects if there was trouble. Within a test this happens by itself. */
  readonly close: () => Promise<void>;
}

const heights = { 390: 844, 1280: 900 } as const;

/** Nothing leaves this machine: every name and address but loopback is unknown to the browser. */
const flags = [
  '--no-sandbox',
  '--no-first-run',
  '--no-proxy-server',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE [::1]',
  // WebGL 2 by software, so that maps are drawn on machines without a graphics card.
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Letters are placed alike on every machine.
  '--font-render-hinting=none',
];

/** Playwright's own listeners would keep this process alive through a signal: see `leaveInOrder`. */
const leaveSignals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } as const;

/**
 * Starts a browser of its own, apart from the shared one; the caller closes it.
 *
 * @param options.debuggingPort where tools such as Lighthouse can reach it
 * @param options.sources ways to come by a Chromium, in the order in which they are tried
 * @throws Error that names each way that was tried and why it failed
 */
export const launchBrowser = async (options?: {
  readonly debuggingPort?: number;
  readonly sources?: readonly ChromiumSource[];
}): Promise<Browser> => {
  leaveInOrder();
  const port = options?.debuggingPort;
  const args = port === undefined ? flags : [...flags, `--remote-debugging-port=${port}`];
  const failures: string[] = [];
  for (const source of options?.sources ?? chromiumSources) {
    try {
      const program = await source.find();
      return await chromium.launch({ ...program, ...leaveSignals, args });
    } catch (error) {
      failures.push(`- ${source.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(
    `No Chromium could be started. Run \`npm ci\`, or set CHROME_PATH to a Chromium or Chrome.\n${failures.join('\n')}`,
  );
};

let shared: Promise<Browser> | undefined;
const openPages = new Set<JourneyPage>();

/** The browser of this process: started at the first call, then shared. It ends with the process. */
export const openBrowser = async (): Promise<Browser> => {
  shared ??= launchBrowser();
  try {
    const browser = await shared;
    if (browser.isConnected()) return browser;
  } catch (error) {
    shared = undefined;
    throw error;
  }
  shared = launchBrowser(); // the former one crashed or was closed
  return shared;
};

/** Closes the shared browser. Rejects if a page that was still open had trouble. */
export const closeBrowser = async (): Promise<void> => {
  const browser = shared;
  shared = undefined;
  try {
    for (const page of openPages) await page.close();
  } finally {
    openPages.clear();
    await (await browser)?.close();
  }
};

const watchedPage = async (context: BrowserContext): Promise<JourneyPage> => {
  const { troubles, allow } = watch(context);
  const page = await context.newPage();
  const assertClean = (): void => {
    const lines = troubles().map(formatTrouble);
    if (lines.length > 0) throw new Error(`The page had trouble:\n${lines.join('\n')}`);
  };
  const journeyPage: JourneyPage = Object.assign(page, {
    troubles,
    allow,
    expectClean: async () => {
      // A round trip: messages that the browser sent before are in by then.
      if (!page.isClosed()) await page.evaluate('0').catch(() => undefined);
      assertClean();
    },
    close: async () => {
      if (!openPages.delete(journeyPage)) return;
      await context.close();
      assertClean();
    },
  });
  openPages.add(journeyPage);
  return journeyPage;
};

/** Within a running test the page is closed, and checked, when that test ends. */
const closeAfterTest = async (page: JourneyPage): Promise<void> => {
  if (!isTestRun) return;
  const { onTestFinished, TestRunner } = await import('vitest');
  if (TestRunner.getCurrentTest()) onTestFinished(() => page.close());
};

/**
 * Opens a page in a context of its own: no cookies, no cache, Dutch, Amsterdam time.
 *
 * Console errors, page errors, breaches of the content security policy, failed requests, error
 * answers and requests to other hosts fail the test; outside of a test (`beforeAll`, a script)
 * `close()` rejects with them.
 *
 * @example
 * const page = await newPage({ width: 390, javascript: false });
 * await page.goto(town.origin);
 */
export const newPage = async (options: PageOptions = {}): Promise<JourneyPage> => {
  const browser = await openBrowser();
  const width = options.width ?? 1280;
  const context = await browser.newContext({
    viewport: { width, height: heights[width] },
    javaScriptEnabled: options.javascript ?? true,
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: options.reducedMotion ?? 'no-preference',
    forcedColors: options.forcedColors ?? 'none',
    locale: options.language ?? 'nl',
    timezoneId: 'Europe/Amsterdam',
    ...(options.session === undefined ? {} : { storageState: options.session }),
  });
  const page = await watchedPage(context);
  await closeAfterTest(page);
  return page;
};
