/** SDMX as CSV (SDMX-CSV 1.0 and 2.0) and as JSON (SDMX-JSON 1.0 and 2.0, flat and by series). */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { PullTrouble } from '../reason.ts';
import { type Observation, observationsAtMost, statusOf } from './observation.ts';

const numberOf = (text: string): number | null =>
  text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;

/** Columns of SDMX-CSV that are no dimension. */
const besides =
  /^(DATAFLOW|STRUCTURE(_ID|_NAME)?|ACTION|OBS_VALUE|OBS_STATUS|CONF_STATUS|OBS_FLAG|DECIMALS|UNIT_MULT|LAST UPDATE)$/i;

/** @throws PullTrouble wrong-format, incomplete */
export const readSdmxCsv = (text: string): readonly Observation[] => {
  let rows: Record<string, string>[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new PullTrouble('incomplete', error instanceof Error ? error.message : '');
  }
  const [first] = rows;
  if (first === undefined) return [];
  if (!('OBS_VALUE' in first)) throw new PullTrouble('wrong-format', 'OBS_VALUE');
  if (rows.length > observationsAtMost) throw new PullTrouble('too-large', String(rows.length));
  return rows.map((row) => {
    const codes = Object.fromEntries(
      // `GEO:Region` names a column by its code and its label
      Object.entries(row)
        .filter(([name]) => !besides.test(name))
        .map(([name, value]) => [
          name.split(':')[0] ?? name,
          (value.split(': ')[0] ?? value).trim(),
        ]),
    );
    const value = numberOf(row.OBS_VALUE ?? '');
    const said = row.CONF_STATUS || row.OBS_STATUS || row.OBS_FLAG || '';
    return { codes, value, status: statusOf(said, value) };
  });
};

const component = z.object({
  id: z.string(),
  values: z.array(z.object({ id: z.string().optional(), value: z.string().optional() })),
});
type Component = z.infer<typeof component>;
const structure = z.object({
  dimensions: z.object({
    series: z.array(component).default([]),
    observation: z.array(component).default([]),
  }),
});
const observations = z.record(z.string(), z.array(z.unknown()));
const data = z.object({
  structure: structure.optional(),
  structures: z.array(structure).optional(),
  dataSets: z
    .array(
      z.object({
        observations: observations.optional(),
        series: z.record(z.string(), z.object({ observations })).optional(),
      }),
    )
    .min(1),
});

const codeAt = ({ id, values }: Component, position: string): string => {
  const found = values[Number(position)];
  const code = found?.id ?? found?.value;
  if (code === undefined) throw new PullTrouble('wrong-format', `${id} ${position}`);
  return code;
};

const codesOf = (components: readonly Component[], key: string): Record<string, string> => {
  const positions = key === '' ? [] : key.split(':');
  if (positions.length !== components.length) throw new PullTrouble('wrong-format', key);
  return Object.fromEntries(
    components.map((one, at) => [one.id, codeAt(one, positions[at] ?? '')]),
  );
};

/** @throws PullTrouble wrong-format, too-large */
export const readSdmxJson = (json: unknown): readonly Observation[] => {
  const whole = z.object({ data: z.unknown() }).safeParse(json);
  const parsed = data.safeParse(
    whole.success && whole.data.data !== undefined ? whole.data.data : json,
  );
  if (!parsed.success)
    throw new PullTrouble('wrong-format', parsed.error.issues[0]?.path.join('.') ?? '');
  const shape = parsed.data.structure ?? parsed.data.structures?.[0];
  if (shape === undefined) throw new PullTrouble('wrong-format', 'structure');
  const { series: bySeries, observation: byObservation } = shape.dimensions;
  const found: Observation[] = [];
  const add = (given: z.infer<typeof observations>, fixed: Record<string, string>): void => {
    for (const [key, [first]] of Object.entries(given)) {
      if (found.length >= observationsAtMost)
        throw new PullTrouble('too-large', String(found.length));
      const value = typeof first === 'number' ? first : numberOf(String(first ?? ''));
      found.push({
        codes: { ...fixed, ...codesOf(byObservation, key) },
        value,
        status: statusOf('', value),
      });
    }
  };
  for (const { observations: flat, series } of parsed.data.dataSets) {
    if (flat) add(flat, {});
    for (const [key, one] of Object.entries(series ?? {}))
      add(one.observations, codesOf(bySeries, key));
  }
  return found;
};
