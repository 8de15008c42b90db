import {
  estimateProportion,
  estimateRate,
  exponentialSmoothing,
  funnelOfProportion,
  funnelPosition,
  funnelSizes,
  xmrChart,
} from '@polder/statistics';
import { formats } from '../platform/messages/format.ts';
import { controlChart } from '../platform/ui/components/control-chart/control-chart.tsx';
import { forecastChart } from '../platform/ui/components/forecast-chart/forecast-chart.tsx';
import { funnelChart } from '../platform/ui/components/funnel-chart/funnel-chart.tsx';
import { atLeast, atMost, type Bench, withoutLimit } from './bench.ts';

const points = 120;
const rounds = 400;

/** CPU time of this process per round, in milliseconds, after a warm-up. */
const cpuPerRound = (work: () => void, times = rounds): number => {
  for (let round = 0; round < times / 4; round++) work();
  const before = process.cpuUsage();
  for (let round = 0; round < times; round++) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
};

const format = (value: number): string => formats.nl.number(value, 1);

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
    format,
    title: 'Chart',
    description: 'A chart',
    axisLabels: { y: '%' },
  });
};

const areas = 500;
const share = 0.2;

/** Areas of 100 to 20 000 people, their shares spread evenly around the share of the whole. */
const places = Array.from({ length: areas }, (_, index) => {
  const size = 100 + ((index * 7919) % 19_900);
  return { size, value: share + ((((index * 37) % 11) - 5) * 0.4) / Math.sqrt(size) };
});

const drawFunnel = (): string => {
  const limitsAt = (size: number) => funnelOfProportion(share, size);
  const positions = {
    above: 'high',
    'above-95': 'possibly-high',
    within: 'within',
    'below-95': 'possibly-low',
    below: 'low',
  } as const;
  return funnelChart({
    id: 'bench',
    language: 'nl',
    areas: places.map(({ size, value }, index) => ({
      label: `Buurt ${index}`,
      size,
      value: value * 100,
      position: positions[funnelPosition(value, limitsAt(size))],
    })),
    limits: funnelSizes(80, 22_000).map((size) => {
      const { lower95, upper95, lower998, upper998 } = limitsAt(size);
      return {
        x: size,
        lower95: lower95 * 100,
        upper95: upper95 * 100,
        lower99_8: lower998 * 100,
        upper99_8: upper998 * 100,
      };
    }),
    benchmark: { label: 'Stad', value: share * 100 },
    format,
    formatSize: (size) => formats.nl.number(size, 0),
    title: 'Chart',
    description: 'A chart',
    axisLabels: { x: 'n', y: '%' },
  });
};

const drawForecast = (): string => {
  const forecast = exponentialSmoothing(values, { season: 12, horizon: 6, floor: 0 });
  return forecastChart({
    id: 'bench',
    language: 'nl',
    measured: values.map((value, index) => ({ label: String(index), value })),
    forecast:
      forecast.kind === 'too-few-values'
        ? []
        : forecast.points.map((point, index) => ({
            ...point,
            label: String(points + index),
            value: point.expected,
          })),
    format,
    title: 'Chart',
    description: 'A chart',
    axisLabels: { y: '%' },
  });
};

export default {
  name: 'chart',
  limit: `CPU time, statistics and drawing: a control chart of ${points} points (less than 5 ms), a funnel of ${areas} areas (20 ms), a forecast from ${points} points (50 ms). Intervals per second (1 000 000 at least).`,
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
      atMost(20, {
        metric: `funnel of ${areas} areas`,
        value: cpuPerRound(drawFunnel, 50),
        unit: 'ms CPU',
      }),
      atMost(50, { metric: 'forecast', value: cpuPerRound(drawForecast, 50), unit: 'ms CPU' }),
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
