/** XML as a tree of elements: no document type, no entities of its own, no endless depth. */
import { Parser } from 'saxen';
import { signOf } from './plain-text.ts';
import { lineAt, unreadable } from './trouble.ts';

export interface Element {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly children: readonly Element[];
  /** What stands in it directly, with references to signs resolved. */
  readonly text: string;
  /** `xsi:nil`: it says that it has no value. */
  readonly isNil: boolean;
}

interface OpenElement extends Element {
  readonly children: OpenElement[];
  text: string;
}

const mostLevels = 60;
const mostElements = 200_000;

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** @returns undefined when something in it is no reference that XML knows by itself */
const resolved = (text: string): string | undefined => {
  let isRight = true;
  const result = text.replaceAll(
    /&(?:#(\d{1,7});|#x([0-9a-fA-F]{1,6});|([A-Za-z]{1,10});)?/g,
    (_, decimal?: string, hexadecimal?: string, name?: string) => {
      const sign = decimal
        ? signOf(decimal, 10)
        : hexadecimal
          ? signOf(hexadecimal, 16)
          : Object.hasOwn(predefined, name ?? '')
            ? predefined[name ?? '']
            : undefined;
      if (sign === undefined) isRight = false;
      return sign ?? '';
    },
  );
  return isRight ? result : undefined;
};

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const isNil = (attributes: Readonly<Record<string, string>> | false): boolean =>
  attributes !== false &&
  Object.entries(attributes).some(
    ([name, value]) => localName(name) === 'nil' && /^(?:true|1)$/.test(value.trim()),
  );

/** @returns the root @throws Problem invalid-input with its trouble and line */
export const parseXml = (text: string): Element => {
  const parser = new Parser();
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  const at = (place: () => { readonly line: number }): number => place().line + 1;
  parser
    .on('error', ({ message }, place) => {
      // At the end of the text the parser is nowhere.
      const isAtEnd = message === 'unexpected end of file';
      throw unreadable('not-xml', isAtEnd ? lineAt(text, text.length) : at(place));
    })
    .on('warn', (_, place) => {
      throw unreadable('not-xml', at(place));
    })
    .on('attention', (_, __, place) => {
      throw unreadable('doctype', at(place));
    })
    .on('openTag', (name, attributes, _, __, place) => {
      const parent = open.at(-1);
      count += 1;
      if ((!parent && root) || count > mostElements)
        throw unreadable(root && !parent ? 'not-xml' : 'too-many', at(place));
      if (open.length >= mostLevels) throw unreadable('too-deep', at(place));
      const element: OpenElement = {
        name: localName(name),
        children: [],
        text: '',
        isNil: isNil(attributes()),
      };
      parent?.children.push(element);
      root ??= element;
      open.push(element);
    })
    .on('closeTag', () => {
      open.pop();
    })
    .on('text', (said, _, place) => {
      const element = open.at(-1);
      const right = resolved(said);
      if (right === undefined) throw unreadable('entity', at(place));
      if (element) element.text += right;
    })
    .on('cdata', (said) => {
      const element = open.at(-1);
      if (element) element.text += said;
    });
  parser.parse(text);
  if (!root) throw unreadable('not-xml', lineAt(text, text.length));
  return root;
};

const children = ({ children: all }: Element, name: string): readonly Element[] =>
  all.filter((child) => child.name === name);

/** Elements at the end of a path of names. */
export const elementsAt = (element: Element, ...path: readonly string[]): readonly Element[] =>
  path.reduce<readonly Element[]>(
    (found, name) => found.flatMap((one) => children(one, name)),
    [element],
  );

/** Text of the first element at the end of a path; empty where there is none or it is said to have no value. */
export const textAt = (element: Element, ...path: readonly string[]): string => {
  const [found] = elementsAt(element, ...path);
  return found && !found.isNil ? found.text.trim() : '';
};
