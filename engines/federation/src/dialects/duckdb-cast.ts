/** Casts in DuckDB with PostgreSQL's meaning, where DuckDB is more lenient or writes values otherwise. */
import type { Expression } from '../plan/expression.ts';
import { isNumeric, type SqlType } from '../values.ts';
import { refuse, type Writer } from './grammar.ts';
import { type Sql, sql } from './sql.ts';

export const duckdbType = (type: SqlType): string => {
  switch (type.name) {
    case 'boolean':
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'real':
    case 'double':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
    case 'interval':
    case 'uuid':
      return type.name;
    case 'numeric':
      if (type.precision === undefined) return refuse('numeric of unknown digits');
      if (type.precision > 38 || (type.scale ?? 0) > type.precision || (type.scale ?? 0) < 0)
        return refuse('numeric of more than 38 digits');
      return `decimal(${type.precision}, ${type.scale ?? 0})`;
    case 'text':
    case 'json':
    case 'unknown':
      return 'varchar';
    case 'bytes':
      return 'blob';
  }
};

/** The type of a NULL: as a numeric without digits it takes none from the decimals that it stands beside. */
export const nullType = (type: SqlType): string =>
  type.name === 'numeric' && type.precision === undefined ? 'decimal(1, 0)' : duckdbType(type);

const checked = (value: Sql, pattern: string, result: Sql, name: string): Sql =>
  sql`case when ${value} is null or regexp_full_match(${value}, '${pattern}') then ${result} else error('invalid input syntax for type ${name}') end`;

const isInline = (expression: Expression): boolean =>
  expression.kind === 'column' || expression.kind === 'literal';

const fromText = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const value = write.value(operand);
  // The text is written several times below, and expressions inside one another would double.
  if (!isInline(operand)) return refuse('cast of a computed text');
  const cast = sql`cast(${value} as ${duckdbType(type)})`;
  switch (type.name) {
    case 'smallint':
    case 'integer':
    case 'bigint':
      return checked(
        value,
        '\\s*[+-]?[0-9]+\\s*',
        sql`cast(trim(${value}, e' \\t\\n\\r\\f\\v') as ${duckdbType(type)})`,
        typeName(type),
      );
    case 'numeric':
      return checked(value, '\\s*[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)\\s*', cast, 'numeric');
    case 'date':
      return checked(value, '\\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\\s*', cast, 'date');
    case 'uuid':
      return checked(value, '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}', cast, 'uuid');
    case 'json':
      return refuse('json of a text');
    default:
      return refuse(`${type.name} of a text`);
  }
};

const typeName = ({ name }: SqlType): string => name;

const toText = (operand: Expression, write: Writer): Sql => {
  const value = write.value(operand);
  switch (operand.type.name) {
    case 'boolean':
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'date':
    case 'time':
    case 'timestamp':
    case 'timestamptz':
    case 'uuid':
    case 'json':
      return sql`cast(${value} as varchar)`;
    case 'numeric':
      return sql`cast(${value} as varchar)`;
    case 'bytes':
      return sql`('\\x' || lower(hex(${value})))`;
    case 'text':
    case 'unknown':
      return value;
    case 'real':
    case 'double':
    case 'interval':
      return refuse(`text of ${operand.type.name}`);
  }
};

const MOMENTS: ReadonlySet<SqlType['name']> = new Set(['date', 'timestamp', 'timestamptz']);

/** Infinity has no time. */
const timeOf = (moment: Sql, timestamp: Sql): Sql =>
  sql`case when isfinite(${moment}) then cast(${timestamp} as time) end`;

export const duckdbCast = (operand: Expression, type: SqlType, write: Writer): Sql => {
  const from = operand.type;
  const value = (): Sql => write.value(operand);
  const plain = (): Sql => sql`cast(${value()} as ${duckdbType(type)})`;
  if (type.name === 'unknown') return value();
  if (from.name === 'unknown' && operand.kind === 'literal' && operand.value === null)
    return `cast(null as ${nullType(type)})`;
  if (type.name === 'text') return toText(operand, write);
  if (from.name === 'text' || from.name === 'unknown') return fromText(operand, type, write);
  if (type.name === 'numeric' && type.precision === undefined) {
    if (from.name === 'numeric') return value();
    if (['smallint', 'integer', 'bigint'].includes(from.name))
      return sql`cast(${value()} as decimal(${from.name === 'bigint' ? '19' : '10'}, 0))`;
    return refuse('numeric of a floating number');
  }
  if (from.name === type.name) return type.name === 'numeric' ? plain() : value();
  if (isNumeric(from) && isNumeric(type)) {
    // Fifteen digits of a floating number become numeric in PostgreSQL, and more here.
    if (type.name === 'numeric' && (from.name === 'real' || from.name === 'double'))
      return refuse('numeric of a floating number');
    return plain();
  }
  if (from.name === 'boolean' && type.name === 'integer') return plain();
  if (from.name === 'integer' && type.name === 'boolean') return plain();
  if (from.name === 'timestamp' && type.name === 'time') return timeOf(value(), value());
  // DuckDB does not take the time of a moment with a zone, which is UTC.
  if (from.name === 'timestamptz' && type.name === 'time')
    return timeOf(value(), sql`cast(${value()} as timestamp)`);
  if (MOMENTS.has(from.name) && MOMENTS.has(type.name)) return plain();
  return refuse(`cast of ${from.name} to ${type.name}`);
};
