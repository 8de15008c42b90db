import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import type { MultiPolygon } from './areas.ts';
import type { AreaInput } from './import-areas.ts';

const ring = z.array(z.array(z.number()).min(2)).min(4);
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) });
const multiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ring).min(1)).min(1),
});
const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      id: z.union([z.string(), z.number()]).optional(),
      properties: z.record(z.string(), z.unknown()).nullable(),
      geometry: z.discriminatedUnion('type', [polygon, multiPolygon]).nullable(),
    }),
  ),
});

/** Which property or column of a file means what. */
export interface AreaFields {
  readonly code: string;
  readonly name: string;
  /** Column with the level, or undefined when every area has `level`. */
  readonly levelField?: string;
  readonly level?: string;
  readonly parent?: string;
  /** Column with codes of the areas inside, separated by `|`. */
  readonly children?: string;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

type Row = Readonly<Record<string, unknown>>;

const toInput = (
  row: Row,
  fields: AreaFields,
  outline: MultiPolygon | null,
  line: number,
): AreaInput => {
  const code = text(row[fields.code]);
  const name = text(row[fields.name]);
  const level = fields.levelField ? text(row[fields.levelField]) : (fields.level ?? '');
  for (const [what, value] of Object.entries({ [fields.code]: code, [fields.name]: name, level }))
    if (value === '') throw new Problem('invalid-input', { row: line, column: what });
  const parents = fields.parent
    ? text(row[fields.parent])
        .split('|')
        .filter((parent) => parent !== '')
    : [];
  return { code, name, level, parents, outline };
};

const withChildren = (
  areas: readonly AreaInput[],
  children: ReadonlyMap<string, readonly string[]>,
): AreaInput[] => {
  const parents = new Map<string, string[]>();
  for (const [parent, codes] of children)
    for (const code of codes) parents.set(code, [...(parents.get(code) ?? []), parent]);
  return areas.map((area) => ({
    ...area,
    parents: [...area.parents, ...(parents.get(area.code) ?? [])],
  }));
};

const unique = (areas: readonly AreaInput[]): readonly AreaInput[] => {
  const seen = new Set<string>();
  for (const { code } of areas) {
    if (seen.has(code)) throw new Problem('conflict', { what: 'area', code });
    seen.add(code);
  }
  return areas;
};

/** @returns undefined for a text that is no JSON */
const jsonOf = (source: string): unknown => {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
};

/** Boundaries as GeoJSON (RFC 7946: WGS 84, longitude first). @throws Problem invalid-input */
export const areasFromGeoJson = (source: string, fields: AreaFields): readonly AreaInput[] => {
  const parsed = collection.safeParse(jsonOf(source));
  if (!parsed.success)
    throw new Problem('invalid-input', {
      row: 0,
      column: parsed.error.issues[0]?.path.join('.') ?? '',
    });
  return unique(
    parsed.data.features.map(({ id, properties, geometry }, index) => {
      const outline =
        geometry && (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
      return toInput({ id, ...properties }, fields, outline, index + 1);
    }),
  );
};

/** Areas without boundaries from a CSV with a header; parents in one column, or children in one. */
export const areasFromCsv = (source: string, fields: AreaFields): readonly AreaInput[] => {
  const rows: Row[] = parse(source, { columns: true, bom: true, skip_empty_lines: true });
  const areas = rows.map((row, index) => toInput(row, fields, null, index + 2));
  const { children } = fields;
  if (!children) return unique(areas);
  const inside = new Map(
    rows.map((row) => [
      text(row[fields.code]),
      text(row[children])
        .split('|')
        .filter((code) => code !== ''),
    ]),
  );
  return unique(withChildren(areas, inside));
};
