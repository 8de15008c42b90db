/** Lists of tables as text that can be kept, and back. */
import { z } from 'zod';
import type { SourceSchema } from './schema.ts';

/** Raised when what is kept changes its meaning: older texts are then as none. */
const VERSION = 2;

const sqlType = z.union([
  z.strictObject({
    name: z.literal('numeric'),
    precision: z.int().exactOptional(),
    scale: z.int().exactOptional(),
  }),
  z.strictObject({
    name: z.enum([
      'boolean',
      'smallint',
      'integer',
      'bigint',
      'real',
      'double',
      'text',
      'date',
      'time',
      'timestamp',
      'timestamptz',
      'interval',
      'uuid',
      'json',
      'bytes',
      'unknown',
    ]),
  }),
]);

const column = z.strictObject({
  name: z.string(),
  type: sqlType,
  isNullable: z.boolean(),
  nativeType: z.string().exactOptional(),
  distinct: z.number().exactOptional(),
  collation: z.string().exactOptional(),
});

const table = z.strictObject({
  name: z.string(),
  path: z.array(z.string()),
  columns: z.array(column),
  keys: z.array(z.array(z.string())),
  estimatedRows: z.number().exactOptional(),
  access: z.array(z.array(z.string())).exactOptional(),
  encoding: z.string().exactOptional(),
});

const unreadableTable = z.strictObject({ name: z.string(), reason: z.string() });

const stored = z.strictObject({
  version: z.literal(VERSION),
  kind: z.string(),
  tables: z.array(table),
  unreadable: z.array(unreadableTable).exactOptional(),
});

/** @param kind the source's: a name that is given to another kind of source has no list */
export const storedSchema = (kind: string, { tables, unreadable }: SourceSchema): string =>
  JSON.stringify({ version: VERSION, kind, tables, unreadable });

/** Undefined for what was not made by `storedSchema` for this kind, by this version. */
export const readStoredSchema = (kind: string, text: string): SourceSchema | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = stored.safeParse(json);
  if (data?.kind !== kind) return undefined;
  const { tables, unreadable } = data;
  return { tables, ...(unreadable && { unreadable }) };
};
