/** Requests at an even pace, whether or not the server keeps up: how long do people wait on a busy day? */
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { LoadPlan, Outcome } from './load.ts';

const answerLimit = 10_000;

/** Status of the answer once it is complete; `undefined` when there is none within 10 s. */
const ask = (plan: LoadPlan, agent: Agent): Promise<number | undefined> =>
  new Promise((resolve) => {
    const signal = AbortSignal.timeout(answerLimit);
    get(plan.url, { agent, headers: { ...plan.headers }, signal }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
      response.once('error', () => resolve(undefined));
    }).once('error', () => resolve(undefined));
  });

/**
 * @param rate requests per second
 *
 * Latencies count from the moment a request was due, so a request that had to wait for a free connection
 * counts as slow (Tene, "How NOT to measure latency": coordinated omission).
 */
export const steadyLoad = async (plan: LoadPlan, rate: number): Promise<Outcome> => {
  const agent = new Agent({ keepAlive: true, maxSockets: plan.connections });
  const latencies: number[] = [];
  const underway: Promise<void>[] = [];
  let non2xx = 0;
  let unanswered = 0;
  const begin = performance.now();
  const request = async (due: number, isMeasured: boolean): Promise<void> => {
    const status = await ask(plan, agent);
    if (!isMeasured) return;
    if (status === undefined) unanswered++;
    else if (status < 200 || status >= 300) non2xx++;
    else latencies.push(performance.now() - due);
  };
  const first = plan.warmUpSeconds * rate;
  for (let index = 0; index < first + plan.seconds * rate; index++) {
    const due = begin + (index * 1000) / rate;
    const ahead = due - performance.now();
    if (ahead > 0) await pause(ahead);
    underway.push(request(due, index >= first));
  }
  await Promise.all(underway);
  agent.destroy();
  return { latencies, seconds: plan.seconds, non2xx, unanswered };
};
