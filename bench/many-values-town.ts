/** A large made-up town: 500 areas with outlines and 500 indicators of 60 months, 15 million values. */
import type pg from 'pg';

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

const columns = 49;
const rows = 10;
const districts = 9;

const neighbourhoods = Array.from({ length: columns * rows }, (_, index) => ({
  code: `N${pad(index + 1, 3)}`,
  column: index % columns,
  row: Math.floor(index / columns),
}));
const districtOf = (column: number): number => Math.floor((column * districts) / columns) + 1;

/** The town, 9 districts and 490 neighbourhoods. */
export const areaCodes: readonly string[] = [
  'T',
  ...Array.from({ length: districts }, (_, index) => `D${index + 1}`),
  ...neighbourhoods.map(({ code }) => code),
];
export const indicatorCodes = Array.from(
  { length: 500 },
  (_, index) => `many-${pad(index + 1, 3)}`,
);
export const months = Array.from(
  { length: 60 },
  (_, index) => `${2020 + Math.floor(index / 12)}-${pad((index % 12) + 1, 2)}-01`,
);

type Position = readonly [number, number];

const pointsPerSide = 10;

/** A point of the grid in degrees; borders wind, and neighbours share theirs. */
const position = (x: number, y: number): Position => [
  5 + 0.006 * (x + 0.15 * Math.sin(2.3 * y)),
  52 + 0.004 * (y + 0.15 * Math.sin(1.7 * x)),
];

const ring = (left: number, bottom: number, width: number, height: number): Position[] => {
  const side = (fromX: number, fromY: number, toX: number, toY: number) => {
    const steps = pointsPerSide * Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
    return Array.from({ length: steps }, (_, step) =>
      position(fromX + ((toX - fromX) * step) / steps, fromY + ((toY - fromY) * step) / steps),
    );
  };
  const [right, top] = [left + width, bottom + height];
  return [
    ...side(left, bottom, right, bottom),
    ...side(right, bottom, right, top),
    ...side(right, top, left, top),
    ...side(left, top, left, bottom),
    position(left, bottom),
  ];
};

const feature = (
  properties: Readonly<Record<'code' | 'name' | 'level' | 'parent', string>>,
  outline: Position[],
) => ({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [outline] } });

/** The areas as GeoJSON. */
export const areasAsGeoJson = (): string => {
  const features = [
    feature(
      { code: 'T', name: 'Bench town', level: 'municipality', parent: '' },
      ring(0, 0, columns, rows),
    ),
    ...Array.from({ length: districts }, (_, index) => {
      const inside = neighbourhoods.filter(({ column }) => districtOf(column) === index + 1);
      const left = Math.min(...inside.map(({ column }) => column));
      const width = Math.max(...inside.map(({ column }) => column)) + 1 - left;
      const name = `District ${index + 1}`;
      return feature(
        { code: `D${index + 1}`, name, level: 'district', parent: 'T' },
        ring(left, 0, width, rows),
      );
    }),
    ...neighbourhoods.map(({ code, column, row }) => {
      const parent = `D${districtOf(column)}`;
      return feature(
        { code, name: `Neighbourhood ${code.slice(1)}`, level: 'neighbourhood', parent },
        ring(column, row, 1, 1),
      );
    }),
  ];
  return JSON.stringify({ type: 'FeatureCollection', features });
};

const themes = [
  'people',
  'health',
  'safety',
  'environment',
  'mobility',
  'housing',
  'work',
  'participation',
];

/** Definitions of monthly shares, spread over the subjects. */
export const definitions = indicatorCodes.map((code, index) => ({
  code,
  name: {
    nl: `Meting ${index + 1} van bewoners`,
    en: `Measure ${index + 1} of residents`,
    de: `Messung ${index + 1} der Bewohner`,
    da: `Måling ${index + 1} af beboere`,
  },
  definition: { en: `Share of residents with answer ${index + 1}, of all who answered.` },
  rationale: { en: 'To see how the product carries many figures.' },
  numerator: { en: 'Residents with this answer' },
  denominator: { en: 'Residents who answered' },
  unit: { en: '%' },
  source: 'bench',
  licence: 'CC0-1.0',
  theme: themes[index % themes.length],
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: index % 2 === 0 ? 'higher-is-better' : 'lower-is-better',
  method: 'wilson',
  frequency: 'month',
  yearKind: 'calendar',
  geography: 'town',
  owner: 'bench',
  dimensions: [],
}));

/**
 * Fills the values, a published batch for each month as monthly deliveries would bring them: so a series
 * lies scattered over the whole table. Counts follow from a hash of the key, the same at every run.
 *
 * @returns how many there are
 */
export const fillValues = async (
  client: pg.Client,
  onMonth: (month: string, values: number) => void,
): Promise<number> => {
  await client.query(
    `INSERT INTO indicators.cut (id, sex) OVERRIDING SYSTEM VALUE VALUES (1, 'persons') ON CONFLICT DO NOTHING`,
  );
  let values = 0;
  for (const month of months) {
    const { rows: made } = await client.query<{ id: number }>(
      `INSERT INTO indicators.batch (file_name, sha256, state, publication, uploaded_by, published_by, published_at)
       SELECT 'bench ' || $1, '', 'published', coalesce(max(publication), 0) + 1, 'bench', 'bench', now()
       FROM indicators.batch RETURNING id`,
      [month],
    );
    const { rowCount } = await client.query(
      `INSERT INTO indicators.value
         (batch_id, indicator_id, cut_id, area, period, numerator, denominator, value, lower, upper)
       SELECT $1, key.id, 1, key.area, $2::date, count.n, count.d, 100 * count.n / count.d,
         100 * greatest(0, count.n / count.d - half.width), 100 * least(1, count.n / count.d + half.width)
       FROM (SELECT i.id, a.area, abs(hashtextextended(i.code || a.area || $2, 1)) AS hash
             FROM indicators.indicator i CROSS JOIN unnest($3::text[]) AS a(area)
             WHERE i.code LIKE 'many-%' ORDER BY i.id, a.area) key
       CROSS JOIN LATERAL (SELECT (20 + key.hash % 60)::float8 AS n, (100 + key.hash / 64 % 100)::float8 AS d) count
       CROSS JOIN LATERAL (SELECT 1.96 * sqrt(count.n / count.d * (1 - count.n / count.d) / count.d) AS width) half`,
      [made[0]?.id, month, areaCodes],
    );
    values += rowCount ?? 0;
    onMonth(month, values);
  }
  await client.query('VACUUM ANALYZE indicators.value');
  await client.query('ANALYZE indicators.batch');
  return values;
};
