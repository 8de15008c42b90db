/** Answers of SOAP: faults, rows, values. */
import { SourceError } from '../../federation-error.ts';
import type { Value } from '../../values.ts';
import { valueFromText } from '../http/values-in.ts';
import { childrenNamed, localName, parseXml, type XmlElement } from '../http/xml.ts';
import type { Field, Operation } from './operation.ts';

const elementsAt = (element: XmlElement, path: readonly string[]): readonly XmlElement[] =>
  path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((each) => childrenNamed(each, name)),
    [element],
  );

/** Codes of SOAP 1.1 and 1.2 and of WS-Security; others may hold anything and are not repeated. */
const FAULTS: ReadonlyMap<string, 'rejected' | 'credentials'> = new Map([
  ['Client', 'rejected'],
  ['Sender', 'rejected'],
  ['Server', 'rejected'],
  ['Receiver', 'rejected'],
  ['VersionMismatch', 'rejected'],
  ['MustUnderstand', 'rejected'],
  ['FailedAuthentication', 'credentials'],
  ['FailedCheck', 'credentials'],
  ['InvalidSecurity', 'credentials'],
  ['InvalidSecurityToken', 'credentials'],
  ['SecurityTokenUnavailable', 'credentials'],
]);

/** `faultcode` of 1.1; of 1.2 the innermost code that is known. */
const faultOf = (source: string, fault: XmlElement): SourceError => {
  const codes = [
    ...elementsAt(fault, ['Code', 'Subcode', 'Value']),
    ...elementsAt(fault, ['faultcode']),
    ...elementsAt(fault, ['Code', 'Value']),
  ].map(({ text }) => localName(text.trim()).replace(/\..*$/, ''));
  const code = codes.find((each) => FAULTS.has(each));
  return new SourceError(source, FAULTS.get(code ?? '') ?? 'rejected', code ?? 'fault');
};

const isNil = ({ attributes }: XmlElement): boolean =>
  [...attributes].some(
    ([name, text]) => localName(name) === 'nil' && /^(?:true|1)$/.test(text.trim()),
  );

/** An element as JSON: text, or its elements by name, in a list where there are several. */
const jsonOf = (element: XmlElement): unknown => {
  if (isNil(element)) return null;
  if (element.children.length === 0) return element.text;
  const byName = Map.groupBy(element.children, ({ name }) => name);
  return Object.fromEntries(
    [...byName].map(([name, all]) => {
      const [only, ...others] = all.map(jsonOf);
      return [name, others.length === 0 ? only : [only, ...others]];
    }),
  );
};

/** `20240131` as Suwinet and StuF write days. */
const dashed = (text: string): string => text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

export const readField =
  (source: string) =>
  (row: XmlElement, field: Field): Value => {
    const { column, path, type, isList } = field;
    const found = elementsAt(row, path);
    if (isList && type.name === 'json')
      return found.length === 0 ? null : JSON.stringify(found.map(jsonOf));
    const [element, another] = found;
    if (another) throw new SourceError(source, 'rejected', `column ${column} comes twice`);
    if (!element || isNil(element)) return null;
    if (type.name === 'json') return JSON.stringify(jsonOf(element));
    const text = type.name === 'text' ? element.text : element.text.trim();
    // An empty element is an empty text, and no value of any other type.
    if (text === '' && type.name !== 'text') return null;
    const value =
      element.children.length > 0
        ? undefined
        : valueFromText(type.name === 'date' ? dashed(text) : text, type);
    if (value === undefined)
      throw new SourceError(source, 'rejected', `column ${column} does not fit`);
    return value;
  };

/**
 * The rows of an answer.
 *
 * @throws SourceError for faults, for what is no SOAP, and for another answer than the one that was asked for
 */
export const rowsIn = (
  source: string,
  operation: Operation,
  text: string,
): readonly XmlElement[] => {
  const root = parseXml(text);
  if (root?.name !== 'Envelope') throw new SourceError(source, 'rejected', 'not SOAP');
  const [content, another] = elementsAt(root, ['Body']).flatMap(({ children }) => children);
  if (!content || another) throw new SourceError(source, 'rejected', 'no answer');
  if (content.name === 'Fault') throw faultOf(source, content);
  if (operation.answer !== undefined && content.name !== operation.answer) {
    throw new SourceError(source, 'rejected', 'another answer');
  }
  if (operation.failures.some((path) => elementsAt(content, path).length > 0)) {
    throw new SourceError(source, 'rejected', 'failure in the answer');
  }
  return elementsAt(content, operation.rows).filter((row) => !isNil(row));
};
