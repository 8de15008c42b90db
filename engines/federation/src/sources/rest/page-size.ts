/** How many rows a page may have by the description. */
import { isJsonObject, type JsonObject } from '../http/json-text.ts';
import type { Paging } from './options.ts';

const least = (numbers: readonly unknown[]): number =>
  Math.min(...numbers.filter((each) => typeof each === 'number'));

/** In OpenAPI 3.0 `exclusiveMaximum` makes `maximum` exclusive, in 3.1 it is a number itself. */
const maximumOf = (schema: JsonObject): number => {
  const { maximum, exclusiveMaximum, allOf } = schema;
  const isBelow = exclusiveMaximum === true && typeof maximum === 'number';
  const below = typeof exclusiveMaximum === 'number' ? Math.ceil(exclusiveMaximum) - 1 : undefined;
  const parts = Array.isArray(allOf) ? allOf.filter(isJsonObject).map(maximumOf) : [];
  return least([isBelow ? maximum - 1 : maximum, below, ...parts]);
};

/**
 * Paging that asks for no more rows a page than the description allows: some services refuse more, others
 * give fewer without a word.
 *
 * @param schemaOf the schema of a parameter or body member
 */
export const allowedPaging = (
  paging: Paging,
  schemaOf: (parameter: string) => JsonObject | undefined,
): Paging => {
  const lowered = (rows: number, parameter: string): number => {
    const maximum = Math.floor(maximumOf(schemaOf(parameter) ?? {}));
    return maximum >= 1 ? Math.min(rows, maximum) : rows;
  };
  if (paging.kind === 'offset') return { ...paging, size: lowered(paging.size, paging.limit) };
  return paging.kind === 'page' && paging.size !== undefined
    ? { ...paging, rows: lowered(paging.rows, paging.size) }
    : paging;
};

/** Names of the parameters and body members that say which page is asked for. */
export const pagingParameters = (paging: Paging): readonly string[] => {
  switch (paging.kind) {
    case 'cursor':
      return [paging.parameter];
    case 'offset':
      return [paging.offset, paging.limit];
    case 'page':
      return paging.size === undefined ? [paging.page] : [paging.page, paging.size];
    default:
      return [];
  }
};
