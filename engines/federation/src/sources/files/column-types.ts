/** What types columns of files are offered as: a text becomes something else only where nothing is lost. */
import type { SqlType } from '../../values.ts';
import type { ColumnType } from './options.ts';

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
  DOUBLE: String.raw`${NUMBER}(\.\d+)?([eE][+-]?\d+)?\s*`,
  DATE: DAY,
  TIMESTAMP: `${DAY}[ T]${CLOCK}`,
  'TIMESTAMP WITH TIME ZONE': String.raw`${DAY}[ T]${CLOCK}(Z|[+-]\d\d(:\d\d)?)`,
  UUID: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
} as const;

export type Guess = keyof typeof FORMS;

const MOMENTS: readonly Guess[] = ['DATE', 'TIMESTAMP', 'TIMESTAMP WITH TIME ZONE'];

/** What the texts of a column may be, by what DuckDB takes them for; a time is never more than a text. */
export const guessesFor = (sniffed: string): readonly Guess[] => {
  switch (sniffed) {
    case 'BOOLEAN':
    case 'DOUBLE':
    case 'UUID':
      return [sniffed];
    case 'BIGINT':
      return ['BIGINT', 'DOUBLE'];
    default:
      return sniffed === 'DATE' || sniffed.startsWith('TIMESTAMP') ? MOMENTS : [];
  }
};

/**
 * Condition under which the texts of a column all are of a type. A double holds every number of 15 digits;
 * programs write theirs with 17 at most, and with a point.
 */
export const fits = (name: string, guess: Guess): string => {
  const conditions = [
    `regexp_full_match(${name}, ${quotedText(FORMS[guess])})`,
    `try_cast(${name} as ${guess}) is not null`,
  ];
  if (guess === 'DOUBLE') {
    const digits = `length(ltrim(regexp_replace(${name}, '[eE].*|[^0-9]', '', 'g'), '0'))`;
    conditions.push(`${digits} <= case when contains(${name}, '.') then 17 else 15 end`);
  }
  return `bool_and(${conditions.join(' and ')}) filter (where ${name} is not null)`;
};

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
    case 'TIMESTAMP_NS':
      return cast({ name: 'timestamp' }, 'timestamp');
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

/** Digits behind the point that no value of a column has more of. */
export const scaleOf = (name: string): string =>
  `coalesce(max(length(regexp_extract(cast(${name} as varchar), '\\.(\\d*)', 1))), 0)`;

/**
 * A column as it is said to be.
 * @param scale of a `numeric`, as found
 */
export const said = (type: ColumnType, name: string, scale: number): Reading => {
  const cast = (to: string) => `cast(${name} as ${to})`;
  switch (type) {
    case 'numeric':
      return { type: { name: type, precision: 38, scale }, read: cast(`decimal(38, ${scale})`) };
    case 'text':
      return { type: { name: type }, read: cast('varchar') };
    default:
      return { type: { name: type }, read: cast(type) };
  }
};
