/** Made-up figures and a made-up town for the examples of charts and maps. */
import { uniformDraws } from '@polder/random';
import type { ControlGroup, ControlPoint } from '../control-chart/control-chart.tsx';
import type { ForecastPoint, MeasuredPoint } from '../forecast-chart/forecast-chart.tsx';
import type { FunnelArea, FunnelLimits } from '../funnel-chart/funnel-chart.tsx';
import type { MapGeometry } from '../town-map/geometry.ts';
import type { MapLayers } from '../town-map/town-map.tsx';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const monthLabels = (count: number, firstYear = 2023): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `${months[index % 12]} ${firstYear + Math.floor(index / 12)}`,
  );

/** Days until a report is dealt with: a rebase after a new way of working, then a signal. */
export const handlingTimes = (
  count = 36,
): {
  readonly points: readonly ControlPoint[];
  readonly groups: readonly ControlGroup[];
} => {
  const random = uniformDraws(7);
  const turn = Math.floor(count * 0.55);
  const points = monthLabels(count).map((label, index): ControlPoint => {
    const isAfter = index >= turn;
    const special = index === 8 ? 5.5 : index > count - 5 ? -2.1 : 0;
    const value = (isAfter ? 8.6 : 12.4) + (random() + random() - 1) * 2.6 + special;
    return {
      label,
      value: Math.round(value * 10) / 10,
      kind:
        index === 8
          ? 'special-cause-concern'
          : index > count - 5
            ? 'special-cause-improvement'
            : 'common-cause',
      note:
        index === 8
          ? 'The storm of 4 September brought four times as many reports as usual.'
          : index === turn
            ? 'Crews now plan their day from one shared list.'
            : undefined,
    };
  });
  return {
    points,
    groups: [
      { from: 0, to: turn - 1, mean: 12.4, lower: 8.8, upper: 16 },
      { from: turn, to: count - 1, mean: 8.2, lower: 4.9, upper: 11.5 },
    ],
  };
};

const names = [
  'Duinwijk',
  'Zeehof',
  'Vuurtoren',
  'Havenkwartier',
  'Noorddijk',
  'Strandwal',
  'Binnenstad',
  'Sluisbuurt',
  'Oude Werf',
  'Molenhoek',
  'Kerkveld',
  'Waterlanden',
  'Rietmeer',
  'Tuindorp',
  'Singel',
  'Ooievaar',
  'Lindekwartier',
  'Weidezicht',
  'Zuidpolder',
  'Kreekrug',
  'Bloemenbuurt',
  'Boomgaard',
  'Nieuwland',
  'Ganzenhof',
] as const;

/** Households that sort their waste, by neighbourhood: most differ by chance alone, four do not. */
export const sortingHouseholds = (
  count = 24,
): { readonly areas: readonly FunnelArea[]; readonly limits: readonly FunnelLimits[] } => {
  const random = uniformDraws(3);
  const share = 62;
  const spread = (size: number) => Math.sqrt((share * (100 - share)) / size);
  const special: Readonly<Record<number, number>> = { 2: 4.4, 7: -2.4, 12: -5, 17: 2.5, 21: 3.6 };
  const areas = Array.from({ length: count }, (_, index): FunnelArea => {
    const size = Math.round(90 + random() ** 2 * 1900);
    const chance = (random() + random() + random() - 1.5) * 1.5;
    const value = share + spread(size) * (special[index] ?? chance);
    return {
      label: names[index] ?? `Area ${index + 1}`,
      size,
      value: index === 11 ? null : Math.round(value * 10) / 10,
      isHighlighted: index === 5,
    };
  });
  const limits = Array.from({ length: 50 }, (_, index): FunnelLimits => {
    const x = 60 + 1940 * (index / 49) ** 2;
    const [two, three] = [1.96 * spread(x), 3.09 * spread(x)];
    return {
      x,
      lower95: Math.max(0, share - two),
      upper95: Math.min(100, share + two),
      lower99_8: Math.max(0, share - three),
      upper99_8: Math.min(100, share + three),
    };
  });
  return { areas, limits };
};

/** People over 80 by year, with a forecast that widens. */
export const peopleOver80 = (
  past = 14,
  coming = 8,
): { readonly measured: readonly MeasuredPoint[]; readonly forecast: readonly ForecastPoint[] } => {
  const random = uniformDraws(11);
  const level = (index: number) => 2300 + index * 62 + Math.sin(index / 2) * 40;
  const measured = Array.from({ length: past }, (_, index) => ({
    label: String(2012 + index),
    value: index === 4 ? null : Math.round(level(index) + (random() - 0.5) * 90),
  }));
  const forecast = Array.from({ length: coming }, (_, index) => {
    const value = Math.round(level(past + index));
    const spread = 45 * Math.sqrt(index + 1);
    return {
      label: String(2012 + past + index),
      value,
      lower80: Math.round(value - 1.28 * spread),
      upper80: Math.round(value + 1.28 * spread),
      lower95: Math.round(value - 1.96 * spread),
      upper95: Math.round(value + 1.96 * spread),
    };
  });
  return { measured, forecast };
};

const columns = 6;
const west = 4.1;
const south = 52.1;
const width = 0.11;
const heightOfTown = 0.048;

/** Corners of a crooked grid, shared by neighbours so that areas fit. */
const corner = (column: number, row: number): readonly number[] => {
  const random = uniformDraws(column * 31 + row * 97 + 5);
  const isEdge = column === 0 || column === columns || row === 0 || row === 4;
  const amount = isEdge ? 0.12 : 0.5;
  return [
    west + (width / columns) * (column + (random() - 0.5) * amount),
    south + (heightOfTown / 4) * (row + (random() - 0.5) * amount),
  ];
};

const between = (a: readonly number[], b: readonly number[], share: number): readonly number[] => [
  (a[0] ?? 0) + ((b[0] ?? 0) - (a[0] ?? 0)) * share,
  (a[1] ?? 0) + ((b[1] ?? 0) - (a[1] ?? 0)) * share,
];

export interface ExampleArea {
  readonly id: string;
  readonly name: string;
  readonly geometry: MapGeometry;
  readonly value: number | null;
  readonly lower: number;
  readonly upper: number;
}

export const neighbourhoods: readonly ExampleArea[] = names.map((name, index) => {
  const column = index % columns;
  const row = 3 - Math.floor(index / columns);
  const random = uniformDraws(index + 40);
  const value =
    Math.round((9 + row * 3.2 + Math.abs(column - 2) * 1.7 + (random() - 0.5) * 7) * 10) / 10;
  const spread = 1.2 + random() * 2;
  const ring = [
    corner(column, row),
    corner(column + 1, row),
    corner(column + 1, row + 1),
    corner(column, row + 1),
    corner(column, row),
  ];
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    geometry: { type: 'Polygon', coordinates: [ring] },
    value: index === 11 ? null : value,
    lower: Math.round((value - spread) * 10) / 10,
    upper: Math.round((value + spread) * 10) / 10,
  };
});

const streetsAndBuildings = () => {
  const streets: MapGeometry[] = [];
  const buildings: MapGeometry[] = [];
  for (let column = 0; column < columns; column += 1)
    for (let row = 0; row < 4; row += 1) {
      const [a, b, c, d] = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
      ];
      const at = (u: number, v: number) => between(between(a, b, u), between(d, c, u), v);
      streets.push({ type: 'LineString', coordinates: [a, b, c, d, a] });
      const blocks = 3 + ((column * 3 + row) % 3);
      for (let block = 1; block < blocks; block += 1) {
        streets.push({
          type: 'LineString',
          coordinates: [at(block / blocks, 0), at(block / blocks, 1)],
        });
        if (block % 2 === 0)
          streets.push({
            type: 'LineString',
            coordinates: [at(0, block / blocks), at(1, block / blocks)],
          });
      }
      const random = uniformDraws(column * 13 + row * 7);
      for (let block = 0; block < blocks; block += 1)
        for (let plot = 0; plot < 7; plot += 1) {
          if (random() < 0.24) continue;
          const [u, v] = [(block + 0.2) / blocks, (plot + 0.22) / 7];
          const [w, h] = [0.6 / blocks, (0.4 + random() * 0.2) / 7];
          buildings.push({
            type: 'Polygon',
            coordinates: [[at(u, v), at(u + w, v), at(u + w, v + h), at(u, v + h), at(u, v)]],
          });
        }
    }
  return { streets, buildings };
};

const wave = (
  from: number,
  to: number,
  height: (share: number) => number,
): readonly (readonly number[])[] =>
  Array.from({ length: 41 }, (_, index) => [from + ((to - from) * index) / 40, height(index / 40)]);

const coast = wave(
  west - 0.02,
  west + width + 0.02,
  (share) => south + heightOfTown * (1.02 + 0.03 * Math.sin(share * 9)),
);
const bank = (offset: number) =>
  wave(
    west - 0.02,
    west + width + 0.02,
    (share) => south + heightOfTown * (0.43 + offset + 0.09 * Math.sin(share * 7 + 1)),
  );
const closed = (line: readonly (readonly number[])[]) => [...line, line[0] ?? []];

export const exampleLayers: MapLayers = {
  ...streetsAndBuildings(),
  water: [
    {
      type: 'Polygon',
      coordinates: [
        closed([
          ...coast,
          [west + width + 0.02, south + heightOfTown * 1.4],
          [west - 0.02, south + heightOfTown * 1.4],
        ]),
      ],
    },
    { type: 'Polygon', coordinates: [closed([...bank(0.025), ...bank(-0.025).toReversed()])] },
  ],
  green: [
    {
      type: 'Polygon',
      coordinates: [
        closed([...coast.map(([x = 0, y = 0]) => [x, y - 0.0022]), ...coast.toReversed()]),
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        closed([
          corner(1, 1),
          corner(2, 1),
          between(corner(2, 1), corner(2, 2), 0.5),
          between(corner(1, 1), corner(1, 2), 0.4),
        ]),
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        closed([
          corner(4, 3),
          corner(5, 3),
          between(corner(5, 3), corner(5, 4), 0.6),
          between(corner(4, 3), corner(4, 4), 0.5),
        ]),
      ],
    },
  ],
};

export const townExtent = {
  west: west - 0.002,
  east: west + width + 0.002,
  south: south - 0.001,
  north: south + heightOfTown * 1.14,
};
