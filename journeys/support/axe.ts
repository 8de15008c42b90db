/** Runs axe-core on a page as it stands, also under a strict content security policy or without JavaScript. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

export interface AccessibilityViolation {
  /** Name of axe's rule. */
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly elements: readonly {
    readonly selector: string;
    readonly html: string;
    readonly advice: string;
  }[];
}

/** WCAG 2.0, 2.1 and 2.2 at levels A and AA, and axe's best practices. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Timers never fire on a page whose JavaScript is off, messages do; axe only waits for short timers.
 * A long one is a time limit of axe's own, for which the caller's limit stands in.
 */
const timersByMessage = `
  globalThis.setTimeout = (run, delay = 0, ...values) => {
    if (delay >= 1000) return 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); run(...values); };
    port2.postMessage(0);
    return 0;
  };`;

/**
 * axe takes `noscript` for hidden, whoever looks at it. Where JavaScript is off its content is part of the
 * page, so it stands in a `span` while axe looks.
 */
const runAxe = (target: string, settings: string): string => `(async () => {
  const shown = [...document.querySelectorAll('noscript')].filter((element) => element.children.length > 0);
  const exchange = (from, to) => { to.append(...from.childNodes); from.replaceWith(to); return [to, from]; };
  const exchanged = shown.map((element) => exchange(element, document.createElement('span')));
  try {
    return (await axe.run(${target}, ${settings})).violations;
  } finally {
    for (const [span, element] of exchanged) exchange(span, element);
  }
})()`;

const timeLimit = 30_000;

const rejectLate = (milliseconds: number): { promise: Promise<never>; cancel: () => void } => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`axe did not finish within ${milliseconds / 1000} s`)),
    milliseconds,
  );
  return { promise, cancel: () => clearTimeout(timer) };
};

/** The isolated world sees the page's document but shares no script with it and stands outside its policy. */
const evaluateBesidePage = async (page: Page, expressions: readonly string[]): Promise<unknown> => {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'accessibility',
    });
    let value: unknown;
    for (const expression of expressions) {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        contextId: executionContextId,
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails)
        throw new Error(
          `axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
        );
      value = result.value;
    }
    return value;
  } finally {
    await session.detach().catch(() => undefined); // the page may be gone already
  }
};

/**
 * Violations of WCAG 2.2 A and AA and of best practices on the page as it is now.
 *
 * @param options.within selector of the part to look at; default the whole page
 * @param options.withoutRules names of rules to leave out, each with a reason at the call
 * @throws Error when axe itself fails or does not finish within 30 s
 */
export const accessibilityViolations = async (
  page: Page,
  options: { readonly within?: string; readonly withoutRules?: readonly string[] } = {},
): Promise<readonly AccessibilityViolation[]> => {
  const settings = {
    runOnly: { type: 'tag', values: tags },
    rules: Object.fromEntries(
      (options.withoutRules ?? []).map((rule) => [rule, { enabled: false }]),
    ),
    resultTypes: ['violations'],
  };
  const target = options.within === undefined ? 'document' : JSON.stringify(options.within);
  const limit = rejectLate(timeLimit);
  const run = evaluateBesidePage(page, [
    timersByMessage,
    `${await source};0`,
    runAxe(target, JSON.stringify(settings)),
  ]);
  try {
    // axe's own type of what the expression above resolves with
    const violations = (await Promise.race([run, limit.promise])) as AxeResults['violations'];
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      elements: nodes.map(({ target: selector, html, failureSummary }) => ({
        selector: selector.flat().join(' '),
        html,
        advice: failureSummary ?? '',
      })),
    }));
  } finally {
    limit.cancel();
    run.catch(() => undefined); // after the time limit nobody listens any more
  }
};

const indented = (text: string): string => text.replaceAll(/^/gm, '      ');

/** A paragraph per rule with its elements and what to do about them. */
export const formatViolations = (violations: readonly AccessibilityViolation[]): string =>
  violations
    .map(({ rule, impact, help, elements }) =>
      [
        `${rule} (${impact}): ${help}`,
        ...elements.flatMap(({ selector, html, advice }) => [
          `    ${selector}`,
          indented(html),
          indented(advice),
        ]),
      ].join('\n'),
    )
    .join('\n\n');

/** Rejects with a readable list if axe finds anything on the page; parameters as `accessibilityViolations`. */
export const expectAccessible = async (
  page: Page,
  options: Parameters<typeof accessibilityViolations>[1] = {},
): Promise<void> => {
  const violations = await accessibilityViolations(page, options);
  if (violations.length > 0)
    throw new Error(
      `${page.url()} has ${violations.length} accessibility violation(s):\n\n${formatViolations(violations)}`,
    );
};
