/** JSON as text, read without losing digits: numbers that JavaScript would round keep what was written. */

/** A number as it was written, where its digits would not survive as a JavaScript number. */
export interface WrittenNumber {
  readonly rawJSON: string;
}

/** The part of JSON's source text access that runs here and that the compiler's library does not list. */
interface SourceTextAccess {
  readonly rawJSON: (text: string) => WrittenNumber;
  readonly isRawJSON: (value: unknown) => value is WrittenNumber;
  readonly parse: (
    text: string,
    revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
  ) => unknown;
}

// The cast names functions of the ECMAScript proposal "JSON.parse source text access", which Node has.
const json = JSON as unknown as SourceTextAccess;

export const isWrittenNumber = (value: unknown): value is WrittenNumber => json.isRawJSON(value);

/** Only texts that may hold such a number are read the slow way. */
const mayLoseDigits = /[0-9.]{16}|\.\d*0(?!\d)|\d[eE]/;

/**
 * @returns plain data, with a `WrittenNumber` for every number that is not its JavaScript text;
 * undefined when it is not JSON. Errors of JSON.parse repeat the text and are not passed on.
 */
export const parseJson = (text: string): unknown => {
  try {
    if (!mayLoseDigits.test(text)) return JSON.parse(text);
    return json.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && String(value) !== source
        ? json.rawJSON(source)
        : value,
    );
  } catch {
    return undefined;
  }
};

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isWrittenNumber(value);

/** A member, and never what an object inherits. */
export const member = (value: unknown, name: string): unknown =>
  isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The value at a path of members; undefined when there is none, null when a member above it is null. */
export const memberAt = (value: unknown, path: readonly string[]): unknown => {
  let at = value;
  for (const name of path) {
    if (at === null) return null;
    at = member(at, name);
  }
  return at;
};
