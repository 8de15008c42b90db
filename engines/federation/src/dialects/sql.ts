/** SQL text in pieces, so that placeholders are numbered in the order in which they stand in the end. */
import type { SqlType, Value } from '../values.ts';
import type { Statement } from './dialect.ts';

export interface Parameter {
  readonly value: Value | readonly Value[];
  /** Equal parameters of one type are sent once where placeholders have numbers. */
  readonly typeName: string;
}

export type Sql = string | Parameter | readonly Sql[];

/** A template of SQL: what stands between the braces is SQL already, never a value. */
export const sql = (strings: TemplateStringsArray, ...parts: readonly Sql[]): Sql =>
  strings.flatMap((text, index): Sql[] => [text, ...parts.slice(index, index + 1)]);

export const parameter = (value: Value | readonly Value[], type: SqlType): Parameter => ({
  value,
  typeName: type.name,
});

export const joined = (parts: readonly Sql[], separator: string): Sql =>
  parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));

/** How placeholders look, and how many a statement may have. */
export interface Placeholders {
  /** `1` is the first. */
  readonly placeholder: (position: number) => string;
  readonly areNumbered: boolean;
  readonly maximum: number;
}

const keyOfValue = (value: Value): string => {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('base64')}`;
  return `${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`;
};

const keyOf = ({ value, typeName }: Parameter): string =>
  Array.isArray(value)
    ? `${typeName}[] ${JSON.stringify(value.map(keyOfValue))}`
    : `${typeName} ${keyOfValue(value as Value)}`; // What is no array is one value.

/**
 * The statement's text and parameters.
 *
 * @returns undefined when it has more parameters than the database takes
 */
export const render = (statement: Sql, placeholders: Placeholders): Statement | undefined => {
  const text: string[] = [];
  const parameters: (Value | readonly Value[])[] = [];
  const positions = new Map<string, number>();

  const add = (given: Parameter): void => {
    const key = placeholders.areNumbered ? keyOf(given) : undefined;
    let position = key === undefined ? undefined : positions.get(key);
    if (position === undefined) {
      position = parameters.push(given.value);
      if (key !== undefined) positions.set(key, position);
    }
    text.push(placeholders.placeholder(position));
  };
  const walk = (piece: Sql): void => {
    if (typeof piece === 'string') text.push(piece);
    else if ('typeName' in piece) add(piece);
    else for (const part of piece) walk(part);
  };
  walk(statement);
  return parameters.length > placeholders.maximum ? undefined : { text: text.join(''), parameters };
};
