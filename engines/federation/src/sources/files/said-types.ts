/** Columns that the settings say the types of: every value is of the type, or fails the query. */
import { onlyWhere, quotedText, type Reading, unrounded } from './column-types.ts';
import type { ColumnType } from './options.ts';

/** Digits behind the point that no value of a column has more of. */
export const scaleOf = (name: string): string => {
  const text = `cast(${name} as varchar)`;
  const part = (pattern: string) => `regexp_extract(${text}, '${pattern}', 1)`;
  const exponent = `coalesce(try_cast(${part('[eE]([+-]?\\d+)')} as integer), 0)`;
  return `coalesce(max(greatest(length(${part('\\.(\\d*)')}) - ${exponent}, 0)), 0)`;
};

const DAY = String.raw`\d{4}-\d\d-\d\d`;
const CLOCK = String.raw`\d\d:\d\d(:\d\d(\.\d{1,6}0*)?)?`;
const MOMENT = `${DAY}([ T]${CLOCK})?`;
const WHOLE = String.raw`[+-]?\d+(\.0*)?`;

/** How texts have to be written to be of a type. */
const FORMS: Readonly<Partial<Record<ColumnType, string>>> = {
  integer: WHOLE,
  bigint: WHOLE,
  date: String.raw`${DAY}([ T]00:00(:00(\.0*)?)?)?`,
  timestamp: MOMENT,
  timestamptz: String.raw`${MOMENT}(Z|[+-]\d\d(:?\d\d)?)?`,
};

const asSaid = (type: ColumnType, to: string, name: string, native: string): string => {
  if (native !== 'VARCHAR') return unrounded(name, to, native);
  const read = `cast(${name} as ${to})`;
  if (type === 'double')
    return onlyWhere(name, `isfinite(${read}) or regexp_matches(${name}, '[iInN]')`, read);
  const form = FORMS[type];
  if (form === undefined) return read;
  return onlyWhere(
    name,
    `regexp_full_match(${name}, ${quotedText(String.raw`\s*(${form})\s*`)})`,
    read,
  );
};

/**
 * A column as it is said to be.
 *
 * @param native the type in which it is read
 * @param scale of a `numeric`, as found
 */
export const said = (type: ColumnType, name: string, native: string, scale: number): Reading => {
  switch (type) {
    case 'numeric':
      return {
        type: { name: type, precision: 38, scale },
        read: asSaid(type, `decimal(38, ${scale})`, name, native),
      };
    case 'text':
      return { type: { name: type }, read: `cast(${name} as varchar)` };
    default:
      return { type: { name: type }, read: asSaid(type, type, name, native) };
  }
};
