/** Rows as JSON lines: exact numbers stay exact, whatever reads them may do with them. */
import type { OutputColumn, SqlType, Value } from '@polder/federation';

/** Names of an answer's columns, each of them once: a second `id` becomes `id_2`. */
export const uniqueNames = (columns: readonly OutputColumn[]): readonly string[] => {
  const used = new Set<string>();
  return columns.map(({ name }) => {
    let unique = name;
    for (let number = 2; used.has(unique); number += 1) unique = `${name}_${number}`;
    used.add(unique);
    return unique;
  });
};

const isDecimal = /^-?\d+(?:\.\d+)?$/;

/** A value as JSON: numbers of any length as numbers, bytes in base64. */
export const jsonValue = (value: Value, { name }: SqlType): string => {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number')
    return Number.isFinite(value) ? JSON.stringify(value) : JSON.stringify(String(value));
  if (name === 'numeric' && typeof value === 'string' && isDecimal.test(value)) return value;
  if (name === 'json' && typeof value === 'string') return value.replaceAll(/[\n\r]/g, ' ');
  if (value instanceof Uint8Array) return JSON.stringify(Buffer.from(value).toString('base64'));
  return JSON.stringify(value);
};

/** Writes rows of one answer. */
export const rowWriter = (
  columns: readonly OutputColumn[],
): ((row: readonly Value[]) => string) => {
  const starts = uniqueNames(columns).map((name) => `${JSON.stringify(name)}:`);
  return (row) =>
    `{${columns.map(({ type }, at) => `${starts[at]}${jsonValue(row[at] ?? null, type)}`).join(',')}}`;
};
