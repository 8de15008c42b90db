/** Patterns of LIKE that stand in the plan, taken apart so that each dialect can write them in its own way. */
import type { Expression } from '../plan/expression.ts';
import { refuse, textLiteral } from './grammar.ts';

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'one' };

/**
 * @param operands text, pattern and, where one was named, the escape character
 * @throws NotWritable for computed patterns, and those that end in their escape character: an error
 */
export const patternOf = (operands: readonly Expression[]): readonly PatternPart[] => {
  const [, pattern, escaping] = operands;
  const text = pattern && textLiteral(pattern);
  const sign = escaping ? textLiteral(escaping) : '\\';
  if (text === undefined || sign === undefined) return refuse('a computed pattern');
  const parts: PatternPart[] = [];
  const add = (character: string): void => {
    const last = parts.at(-1);
    if (last?.kind === 'text')
      parts[parts.length - 1] = { kind: 'text', text: last.text + character };
    else parts.push({ kind: 'text', text: character });
  };
  let isEscaped = false;
  for (const character of text) {
    if (isEscaped) {
      add(character);
      isEscaped = false;
    } else if (character === sign) isEscaped = true;
    else if (character === '%') parts.push({ kind: 'any' });
    else if (character === '_') parts.push({ kind: 'one' });
    else add(character);
  }
  return isEscaped ? refuse('a pattern that ends in its escape character') : parts;
};

/** The pattern with `!` as its escape character, before `%`, `_`, itself and what else a database minds. */
export const escapedPattern = (parts: readonly PatternPart[], alsoSpecial = ''): string =>
  parts
    .map((part) => {
      if (part.kind === 'any') return '%';
      if (part.kind === 'one') return '_';
      const special = `%_!${alsoSpecial}`;
      return [...part.text]
        .map((character) => (special.includes(character) ? `!${character}` : character))
        .join('');
    })
    .join('');

/** The least text after all that begin with a prefix, in the order of code points; undefined at the end. */
export const textAfter = (prefix: string): string | undefined => {
  const characters = [...prefix];
  for (;;) {
    const last = characters.pop()?.codePointAt(0);
    if (last === undefined) return undefined;
    // Between these two are surrogates, which are no characters.
    const next = last === 0xd7ff ? 0xe000 : last + 1;
    if (next <= 0x10ffff) return characters.join('') + String.fromCodePoint(next);
  }
};
