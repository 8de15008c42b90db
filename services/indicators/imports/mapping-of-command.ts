import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { City, CommandArguments } from '../../../platform/service.ts';
import { formatMappings } from './formats.ts';
import { type Mapping, mappingShape, missingFields } from './mapping.ts';
import { savedMappings } from './store.ts';

/** A saved mapping, one that comes with Polder, or a JSON file, in this order. */
export const mappingNamed = async (city: City, name: string): Promise<Mapping> => {
  const saved = (await savedMappings(city.db)).find((mapping) => mapping.name === name);
  if (saved) return mappingShape.parse(saved.mapping);
  const formats = formatMappings(city.config.root);
  const format = formats.find((mapping) => mapping.name === name);
  if (format) return format.mapping;
  if (name.endsWith('.json') && existsSync(resolve(name)))
    return mappingShape.parse(JSON.parse(readFileSync(resolve(name), 'utf8')));
  throw new Error(
    `There is no mapping “${name}”. Give the name of a saved one, a .json file, or one of: ${formats.map((one) => one.name).join(', ')}`,
  );
};

const policyOptions = {
  duplicates: 'duplicates',
  'unknown-areas': 'unknownAreas',
  'unknown-indicators': 'unknownIndicators',
  'unfit-periods': 'unfitPeriods',
  encoding: 'encoding',
} as const satisfies Readonly<Record<string, keyof Mapping>>;

/** The mapping with what the command says of rows that do not fit. */
export const withPolicies = (mapping: Mapping, options: CommandArguments['options']): Mapping => {
  const changes: Record<string, unknown> = {};
  for (const [option, field] of Object.entries(policyOptions))
    if (options[option] !== undefined) changes[field] = options[option];
  if (options.indicator !== undefined)
    changes.constants = { ...mapping.constants, indicator: options.indicator };
  const parsed = mappingShape.safeParse({ ...mapping, ...changes });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
  }
  const missing = missingFields(parsed.data);
  if (missing.length > 0)
    throw new Error(`The mapping does not say where to find: ${missing.join(', ')}`);
  return parsed.data;
};
