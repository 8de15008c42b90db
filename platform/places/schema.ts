import { sql } from 'drizzle-orm';
import {
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Text } from '../messages/text.ts';

/** Places: areas in versions with a hierarchy, addresses, and what a map shows behind them. */
export const placesSchema = pgSchema('places');

/** PostGIS geometry in WGS 84 longitude-latitude; written and read through ST_ functions only. */
const geometry = (kind: string) =>
  customType<{ data: string }>({ dataType: () => `geometry(${kind},4326)` });

/** A family of areas that belong together: the town's own, or a country's statistical areas. */
export const geography = placesSchema.table('geography', {
  slug: text().primaryKey(),
  name: text().notNull(),
  source: text().notNull(),
  licence: text().notNull(),
  /** What its levels are called, by level and language, as far as its loader said (level-names.ts). */
  levelNames: jsonb('level_names').$type<Readonly<Record<string, Text>>>().notNull().default({}),
});

/**
 * One version of an area. Boundaries and names change: a changed area gets a new row, and the old
 * row keeps its years. `code` is stable over versions.
 */
export const area = placesSchema.table(
  'area',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    geography: text()
      .notNull()
      .references(() => geography.slug),
    code: text().notNull(),
    name: text().notNull(),
    /** The level in the field's words: municipality, district, neighbourhood, region, practice … */
    level: text().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    /** First day on which the version no longer holds; null for the present one. */
    validTo: date('valid_to', { mode: 'string' }),
    geometry: geometry('MultiPolygon')('geometry'),
    /** The same outline as GeoJSON coordinates, simplified for drawing, so that pages need no spatial query. */
    outline: jsonb().$type<GeoJSON.MultiPolygon['coordinates']>(),
    squareKilometres: doublePrecision('square_kilometres'),
  },
  (table) => [
    uniqueIndex('area_version').on(table.geography, table.code, table.validFrom),
    index('area_present').on(table.geography, table.level, table.code).where(sql`valid_to IS NULL`),
    index('area_geometry').using('gist', table.geometry),
  ],
);

/** Which areas an area is part of, by code within the geography: a district may have two parents. */
export const areaParent = placesSchema.table(
  'area_parent',
  {
    geography: text()
      .notNull()
      .references(() => geography.slug),
    code: text().notNull(),
    parentCode: text('parent_code').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.geography, table.code, table.parentCode] }),
    index('area_parent_parent').on(table.geography, table.parentCode),
  ],
);

export const address = placesSchema.table(
  'address',
  {
    id: text().primaryKey(),
    street: text().notNull(),
    /** House number with its suffix, as it is written on the door: `12a`. */
    number: text().notNull(),
    postcode: text().notNull(),
    town: text().notNull(),
    /** Code of the neighbourhood; filled from the position when the import leaves it out. */
    areaCode: text('area_code').notNull(),
    longitude: doublePrecision().notNull(),
    latitude: doublePrecision().notNull(),
    /** `street number postcode town`, folded (no accents, lower case): what people type. */
    search: text().notNull(),
  },
  (table) => [
    index('address_search').on(sql`search text_pattern_ops`),
    index('address_postcode').on(table.postcode, table.number),
    index('address_area').on(table.areaCode),
  ],
);

/** Background of the town's map: water, green, streets and buildings, one row per layer and tile-free. */
export const mapLayer = placesSchema.table('map_layer', {
  name: text().primaryKey(),
  features: jsonb().$type<GeoJSON.FeatureCollection>().notNull(),
});

/** Residents by sex and five-year age band: the denominators of many indicators. */
export const population = placesSchema.table(
  'population',
  {
    geography: text().notNull(),
    areaCode: text('area_code').notNull(),
    year: integer().notNull(),
    sex: text().notNull(),
    ageFrom: integer('age_from').notNull(),
    /** Last year of age in the band, inclusive. */
    ageTo: integer('age_to').notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.geography, table.areaCode, table.year, table.sex, table.ageFrom],
    }),
  ],
);

export const household = placesSchema.table(
  'household',
  {
    geography: text().notNull(),
    areaCode: text('area_code').notNull(),
    year: integer().notNull(),
    kind: text().notNull(),
    size: integer().notNull(),
    count: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.geography, table.areaCode, table.year, table.kind, table.size] }),
  ],
);
