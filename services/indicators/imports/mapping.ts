import { z } from 'zod';
import { tableSchemaShape } from './table-schema.ts';

/** What a column of a file can mean. */
export const fields = [
  'indicator',
  'area',
  'period',
  'quarter',
  'month',
  'periodEnd',
  'sex',
  'age',
  'ageTo',
  'categoryType',
  'category',
  'numerator',
  'denominator',
  'value',
  'lower',
  'upper',
  'note',
] as const;
export type Field = (typeof fields)[number];

/** Fields whose cells hold numbers. */
export const numberFields = ['numerator', 'denominator', 'value', 'lower', 'upper'] as const;
export type NumberField = (typeof numberFields)[number];

const leftOut = z.enum(['reject', 'set-aside']).default('reject');

const marks = z.array(z.string()).default([]);

/**
 * How a file is read: which column means what, what holds for every row, and what to do with rows
 * that repeat others or do not fit. Saved under a name, it serves the next file too.
 */
export const mappingShape = z.object({
  /** Column name by field. */
  columns: z.partialRecord(z.enum(fields), z.string().min(1)),
  /** Value of a field in every row, where no column has it. */
  constants: z.partialRecord(z.enum(fields), z.string()).default({}),
  decimalSign: z.enum(['.', ',']).default('.'),
  /** How bytes that are no UTF-8 are read; `utf-8` refuses them. */
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  /** Written for “no value”, besides the empty cell. */
  missing: marks,
  /** Written where the source withholds a figure, besides `<5` and the like: stored without a value. */
  withheld: marks,
  /** How dates of figures alone are read; `unsure` refuses those that could be two days. */
  dateOrder: z.enum(['unsure', 'day-first', 'month-first']).default('unsure'),
  /** Sheet of a workbook; empty for the first that is visible. */
  sheet: z.string().default(''),
  /** How sexes are written, in lower case, besides the words of `sexes.ts`. */
  sexes: z.record(z.string(), z.enum(['persons', 'female', 'male'])).default({}),
  /** Ages that stand for everyone, so that they share the main series. */
  allAges: z.array(z.string()).default([]),
  /** Rows with the same key: `reject` is an error, `first` and `last` keep one and set the others aside. Exact repeats are always set aside. */
  duplicates: z.enum(['reject', 'first', 'last']).default('reject'),
  unknownAreas: leftOut,
  unknownIndicators: leftOut,
  /** Rows whose period does not fit how often the indicator is counted. */
  unfitPeriods: leftOut,
  /** Areas whose boundaries held in other years than the row's: `keep` stores them all the same. */
  otherBoundaries: z.enum(['reject', 'set-aside', 'keep']).default('reject'),
  /** What is promised of the columns, held against every row. */
  schema: tableSchemaShape.optional(),
});

export type Mapping = z.infer<typeof mappingShape>;

/** A mapping with every default: what a guess or a form starts from. */
export const emptyMapping: Mapping = mappingShape.parse({ columns: {} });

/** What a mapping must say before a file can be checked; empty when it is complete. */
export const missingFields = ({ columns, constants }: Mapping): readonly Field[] => {
  const isGiven = (field: Field) => columns[field] !== undefined || (constants[field] ?? '') !== '';
  const wanted: Field[] = ['indicator', 'area', 'period'];
  const hasCounts = isGiven('numerator') && isGiven('denominator');
  return [...wanted, ...(hasCounts ? [] : (['value'] as const))].filter((field) => !isGiven(field));
};
