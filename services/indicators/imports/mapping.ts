import { z } from 'zod';

/** What a column of a file can mean. */
export const fields = [
  'indicator', 'area', 'period', 'sex', 'age', 'categoryType', 'category',
  'numerator', 'denominator', 'value', 'lower', 'upper', 'note',
] as const;
export type Field = (typeof fields)[number];

/**
 * How a file is read: which column means what, what holds for every row, and what to do with rows
 * that repeat others or name unknown areas. Saved under a name, it serves the next file too.
 */
export const mappingShape = z.object({
  /** Column name by field. */
  columns: z.partialRecord(z.enum(fields), z.string().min(1)),
  /** Value of a field in every row, where no column has it. */
  constants: z.partialRecord(z.enum(fields), z.string()).default({}),
  decimalSign: z.enum(['.', ',']).default('.'),
  /** Written for “no value”, besides the empty cell. */
  missing: z.array(z.string()).default([]),
  /** How sexes are written, in lower case. */
  sexes: z.record(z.string(), z.enum(['persons', 'female', 'male'])).default({}),
  /** Ages that stand for everyone, so that they share the main series. */
  allAges: z.array(z.string()).default([]),
  /** Rows with the same key: `reject` is an error, `first` and `last` keep one and set the others aside. Exact repeats are always set aside. */
  duplicates: z.enum(['reject', 'first', 'last']).default('reject'),
  unknownAreas: z.enum(['reject', 'set-aside']).default('reject'),
  unknownIndicators: z.enum(['reject', 'set-aside']).default('reject'),
});

export type Mapping = z.infer<typeof mappingShape>;
