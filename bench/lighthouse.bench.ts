import lighthouse, { type Result as LighthouseResult } from 'lighthouse';
import { launchBrowser } from '../journeys/support/browser.ts';
import { freePort } from '../journeys/support/server.ts';
import { startTown } from '../journeys/support/town.ts';
import { atLeast, type Bench, median, type Result } from './bench.ts';
import { pages } from './pages.ts';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const runs = 3;

const audit = async (url: string, port: number): Promise<LighthouseResult> => {
  const onlyCategories = [...categories];
  const outcome = await lighthouse(url, { port, logLevel: 'error', onlyCategories });
  if (!outcome) throw new Error(`Lighthouse gave no result for ${url}`);
  const { runtimeError } = outcome.lhr;
  if (runtimeError) throw new Error(`Lighthouse on ${url}: ${runtimeError.message}`);
  return outcome.lhr;
};

/** 0–100. */
const score = (result: LighthouseResult, category: string): number =>
  Math.round((result.categories[category]?.score ?? 0) * 100);

/** What keeps a category from 100. */
const shortcomings = (result: LighthouseResult): readonly string[] =>
  categories.flatMap((category) =>
    (result.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 1)
      .map(
        ({ id }) =>
          `${category}: ${result.audits[id]?.title} ${result.audits[id]?.displayValue ?? ''}`,
      ),
  );

export default {
  name: 'lighthouse',
  limit: `Lighthouse with its standard settings (a middling phone on a slow network), median of ${runs} runs: 100 in each category.`,
  run: async ({ product, say }) => {
    const town = await startTown({ product });
    const port = await freePort();
    const browser = await launchBrowser({ debuggingPort: port });
    try {
      const results: Result[] = [];
      for (const [name, path] of Object.entries(pages)) {
        const outcomes: LighthouseResult[] = [];
        while (outcomes.length < runs) outcomes.push(await audit(`${town.origin}${path}`, port));
        for (const category of categories)
          results.push(
            atLeast(100, {
              metric: `${name}: ${category}`,
              value: median(outcomes.map((outcome) => score(outcome, category))),
              unit: 'of 100',
            }),
          );
        const found = new Set(outcomes.flatMap(shortcomings));
        say([path, ...[...found].map((line) => `  ${line}`)].join('\n'));
      }
      return results;
    } finally {
      await browser.close();
      await town.stop();
    }
  },
} satisfies Bench;
