/** What the commands of this service share: reading arguments, and leaving a trace. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { record } from '../../../platform/audit/audit.ts';
import type { City } from '../../../platform/service.ts';

/** Who did it, in the lineage of a batch. */
export const commandLine = 'command-line';

export const required = (value: string | undefined, name: string): string => {
  if (!value) throw new Error(`${name} is missing: see polder help`);
  return value;
};

export const fileOf = (given: string | undefined): string => {
  const file = resolve(required(given, 'The file'));
  if (!existsSync(file)) throw new Error(`There is no file ${file}`);
  return file;
};

export const numberOf = (given: string | undefined): number => {
  const id = Number(required(given, 'The number of the batch'));
  if (!Number.isInteger(id))
    throw new Error(`“${given}” is not the number of a batch: see polder indicators batches`);
  return id;
};

export const trail = (
  city: City,
  tx: Parameters<typeof record>[0],
  action: string,
  id: number | string,
  details: Record<string, unknown>,
) =>
  record(
    tx,
    { actor: 'system', action: `indicators.${action}`, subject: String(id), details },
    city.now(),
  );
