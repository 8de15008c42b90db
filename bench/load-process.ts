/** The process behind load.ts: carries out the plan in its argument and writes a LoadResult. */
import { fullLoad } from './full-load.ts';
import type { LoadPlan, LoadResult } from './load.ts';
import { percentile } from './percentile.ts';
import { steadyLoad } from './steady-load.ts';

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan; // written by load.ts

const { latencies, seconds, non2xx, unanswered } =
  plan.rate === undefined ? await fullLoad(plan) : await steadyLoad(plan, plan.rate);
const result: LoadResult = {
  requestsPerSecond: latencies.length / seconds,
  p50: percentile(latencies, 0.5),
  p95: percentile(latencies, 0.95),
  p99: percentile(latencies, 0.99),
  non2xx,
  unanswered,
};
process.stdout.write(JSON.stringify(result));
