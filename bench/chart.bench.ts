import { estimateProportion, estimateRate, xmrChart } from '@polder/statistics';
import { formats } from '../platform/messages/format.ts';
import { controlChart } from '../platform/ui/components/control-chart/control-chart.tsx';
import { atLeast, atMost, type Bench, withoutLimit } from './bench.ts';

const points = 120;
const rounds = 400;

/** CPU time of this process per round, in milliseconds, after a warm-up. */
const cpuPerRound = (work: () => void): number => {
  for (let round = 0; round < rounds / 4; round++) work();
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
};

/** A level that shifts once, with noise that repeats: no chance needed. */
const values = Array.from(
  { length: points },
  (_, index) => 50 + (index > 80 ? 8 : 0) + ((index * 37) % 11) - 5,
);

const draw = (): string => {
  const chart = xmrChart(values, { polarity: 'lower-is-better', target: 45 });
  return controlChart({
    id: 'bench',
    language: 'nl',
    points: chart.points.map((point, index) => ({
      label: String(index),
      value: point.value,
      kind: point.kind === 'missing' ? 'common-cause' : point.kind,
    })),
    groups: chart.groups.flatMap(({ first, last, limits }) =>
      limits === null
        ? []
        : [
            {
              from: first,
              to: last,
              mean: limits.centre,
              lower: limits.lower,
              upper: limits.upper,
            },
          ],
    ),
    target: 45,
    format: (value) => formats.nl.number(value, 1),
    title: 'Chart',
    description: 'A chart',
    axisLabels: { y: '%' },
  });
};

export default {
  name: 'chart',
  limit: `CPU time of a control chart of ${points} points, rules and drawing (less than 5 ms), and intervals per second (1 000 000 at least).`,
  run: async ({ say }) => {
    const chart = cpuPerRound(draw);
    say(`chart ${chart.toFixed(2)} ms`);
    const intervals = 1_000_000;
    const perSecond = (work: (index: number) => void): number => {
      for (let index = 1; index < 100_000; index++) work(index);
      const started = performance.now();
      for (let index = 1; index <= intervals; index++) work(index);
      return intervals / ((performance.now() - started) / 1000);
    };
    return [
      atMost(5, { metric: 'control chart', value: chart, unit: 'ms CPU' }),
      withoutLimit({ metric: 'its size', value: draw().length / 1000, unit: 'kB' }),
      atLeast(1_000_000, {
        metric: 'Wilson intervals',
        value: perSecond((index) => estimateProportion(index % 1000, 1000)),
        unit: 'per second',
      }),
      atLeast(1_000_000, {
        metric: 'Byar and exact intervals',
        value: perSecond((index) => estimateRate(index % 1000, 1000)),
        unit: 'per second',
      }),
    ];
  },
} satisfies Bench;
