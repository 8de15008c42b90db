/** XML as a tree of elements: no document type, no entities of its own, no endless depth. */
import { Parser } from 'saxen';

export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands in it directly. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

const MOST_LEVELS = 60;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Stops the parser; says nothing of the text. */
class NotXml extends Error {}

const stop = (): never => {
  throw new NotXml();
};

const codePoint = (digits: string, radix: number): string => {
  const code = Number.parseInt(digits, radix);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : stop();
};

/** References to characters replaced; others than XML's own five are an error. */
const resolved = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7});|#x([0-9a-fA-F]{1,6});|([a-z]{1,4});)?/g,
        (_, decimal?: string, hexadecimal?: string, name?: string) =>
          decimal !== undefined
            ? codePoint(decimal, 10)
            : hexadecimal !== undefined
              ? codePoint(hexadecimal, 16)
              : (PREDEFINED.get(name ?? '') ?? stop()),
      )
    : text;

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** @returns the root; undefined when the text is not XML that is read here */
export const parseXml = (text: string): XmlElement | undefined => {
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  try {
    new Parser()
      .on('error', stop)
      .on('warn', stop)
      .on('attention', stop)
      .on('openTag', (name, attributesOf) => {
        const parent = open.at(-1);
        if ((!parent && root) || open.length >= MOST_LEVELS) stop();
        const attributes = new Map(
          Object.entries(attributesOf() || {}).map(([key, value]) => [key, resolved(value)]),
        );
        const element: OpenElement = { name: localName(name), attributes, children: [], text: '' };
        parent?.children.push(element);
        root ??= element;
        open.push(element);
      })
      .on('closeTag', () => {
        open.pop();
      })
      .on('text', (said) => {
        const element = open.at(-1);
        if (element) element.text += resolved(said);
        else if (said.trim() !== '') stop();
      })
      .on('cdata', (said) => {
        const element = open.at(-1);
        if (element) element.text += said;
      })
      .parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
  return root;
};

export const childrenNamed = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name);

/** Elements of a name at any depth. */
export const descendantsNamed = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsNamed(child, name),
  ]);
