/** An officer opens one customer: how much later than the slowest source alone, and how many can do so at once. */
import { uniformDraws } from '@polder/random';
import { atLeast, atMost, type Result, withoutLimit } from '../bench.ts';
import { percentile } from '../percentile.ts';
import { drawBuyer } from './data.ts';
import { openDirect } from './direct.ts';
import type { Lab } from './lab.ts';
import { federated, screen } from './questions.ts';
import { openStack, type Stack } from './stack.ts';

const SCREENS = 1_000;
/** Screens before those that count: drivers, caches and compilers get warm. */
const WARM_UP = 300;
const CONCURRENT = 50;
const SECONDS = 10;
const WARM_UP_SECONDS = 6;

const millisecondsOver = 5;
const millisecondsOverAt95 = 15;
const screensPerSecond = 700;

const timed = async <Made>(work: () => Promise<Made>): Promise<readonly [Made, number]> => {
  const from = performance.now();
  const made = await work();
  return [made, performance.now() - from];
};

/** @throws Error when an answer lacks something, as its time would mean nothing */
const openScreen = async ({ ask }: Stack, customer: number): Promise<number> => {
  const { rows, report } = await ask(screen(federated), { parameters: [customer] });
  if (report.isPartial || rows.length === 0) throw new Error('A screen is not whole');
  return rows.length;
};

const latencies = async (lab: Lab, stack: Stack): Promise<readonly Result[]> => {
  const direct = await openDirect(lab);
  const draw = uniformDraws(11);
  const ofScreens: number[] = [];
  const ofSources = new Map<string, number[]>(direct.sources.map(({ name }) => [name, []]));
  for (let at = -WARM_UP; at < SCREENS; at += 1) {
    const customer = drawBuyer(draw);
    // In turn, so that what others do on this machine slows all of them alike.
    let orders: readonly number[] = [];
    for (const { name, ask } of direct.sources) {
      const [keys, milliseconds] = await timed(() => ask(customer, orders));
      if (keys.length > 0) orders = keys;
      if (at >= 0) ofSources.get(name)?.push(milliseconds);
    }
    const [, milliseconds] = await timed(() => openScreen(stack, customer));
    if (at >= 0) ofScreens.push(milliseconds);
  }
  await direct.close();
  const slowest = (share: number): number =>
    Math.max(...[...ofSources.values()].map((times) => percentile(times, share)));
  return [
    ...[...ofSources].flatMap(([name, times]) => [
      withoutLimit({
        metric: `${name} alone: its part of a screen, half within`,
        value: percentile(times, 0.5),
        unit: 'ms',
      }),
      withoutLimit({
        metric: `${name} alone: its part of a screen, 95 of 100 within`,
        value: percentile(times, 0.95),
        unit: 'ms',
      }),
    ]),
    withoutLimit({
      metric: 'a screen, half within',
      value: percentile(ofScreens, 0.5),
      unit: 'ms',
    }),
    withoutLimit({
      metric: 'a screen, 95 of 100 within',
      value: percentile(ofScreens, 0.95),
      unit: 'ms',
    }),
    atMost(millisecondsOver, {
      metric: 'a screen beyond the slowest source alone, half within',
      value: percentile(ofScreens, 0.5) - slowest(0.5),
      unit: 'ms',
    }),
    atMost(millisecondsOverAt95, {
      metric: 'a screen beyond the slowest source alone, 95 of 100 within',
      value: percentile(ofScreens, 0.95) - slowest(0.95),
      unit: 'ms',
    }),
  ];
};

/** Officers who open one screen after the other, all at once: milliseconds and rows of each screen. */
const crowd = async (
  stack: Stack,
  draw: () => number,
  seconds: number,
): Promise<{ readonly times: readonly number[]; readonly rows: number }> => {
  const times: number[] = [];
  let rows = 0;
  const until = performance.now() + seconds * 1000;
  const officer = async (): Promise<void> => {
    while (performance.now() < until) {
      const [given, milliseconds] = await timed(() => openScreen(stack, drawBuyer(draw)));
      times.push(milliseconds);
      rows += given;
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, officer));
  return { times, rows };
};

const throughput = async (stack: Stack): Promise<readonly Result[]> => {
  const draw = uniformDraws(12);
  await crowd(stack, draw, WARM_UP_SECONDS);
  const before = process.cpuUsage();
  const [{ times, rows }, milliseconds] = await timed(() => crowd(stack, draw, SECONDS));
  const { user, system } = process.cpuUsage(before);
  return [
    atLeast(screensPerSecond, {
      metric: `screens with ${CONCURRENT} officers at once`,
      value: times.length / (milliseconds / 1000),
      unit: 'per s',
    }),
    withoutLimit({
      metric: `a screen with ${CONCURRENT} officers at once, 95 of 100 within`,
      value: percentile(times, 0.95),
      unit: 'ms',
    }),
    withoutLimit({
      metric: 'processor time of a screen, without the servers',
      value: (user + system) / 1000 / times.length,
      unit: 'ms',
    }),
    withoutLimit({ metric: 'rows of a screen', value: rows / times.length, unit: 'rows' }),
  ];
};

export const measureScreens = async (lab: Lab): Promise<readonly Result[]> => {
  const stack = openStack(lab);
  try {
    return [...(await latencies(lab, stack)), ...(await throughput(stack))];
  } finally {
    await stack.close();
  }
};
