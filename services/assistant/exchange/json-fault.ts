/** Where a text stops being JSON (RFC 8259): the engine's own parser does not always tell. */

type Expected =
  | 'value'
  | 'value-or-close'
  | 'key'
  | 'key-or-close'
  | 'colon'
  | 'comma-or-close'
  | 'nothing';

export interface Token {
  readonly kind: 'string' | 'scalar' | '{' | '}' | '[' | ']' | ':' | ',';
  readonly end: number;
}

const scalarShape = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;
const escapeShape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

const matchAt = (shape: RegExp, text: string, place: number): number | undefined => {
  shape.lastIndex = place;
  return shape.test(text) ? shape.lastIndex : undefined;
};

/** @returns where the string ends, or the place that is wrong, below zero */
const endOfString = (text: string, start: number): number => {
  let place = start + 1;
  while (place < text.length) {
    const sign = text.charCodeAt(place);
    if (sign === 34) return place + 1;
    if (sign < 32) return -place;
    const next = sign === 92 ? matchAt(escapeShape, text, place) : place + 1;
    if (next === undefined) return -place;
    place = next;
  }
  return -text.length;
};

const signs = new Set(['{', '}', '[', ']', ':', ',']);
const isSign = (sign: string): sign is Exclude<Token['kind'], 'string' | 'scalar'> =>
  signs.has(sign);

/** The token that begins at a place. @returns the place that is wrong where there is none */
export const tokenAt = (text: string, place: number): Token | number => {
  const sign = text[place] ?? '';
  if (isSign(sign)) return { kind: sign, end: place + 1 };
  if (sign === '"') {
    const end = endOfString(text, place);
    return end > 0 ? { kind: 'string', end } : -end;
  }
  const end = matchAt(scalarShape, text, place);
  return end === undefined ? place : { kind: 'scalar', end };
};

/** What may come after a token; changes what is open. @returns undefined when it may not come here */
const after = (
  expected: Expected,
  kind: Token['kind'],
  open: ('{' | '[')[],
): Expected | undefined => {
  const closed = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-close');
  const isOpen = open.at(-1);
  if (kind === '}' || kind === ']') {
    const isRight =
      (kind === '}' && isOpen === '{' && /^(?:key|comma)-or-close$/.test(expected)) ||
      (kind === ']' && isOpen === '[' && /^(?:value|comma)-or-close$/.test(expected));
    if (!isRight) return undefined;
    open.pop();
    return closed();
  }
  if (expected === 'value' || expected === 'value-or-close') {
    if (kind === ':' || kind === ',') return undefined;
    if (kind !== '{' && kind !== '[') return closed();
    open.push(kind);
    return kind === '{' ? 'key-or-close' : 'value-or-close';
  }
  if (expected === 'key' || expected === 'key-or-close')
    return kind === 'string' ? 'colon' : undefined;
  if (expected === 'colon') return kind === ':' ? 'value' : undefined;
  if (expected === 'comma-or-close' && kind === ',') return isOpen === '{' ? 'key' : 'value';
  return undefined;
};

/** @returns place of the first sign that cannot stand there; undefined for right JSON */
export const faultIn = (text: string): number | undefined => {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let place = 0;
  while (place < text.length) {
    if (' \t\n\r'.includes(text[place] ?? '')) {
      place += 1;
      continue;
    }
    const token = tokenAt(text, place);
    if (typeof token === 'number') return token;
    const next = after(expected, token.kind, open);
    if (next === undefined) return place;
    expected = next;
    place = token.end;
  }
  return expected === 'nothing' ? undefined : text.length;
};
