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
