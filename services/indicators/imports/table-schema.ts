/**
 * What a publisher promises of a table's columns: Frictionless Table Schema v1 (types, constraints,
 * missing values), as far as a table of figures needs it. A schema is attached to a saved mapping and
 * held against every row.
 */
import { z } from 'zod';

export const schemaBytesAtMost = 100_000;

const fieldTypes = [
  'any',
  'string',
  'number',
  'integer',
  'boolean',
  'date',
  'year',
  'yearmonth',
] as const;
export type FieldType = (typeof fieldTypes)[number];

const bound = z.union([z.number(), z.string().max(100)]);

/** A group that repeats within a repetition takes exponential time on an unlucky cell. */
const isSafePattern = (pattern: string): boolean => {
  if (/\((?:[^()\\]|\\.)*[+*}](?:[^()\\]|\\.)*\)[+*{]/.test(pattern)) return false;
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
};

const constraintsShape = z.object({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .max(5000)
    .optional(),
  pattern: z.string().max(300).refine(isSafePattern).optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(0).optional(),
});

const fieldShape = z.object({
  name: z.string().min(1).max(200),
  title: z.string().optional(),
  type: z.enum(fieldTypes).default('string'),
  format: z.string().max(60).default('default'),
  decimalChar: z.string().length(1).default('.'),
  groupChar: z.string().max(1).default(''),
  bareNumber: z.boolean().default(true),
  trueValues: z.array(z.string()).default(['true', 'True', 'TRUE', '1']),
  falseValues: z.array(z.string()).default(['false', 'False', 'FALSE', '0']),
  constraints: constraintsShape.default({}),
});

export const tableSchemaShape = z.object({
  fields: z.array(fieldShape).min(1).max(200),
  missingValues: z.array(z.string().max(50)).max(50).default(['']),
  primaryKey: z.union([z.string(), z.array(z.string())]).default([]),
});

export type TableSchema = z.infer<typeof tableSchemaShape>;
export type SchemaField = TableSchema['fields'][number];

/** The rule a cell breaks, as the standard names it. */
export const schemaRules = [
  'type',
  'required',
  'unique',
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
] as const;
export type SchemaRule = (typeof schemaRules)[number];

export interface SchemaFinding {
  readonly position: number;
  readonly rule: SchemaRule;
  /** What the rule asks for: the type, the limit, the pattern. */
  readonly wanted: string;
}

type Value = string | number | boolean;

const isDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  );
};

/** Years of two digits lie from 1969 to 2068 (POSIX, strptime). */
const wholeYear = (year: string): string =>
  year.length === 2 ? `${Number(year) >= 69 ? '19' : '20'}${year}` : year;

/** Dates by a pattern of `%Y`, `%y`, `%m`, `%d`; other patterns read none. @returns ISO 8601 */
const dateByPattern = (text: string, format: string): string | undefined => {
  const order: string[] = [];
  const pattern = format
    .replace(/^fmt:/, '')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%([Yymd])/g, (_, part: string) => {
      order.push(part.toLowerCase());
      return part === 'Y' ? '(\\d{4})' : '(\\d{1,2})';
    });
  const found = new RegExp(`^${pattern}$`).exec(text);
  if (!found || order.length !== 3) return undefined;
  const of = (part: string) => (found[order.indexOf(part) + 1] ?? '').padStart(2, '0');
  const date = `${wholeYear(of('y'))}-${of('m')}-${of('d')}`;
  return isDate(date) ? date : undefined;
};

const readAsNumber = (text: string, field: SchemaField): number | undefined => {
  const bare = field.bareNumber ? text : text.replace(/^[^\d+-.]+|[^\d]+$/g, '');
  const ungrouped = field.groupChar === '' ? bare : bare.replaceAll(field.groupChar, '');
  if (field.decimalChar !== '.' && ungrouped.includes('.')) return undefined;
  const plain = ungrouped.replace(field.decimalChar, '.');
  const pattern =
    field.type === 'integer' ? /^[-+]?\d+$/ : /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
  return pattern.test(plain) ? Number(plain) : undefined;
};

const formats: Readonly<Record<string, RegExp>> = {
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

/** @returns the cell as its type reads it, or undefined when it is none of that type */
export const castCell = (cell: string, field: SchemaField): Value | undefined => {
  const text = cell.trim();
  switch (field.type) {
    case 'any':
      return text;
    case 'string':
      return formats[field.format]?.test(text) === false ? undefined : text;
    case 'number':
    case 'integer':
      return readAsNumber(text, field);
    case 'boolean':
      if (field.trueValues.includes(text)) return true;
      return field.falseValues.includes(text) ? false : undefined;
    case 'date':
      if (field.format === 'default' || field.format === 'any')
        return isDate(text) ? text : undefined;
      return dateByPattern(text, field.format);
    case 'year':
      return /^-?\d{4}$/.test(text) ? Number(text) : undefined;
    case 'yearmonth':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
  }
};

const breaksOf = (value: Value, text: string, field: SchemaField): [SchemaRule, string][] => {
  const { constraints } = field;
  const found: [SchemaRule, string][] = [];
  const limit = (given: string | number): Value =>
    typeof value === 'number' ? Number(given) : String(given);
  const { minimum, maximum, minLength, maxLength } = constraints;
  if (minimum !== undefined && value < limit(minimum)) found.push(['minimum', String(minimum)]);
  if (maximum !== undefined && value > limit(maximum)) found.push(['maximum', String(maximum)]);
  if (minLength !== undefined && text.length < minLength)
    found.push(['minLength', String(minLength)]);
  if (maxLength !== undefined && text.length > maxLength)
    found.push(['maxLength', String(maxLength)]);
  return found;
};

/** Longer cells are not held against a pattern: they fail it. */
const patternLettersAtMost = 1000;

/** Distinct values remembered for `unique`; beyond, the column is not looked at any more. */
const uniqueAtMost = 2_000_000;

/**
 * Holds rows against a schema. Columns are found by their name; a field without a column is the
 * mapping's affair.
 */
export const createSchemaCheck = (schema: TableSchema, header: readonly string[]) => {
  const missing = new Set(schema.missingValues);
  const keys = [schema.primaryKey].flat();
  const columns = schema.fields.flatMap((field) => {
    const position = header.indexOf(field.name);
    if (position === -1) return [];
    const { pattern, enum: allowed, unique } = field.constraints;
    return [
      {
        field,
        position,
        pattern: pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u'),
        // values are compared as what they are: 1.0 is 1
        allowed: allowed && new Set(allowed.map((one) => castCell(String(one), field))),
        seen:
          unique || (keys.length === 1 && keys[0] === field.name) ? new Set<Value>() : undefined,
        isRequired: field.constraints.required === true || keys.includes(field.name),
      },
    ];
  });
  const ownKey = keys.length > 1 ? keys.map((name) => header.indexOf(name)) : [];
  const seenKeys = new Set<string>();

  return (cells: readonly string[]): readonly SchemaFinding[] => {
    const findings: SchemaFinding[] = [];
    for (const { field, position, pattern, allowed, seen, isRequired } of columns) {
      const text = cells[position] ?? '';
      const say = (rule: SchemaRule, wanted: string) => findings.push({ position, rule, wanted });
      if (missing.has(text)) {
        if (isRequired) say('required', '');
        continue;
      }
      const value = castCell(text, field);
      if (value === undefined) {
        say('type', field.type);
        continue;
      }
      if (allowed && !allowed.has(value)) say('enum', [...allowed].slice(0, 10).join(', '));
      if (pattern && (text.length > patternLettersAtMost || !pattern.test(text)))
        say('pattern', field.constraints.pattern ?? '');
      for (const [rule, wanted] of breaksOf(value, text, field)) say(rule, wanted);
      if (seen && seen.size < uniqueAtMost) {
        if (seen.has(value)) say('unique', '');
        seen.add(value);
      }
    }
    if (ownKey.length > 0 && ownKey.every((position) => position !== -1)) {
      const key = JSON.stringify(ownKey.map((position) => cells[position] ?? ''));
      if (seenKeys.has(key) && seenKeys.size < uniqueAtMost)
        findings.push({ position: ownKey[0] ?? 0, rule: 'unique', wanted: keys.join(', ') });
      seenKeys.add(key);
    }
    return findings;
  };
};
