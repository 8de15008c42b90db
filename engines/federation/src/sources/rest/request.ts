/** Requests of an operation: values go into the address, a header or the body, and nowhere else. */
import type { SqlType } from '../../values.ts';
import { isNumeric } from '../../values.ts';
import type { Asked, Given } from '../http/choice.ts';
import type { HttpRequest } from '../http/client.ts';
import { textOfValue } from '../http/values-out.ts';
import { type Operation, type Parameter, type Slot, splitPath } from './operation.ts';

/** Something that goes into a slot: one text, or several where the slot takes a list. */
interface Filled {
  readonly slot: Slot;
  /** For paths, queries and headers. */
  readonly texts: readonly string[];
  /** For bodies. */
  readonly json: unknown;
}

const jsonOf = (value: Given, type: SqlType): unknown => {
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  // The text of a whole or decimal number is a number in JSON, with all its digits.
  return isNumeric(type) ? new ExactNumber(String(value)) : textOfValue(value, type);
};

/** Stands for digits that JSON.stringify would lose. */
class ExactNumber {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

const filledBy = ({ parameter, values }: Asked<Parameter>): Filled => ({
  slot: parameter,
  texts: values.map((value) => textOfValue(value, parameter.type)),
  json: parameter.isList
    ? values.map((value) => jsonOf(value, parameter.type))
    : values.slice(0, 1).map((value) => jsonOf(value, parameter.type))[0],
});

const fixedText = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(String);

const setMember = (body: Map<string, unknown>, path: readonly string[], value: unknown): void => {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    body.set(name, value);
    return;
  }
  const inner = body.get(name);
  const map = inner instanceof Map ? inner : new Map<string, unknown>();
  body.set(name, map);
  setMember(map, rest, value);
};

const stringify = (value: unknown): string => {
  if (value instanceof ExactNumber) return value.digits;
  if (value instanceof Map) {
    return `{${[...value].map(([name, inner]) => `${JSON.stringify(name)}:${stringify(inner)}`).join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  return JSON.stringify(value);
};

const queryText = ({ slot, texts }: Filled): string => {
  const values = texts.map(encodeURIComponent);
  const name = encodeURIComponent(slot.name);
  return slot.separator === undefined
    ? values.map((value) => `${name}=${value}`).join('&')
    : `${name}=${values.join(encodeURIComponent(slot.separator).replace('%2C', ','))}`;
};

/** Fields to ask for, or a place in the pages. */
export interface Extra {
  readonly slot: Slot;
  readonly value: string | number | readonly string[];
}

export interface Target {
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
}

export const requestOf = (
  operation: Operation,
  asked: readonly Asked<Parameter>[],
  extras: readonly Extra[],
  { baseUrl, query }: Target,
): HttpRequest => {
  const filled: readonly Filled[] = [
    ...operation.fixed.map(({ slot, value }) => ({ slot, texts: fixedText(value), json: value })),
    ...extras.map(({ slot, value }) => ({ slot, texts: fixedText(value), json: value })),
    ...asked.map(filledBy),
  ];
  const at = (place: Slot['in']): readonly Filled[] =>
    filled.filter(({ slot }) => slot.in === place);
  const inPath = new Map(at('path').map(({ slot, texts }) => [slot.name, texts[0] ?? '']));
  const path = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(inPath.get(name) ?? ''),
  );
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  const always = Object.entries(query).map(
    ([name, text]) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
  );
  url.search = [...always, ...at('query').map(queryText)].join('&');
  const body = new Map<string, unknown>();
  for (const { slot, json } of at('body')) setMember(body, splitPath(slot.name), json);
  return {
    method: operation.method,
    url,
    headers: {
      accept: 'application/json, application/*+json;q=0.9',
      ...Object.fromEntries(at('header').map(({ slot, texts }) => [slot.name, texts.join(',')])),
      ...(operation.method === 'POST' && { 'content-type': operation.requestType }),
    },
    ...(operation.method === 'POST' && { body: stringify(body) }),
  };
};
