/** What types columns of files are offered as: a text becomes something else only where nothing is lost. */
import type { SqlType } from '../../values.ts';

/** Signs with which names and texts stand in SQL. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const DAY = String.raw`\d{4}-\d\d-\d\d`;
const CLOCK = String.raw`([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?`;
const NUMBER = String.raw`\s*-?(0|[1-9]\d*)`;

/** How a text has to be written to be of a type: any other form would not come back as it stood. */
const FORMS = {
  BOOLEAN: '(?i)true|false',
  BIGINT: String.raw`${NUMBER}\s*`,
  'DECIMAL(38,0)': String.raw`${NUMBER}\s*`,
  DOUBLE: String.raw`${NUMBER}(\.\d+)?([eE][+-]?\d+)?\s*`,
  DATE: DAY,
  TIMESTAMP: `${DAY}[ T]${CLOCK}`,
  'TIMESTAMP WITH TIME ZONE': String.raw`${DAY}[ T]${CLOCK}(Z|[+-]\d\d(:\d\d)?)`,
  UUID: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
} as const;

export type Guess = keyof typeof FORMS;

const MOMENTS: readonly Guess[] = ['DATE', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE'];

/** What the texts of a column of CSV may be, the narrowest first. */
export const TEXT_GUESSES: readonly Guess[] = ['BOOLEAN', 'BIGINT', 'DOUBLE', ...MOMENTS];

/** What the texts of a column may be, by what DuckDB takes them for; a time is never more than a text. */
export const guessesFor = (sniffed: string): readonly Guess[] => {
  switch (sniffed) {
    case 'BOOLEAN':
    case 'DOUBLE':
    case 'UUID':
      return [sniffed];
    case 'BIGINT':
      return ['BIGINT', 'DOUBLE'];
    case 'UBIGINT':
    case 'HUGEINT':
      return ['DECIMAL(38,0)'];
    default:
      return sniffed === 'DATE' || sniffed.startsWith('TIMESTAMP') ? MOMENTS : [];
  }
};

/**
 * A double holds every number of 15 digits; programs write theirs with 17 at most, and with a point. Most are
 * told by their length alone.
 */
const isDouble = (name: string): string => {
  const form = (pattern: string) => `regexp_full_match(${name}, ${quotedText(pattern)})`;
  const most = (length: number, withPoint: number) =>
    `case when contains(${name}, '.') then ${withPoint} else ${length} end`;
  const digits = `length(ltrim(regexp_replace(${name}, '[eE].*|[^0-9]', '', 'g'), '0'))`;
  return `case when length(${name}) <= ${most(15, 18)} and ${form(String.raw`-?(0|[1-9]\d*)(\.\d+)?`)} then true
    else ${form(FORMS.DOUBLE)} and ${digits} <= ${most(15, 17)} and isfinite(try_cast(${name} as double)) end`;
};

/** Condition under which a text is written as its type is. */
const isOfForm = (name: string, guess: Guess): string =>
  guess === 'DOUBLE' ? isDouble(name) : `regexp_full_match(${name}, ${quotedText(FORMS[guess])})`;

/** Condition under which the texts of a column all are of a type. */
export const fits = (name: string, guess: Guess): string =>
  `bool_and((${isOfForm(name, guess)}) and try_cast(${name} as ${guess}) is not null) filter (where ${name} is not null)`;

/** SQL that fails on values that do not meet a condition: DuckDB casts many a text to something near it. */
export const onlyWhere = (name: string, condition: string, read: string): string =>
  `case when ${name} is null or (${condition}) then ${read} else error('a value is not of its type') end`;

/** A text as what it was guessed to be; a text that was not looked at may be something else. */
export const guessed = (name: string, guess: Guess, isWhole: boolean): string => {
  const read = `cast(${name} as ${guess})`;
  return isWhole ? read : onlyWhere(name, isOfForm(name, guess), read);
};

/** Fails on values that are others in another type. */
export const unrounded = (name: string, to: string, native: string): string =>
  onlyWhere(name, `cast(cast(${name} as ${to}) as ${native}) = ${name}`, `cast(${name} as ${to})`);

export interface Reading {
  readonly type: SqlType;
  /** SQL by which a column is read as the type. */
  readonly read: string;
}

/** What a type of DuckDB is offered as, and how a column of it is read so. */
export const offered = (native: string, name: string): Reading => {
  const cast = (type: SqlType, to: string) => ({ type, read: `cast(${name} as ${to})` });
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(native);
  if (decimal) {
    const type: SqlType = {
      name: 'numeric',
      precision: Number(decimal[1]),
      scale: Number(decimal[2]),
    };
    return { type, read: name };
  }
  switch (native) {
    case 'BOOLEAN':
      return { type: { name: 'boolean' }, read: name };
    case 'TINYINT':
    case 'UTINYINT':
    case 'SMALLINT':
      return cast({ name: 'smallint' }, 'smallint');
    case 'USMALLINT':
    case 'INTEGER':
      return cast({ name: 'integer' }, 'integer');
    case 'UINTEGER':
    case 'BIGINT':
      return cast({ name: 'bigint' }, 'bigint');
    case 'UBIGINT':
    case 'HUGEINT':
    case 'UHUGEINT':
      return cast({ name: 'numeric', precision: 38, scale: 0 }, 'decimal(38, 0)');
    case 'FLOAT':
      return { type: { name: 'real' }, read: name };
    case 'DOUBLE':
      return { type: { name: 'double' }, read: name };
    case 'DATE':
      return { type: { name: 'date' }, read: name };
    case 'TIME':
      return { type: { name: 'time' }, read: name };
    case 'TIMESTAMP':
    case 'TIMESTAMP_S':
    case 'TIMESTAMP_MS':
      return cast({ name: 'timestamp' }, 'timestamp');
    case 'TIMESTAMP_NS':
      return { type: { name: 'timestamp' }, read: unrounded(name, 'timestamp', native) };
    case 'TIMESTAMP WITH TIME ZONE':
      return { type: { name: 'timestamptz' }, read: name };
    case 'INTERVAL':
      return { type: { name: 'interval' }, read: name };
    case 'UUID':
      return { type: { name: 'uuid' }, read: name };
    case 'BLOB':
      return { type: { name: 'bytes' }, read: name };
    case 'VARCHAR':
      return { type: { name: 'text' }, read: name };
    case 'JSON':
      return cast({ name: 'json' }, 'varchar');
    default:
      return native.startsWith('ENUM')
        ? cast({ name: 'text' }, 'varchar')
        : { type: { name: 'json' }, read: `cast(to_json(${name}) as varchar)` };
  }
};
