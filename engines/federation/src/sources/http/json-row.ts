/** Rows made of the items of a list in JSON. */
import { SourceError } from '../../federation-error.ts';
import type { SqlType, Value } from '../../values.ts';
import { isJsonObject, isWrittenNumber, member } from './json-text.ts';
import { valueFromJson } from './values-in.ts';

/** A column and the names that lead to it from an item; none where the item itself is the value. */
export interface JsonColumn {
  readonly column: string;
  readonly path: readonly string[];
  readonly type: SqlType;
}

const isNothing = (json: unknown): boolean => {
  if (isWrittenNumber(json)) return Number(json.rawJSON) === 0;
  if (typeof json === 'object' && json !== null) return Object.keys(json).length === 0;
  return !json;
};

/** Whether an object holds an error, as some services answer under a status that says success. */
export const holdsError = (json: unknown): boolean =>
  ['error', 'errors'].some((name) => !isNothing(member(json, name)));

export const errorInAnswer = (source: string): SourceError =>
  new SourceError(source, 'rejected', 'error in the answer');

/**
 * Refuses an item that is no row of these columns: what is no object, and an error in place of one.
 *
 * @throws SourceError `rejected`
 */
export const itemCheck = (
  source: string,
  columns: readonly JsonColumn[],
): ((item: unknown) => void) => {
  const known = new Set(columns.flatMap(({ path }) => path.slice(0, 1)));
  return (item) => {
    if (known.size === 0) return;
    if (!isJsonObject(item)) throw new SourceError(source, 'rejected', 'item is no object');
    if (holdsError(item) && !Object.keys(item).some((name) => known.has(name)))
      throw errorInAnswer(source);
  };
};

/**
 * Reads a column of an item. Members that are missing, and those of objects that are, are NULL; an empty
 * list in place of an object is how some services write one without members.
 *
 * @throws SourceError `rejected` for what is no value of the column, or no object where one has to be
 */
export const columnReader =
  (source: string) =>
  (item: unknown, { column, path, type }: JsonColumn): Value => {
    const misfit = (): SourceError =>
      new SourceError(source, 'rejected', `column ${column} does not fit`);
    let at = item;
    for (const name of path) {
      if (at === undefined || at === null) return null;
      if (Array.isArray(at) && at.length === 0) return null;
      if (!isJsonObject(at)) throw misfit();
      at = member(at, name);
    }
    const value = valueFromJson(at, type);
    if (value === undefined) throw misfit();
    return value;
  };
