/** Types and values as they travel between sources, whatever a source calls them. */

/** The types of PostgreSQL that queries are typed in. */
export type SqlType =
  | { readonly name: 'boolean' }
  /** 16, 32 and 64 bits. */
  | { readonly name: 'smallint' | 'integer' | 'bigint' }
  /** Exact decimals; precision and scale where they are known. */
  | { readonly name: 'numeric'; readonly precision?: number; readonly scale?: number }
  | { readonly name: 'real' | 'double' }
  /** Text compares by bytes (collation "C"); trailing blanks and case count. */
  | { readonly name: 'text' }
  | { readonly name: 'date' | 'time' | 'timestamp' | 'timestamptz' | 'interval' }
  | { readonly name: 'uuid' | 'json' | 'bytes' }
  /** NULL and literals that have not met a type yet. */
  | { readonly name: 'unknown' };

export type TypeName = SqlType['name'];

/**
 * A value in transit, by type:
 * boolean → boolean; smallint, integer → number; bigint → bigint; numeric → decimal text (`-12.50`);
 * real, double → number; text, uuid, json → string; date → `2026-01-31`; time → `13:45:00.5`;
 * timestamp → `2026-01-31 13:45:00.5`; timestamptz → the same in UTC with `+00`; interval → ISO 8601
 * (`P1DT2H`); bytes → Uint8Array; NULL → null.
 *
 * Fractions of a second have no trailing zeros, and none at all when they are zero.
 */
export type Value = null | boolean | number | bigint | string | Uint8Array;

export type Row = readonly Value[];

/** Rows that arrive together; connectors give some hundreds to thousands at a time. */
export type Batch = readonly Row[];

export const isNumeric = ({ name }: SqlType): boolean =>
  ['smallint', 'integer', 'bigint', 'numeric', 'real', 'double'].includes(name);

export const isWhole = ({ name }: SqlType): boolean =>
  ['smallint', 'integer', 'bigint'].includes(name);

/** How a type is written in SQL and in messages. */
export const typeText = (type: SqlType): string => {
  if (type.name === 'double') return 'double precision';
  if (type.name !== 'numeric' || type.precision === undefined) return type.name;
  return `numeric(${type.precision}, ${type.scale ?? 0})`;
};

/** Of two that are equally near, the even one. */
const rounded = (value: number, digits: number): number => {
  const finer = value.toExponential(digits);
  const half = /^(.*[02468]\.?)5(e.*)$/.exec(finer);
  return half && Number(finer) === value
    ? Number(`${half[1]}${half[2]}`)
    : Number(value.toPrecision(digits));
};

/** The next number of so many digits, away from zero. */
const nextLarger = (value: number, digits: number): number => {
  const [mantissa = '', exponent] = value.toExponential(digits - 1).split('e');
  const whole = Number(mantissa.replace('.', ''));
  return Number(`${whole + Math.sign(whole)}e${Number(exponent) - digits + 1}`);
};

/** Whether a number is nearer to a `real` than to any other. */
const isTakenFor = (number: number, value: number): boolean => {
  if (Math.fround(number) !== value) return false;
  const opposite = 2 * number - value;
  return opposite === value || Math.fround(opposite) !== opposite;
};

/**
 * The number of the fewest digits that is taken for a value of `real`, as PostgreSQL writes it: 0.1, which
 * as `double` would be 0.10000000149011612.
 */
export const shortestReal = (value: number): number => {
  if (!Number.isFinite(value)) return value;
  for (let digits = 1; digits < 9; digits += 1) {
    // Powers of two are nearer to the real below than to the one above.
    const taken = [rounded(value, digits), nextLarger(value, digits)].find((short) =>
      isTakenFor(short, value),
    );
    if (taken !== undefined) return taken;
  }
  return rounded(value, 9);
};
