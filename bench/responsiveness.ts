/** How a product answers while it works at something else. */
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './percentile.ts';

export interface Responsiveness {
  /** Milliseconds until `/health` answered. */
  readonly p95: number;
  readonly longest: number;
  /** Longest delay of the event loop, in milliseconds, as the product measures it. */
  readonly loopDelay: number;
}

const askEvery = 50;
const scrapeEvery = 1000;

/**
 * Asks `/health` again and again until `stop` is called.
 *
 * @param token of the product's metrics
 */
export const watchResponsiveness = (origin: string, token: string) => {
  let isStopped = false;
  const times: number[] = [];
  const delays: number[] = [];
  const ask = async (): Promise<void> => {
    while (!isStopped) {
      const started = performance.now();
      await (await fetch(`${origin}/health`)).text();
      times.push(performance.now() - started);
      await pause(askEvery);
    }
  };
  const scrape = async (): Promise<void> => {
    while (!isStopped) {
      const response = await fetch(`${origin}/metrics`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const found = /^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(await response.text());
      if (found) delays.push(Number(found[1]) * 1000);
      await pause(scrapeEvery);
    }
  };
  const watching = Promise.all([ask(), scrape()]);
  return {
    stop: async (): Promise<Responsiveness> => {
      isStopped = true;
      await watching;
      return {
        p95: percentile(times, 0.95),
        longest: Math.max(0, ...times),
        loopDelay: Math.max(0, ...delays),
      };
    },
  };
};
