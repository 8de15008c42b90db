import type { Polygon, Position, Town } from '@polder/town';
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database/db.ts';
import { importAddresses } from '../platform/places/addresses.ts';
import { townGeography } from '../platform/places/areas.ts';
import { importAreas } from '../platform/places/import-areas.ts';
import { mapLayer } from '../platform/places/schema.ts';

const ring = (positions: readonly Position[]): GeoJSON.Position[] =>
  positions.map(([x, y]) => [x, y]);
const polygon = (rings: Polygon): GeoJSON.Position[][] => rings.map(ring);

const feature = (
  geometry: GeoJSON.Geometry,
  properties: Readonly<Record<string, string>>,
): GeoJSON.Feature => ({ type: 'Feature', properties, geometry });

const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const areaFeature = (item: {
  readonly kind: string;
  readonly name: string;
  readonly polygon: Polygon;
}) =>
  feature(
    { type: 'Polygon', coordinates: polygon(item.polygon) },
    { kind: item.kind, name: item.name },
  );

const layersOf = (town: Town): Readonly<Record<string, GeoJSON.FeatureCollection>> => ({
  hinterland: collection([feature({ type: 'Polygon', coordinates: polygon(town.hinterland) }, {})]),
  water: collection(town.water.map(areaFeature)),
  green: collection(town.green.map(areaFeature)),
  streets: collection(
    town.streets.map(({ line, kind, name }) =>
      feature({ type: 'LineString', coordinates: ring(line) }, { kind, name }),
    ),
  ),
  railways: collection(
    town.railways.map(({ line, name }) =>
      feature({ type: 'LineString', coordinates: ring(line) }, { name }),
    ),
  ),
  buildings: collection(
    town.buildings.map((building) =>
      feature({ type: 'Polygon', coordinates: polygon(building.polygon) }, { use: building.use }),
    ),
  ),
  landmarks: collection(
    town.landmarks.map(({ position, kind, name }) =>
      feature({ type: 'Point', coordinates: [...position] }, { kind, name }),
    ),
  ),
});

/** Years of which the demo has population figures, up to the last full one. */
const populationYears = 5;

/** Fills the platform's places from a generated town, by the same importers that load a real one. */
export const placeTown = async (tx: Db, town: Town, today: Date): Promise<void> => {
  await importAreas(tx, {
    geography: {
      slug: townGeography,
      name: town.name,
      source: 'Polder demo town',
      licence: 'CC0-1.0',
    },
    validFrom: '2015-01-01',
    isComplete: true,
    areas: [town.municipality, ...town.districts, ...town.neighbourhoods].map((area) => ({
      code: area.code,
      name: area.name,
      level: area.kind,
      parents: area.parentCode === null ? [] : [area.parentCode],
      outline: [polygon(area.polygon)],
    })),
  });
  await importAddresses(
    tx,
    town.addresses.map(({ id, street, number, postcode, position, neighbourhoodCode }) => ({
      id,
      street,
      number,
      postcode,
      town: town.name,
      areaCode: neighbourhoodCode,
      longitude: position[0],
      latitude: position[1],
    })),
  );
  for (const [name, features] of Object.entries(layersOf(town)))
    await tx.insert(mapLayer).values({ name, features });

  const lastYear = today.getUTCFullYear();
  const rows = town.population.map(({ neighbourhoodCode, sex, ageBand, count }) => {
    const [from = '0', to = '120'] = ageBand.replace('+', '-120').split('-');
    return { code: neighbourhoodCode, sex, from: Number(from), to: Number(to), count };
  });
  // Earlier years are drawn back from the present by a small yearly change that differs by age.
  await tx.execute(
    sql`INSERT INTO places.population (geography, area_code, year, sex, age_from, age_to, count)
        SELECT ${townGeography}, code, ${lastYear}::int - back, sex, "from", "to",
          round(count * (1 - back * (0.004 + ("from" - 40) * 0.0002)))::int
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(code text, sex text, "from" int, "to" int, count int),
          generate_series(0, ${populationYears - 1}::int) AS back`,
  );
  await tx.execute(
    sql`INSERT INTO places.household (geography, area_code, year, kind, size, count)
        SELECT ${townGeography}, code, ${lastYear}::int, type, size, count
        FROM jsonb_to_recordset(${JSON.stringify(
          town.households.map(({ neighbourhoodCode: code, type, size, count }) => ({
            code,
            type,
            size,
            count,
          })),
        )}::jsonb) AS x(code text, type text, size int, count int)`,
  );
};
