/**
 * The map as a drawing (SVG): each base cluster a circle as large as it has participants, each group a
 * hull with its letter. Groups are told apart by letters, hatching, outline and shades of grey.
 */
import type { ConversationMap, Point } from '@polder/opinion';
import { max } from 'd3-array';
import { curveCatmullRomClosed, line } from 'd3-shape';
import { hullOf } from './hull.ts';
import { letterOf } from './words.ts';

const SIZE = { width: 800, height: 600, margin: 64 } as const;
const LARGEST_RADIUS = 22;
const SMALLEST_RADIUS = 3;
/** Free space between a group's circles and its hull. */
const HULL_GAP = 8;
/** Corners on a circle, from which a hull is drawn around it. */
const CORNERS = 16;
const HATCH_DEGREES = [45, 135, 0, 90, 20] as const;
const SHADES = ['#fff', '#666', '#ccc', '#111', '#999'] as const;
const DASHES = ['none', '10 5', '2 5', '14 5 2 5', '5 5'] as const;

interface Circle {
  readonly centre: Point;
  readonly radius: number;
}

interface DrawnGroup {
  readonly letter: string;
  readonly people: number;
  readonly circles: readonly Circle[];
}

const inText = (value: number): string => value.toFixed(1);

export const drawMap = (map: ConversationMap): string => {
  const circles = circlesOf(map);
  const groups = map.groups.map(
    ({ members }, place): DrawnGroup => ({
      letter: letterOf(place),
      people: map.groupRows[place]?.length ?? 0,
      circles: members.flatMap((id) => circles.get(id) ?? []),
    }),
  );
  const [middleX, middleY] = placeOnPaper(map)([0, 0]);
  const told = groups.map(({ letter, people }) => `group ${letter} of ${people} participants`);
  const desc = `${map.inConversation.length} participants in ${map.baseClusters.length} circles; the nearer two circles are, the more alike they voted. ${told.length === 0 ? 'No groups' : told.join(', ')}.`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-labelledby="title desc" font-family="sans-serif">`,
    '<title id="title">Map of opinions</title>',
    `<desc id="desc">${desc}</desc>`,
    `<defs>${groups.map((_, place) => hatchOf(place)).join('')}</defs>`,
    `<rect width="${SIZE.width}" height="${SIZE.height}" fill="#fff"/>`,
    `<path d="M${inText(middleX)} 0V${SIZE.height}M0 ${inText(middleY)}H${SIZE.width}" stroke="#bbb" fill="none"/>`,
    ...groups.map((group, place) => drawHull(group.circles, place)),
    ...groups
      .flatMap((group, place) => group.circles.map((circle) => ({ ...circle, place })))
      .sort((one, other) => other.radius - one.radius)
      .map(drawCircle),
    ...groups.map((group) => drawLabel(group, middleY)),
    '</svg>',
    '',
  ].join('\n');
};

/** Circles on the paper by the id of their base cluster. */
const circlesOf = (map: ConversationMap): ReadonlyMap<number, Circle> => {
  const toPaper = placeOnPaper(map);
  const largest = max(map.baseClusters, ({ members }) => members.length) ?? 1;
  return new Map(
    map.baseClusters.map(({ id, members, centre }) => {
      const radius = LARGEST_RADIUS * Math.sqrt(members.length / Math.max(20, largest));
      return [id, { centre: toPaper(centre), radius: Math.max(SMALLEST_RADIUS, radius) }];
    }),
  );
};

/** The middle of opinions stays within the picture, and a step is as long in both directions. */
const placeOnPaper = ({ baseClusters }: ConversationMap): ((point: Point) => Point) => {
  const centres: readonly Point[] = [[0, 0], ...baseClusters.map(({ centre }) => centre)];
  const rangeOf = (values: readonly number[]) =>
    [Math.min(...values), Math.max(...values)] as const;
  const [left, right] = rangeOf(centres.map(([x]) => x));
  const [bottom, top] = rangeOf(centres.map(([, y]) => y));
  const stretch = (space: number, extent: number) =>
    extent > 0 ? (space - 2 * SIZE.margin) / extent : Number.POSITIVE_INFINITY;
  const scale = Math.min(stretch(SIZE.width, right - left), stretch(SIZE.height, top - bottom));
  const step = Number.isFinite(scale) ? scale : 0;
  return ([x, y]) => [
    SIZE.width / 2 + (x - (left + right) / 2) * step,
    SIZE.height / 2 - (y - (bottom + top) / 2) * step,
  ];
};

const hatchOf = (place: number): string =>
  `<pattern id="hatch-${letterOf(place)}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(${HATCH_DEGREES[place] ?? 45})"><path d="M0 0V9" stroke="#ccc" stroke-width="2"/></pattern>`;

const drawHull = (circles: readonly Circle[], place: number): string => {
  const corners = circles.flatMap(({ centre: [x, y], radius }) =>
    Array.from({ length: CORNERS }, (_, corner): Point => {
      const angle = (2 * Math.PI * corner) / CORNERS;
      const reach = radius + HULL_GAP;
      return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    }),
  );
  const outline = line<Point>(
    ([x]) => x,
    ([, y]) => y,
  )
    .curve(curveCatmullRomClosed)
    .digits(1)([...hullOf(corners)]);
  return `<path d="${outline ?? ''}" fill="url(#hatch-${letterOf(place)})" stroke="#333" stroke-width="2" stroke-dasharray="${DASHES[place] ?? 'none'}"/>`;
};

const drawCircle = ({
  centre: [x, y],
  radius,
  place,
}: Circle & { readonly place: number }): string =>
  `<circle cx="${inText(x)}" cy="${inText(y)}" r="${inText(radius)}" fill="${SHADES[place] ?? '#fff'}" stroke="#111" stroke-width="1.5"/>`;

/** Above the hull of a group above the middle of opinions, below that of one below it. */
const drawLabel = ({ letter, people, circles }: DrawnGroup, middleY: number): string => {
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = meanOf(circles.map(({ centre: [x] }) => x));
  const isAbove = meanOf(circles.map(({ centre: [, y] }) => y)) <= middleY;
  const x = Math.min(SIZE.width - 80, Math.max(80, middle));
  const y = isAbove
    ? Math.min(...circles.map(({ centre, radius }) => centre[1] - radius)) - HULL_GAP - 8
    : Math.max(...circles.map(({ centre, radius }) => centre[1] + radius)) + HULL_GAP + 22;
  return `<text x="${inText(x)}" y="${inText(y)}" text-anchor="middle" font-size="20" fill="#111" stroke="#fff" stroke-width="5" paint-order="stroke"><tspan font-weight="bold">${letter}</tspan> ${people}</text>`;
};
