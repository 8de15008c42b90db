/** One SOAP operation as a way to ask for rows of a table. */
import type { AnsweredField, AskedParameter, Given, Way } from '../http/choice.ts';
import { textOfValue } from '../http/values-out.ts';

export interface Field extends AnsweredField {
  /** Names of elements from the row down. */
  readonly path: readonly string[];
  /** The element repeats: all of them are one column of json. */
  readonly isList: boolean;
}

export interface Parameter extends AskedParameter {
  readonly name: string;
}

/** A message that is ready to be sent. */
export interface Message {
  readonly action: string;
  readonly xml: string;
}

export interface Operation extends Way<Field, Parameter> {
  readonly id: string;
  /** The element in the answer's body; undefined where the description does not name it. */
  readonly answer: string | undefined;
  readonly rows: readonly string[];
  readonly failures: readonly (readonly string[])[];
  readonly key: readonly string[] | undefined;
  /** @param texts by parameter */
  readonly write: (texts: ReadonlyMap<Parameter, string>) => Message;
}

/** XML 1.0, production 2, without carriage returns, which readers turn into line feeds. */
const CHARACTERS = /^[\t\n\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** Blanks around a value are left out by many types of XML Schema, and would ask for another value. */
export const canBeAsked = (parameter: Parameter, value: Given): boolean => {
  const text = textOfValue(value, parameter.type);
  return text !== '' && text.trim() === text && CHARACTERS.test(text) && text.isWellFormed();
};

export const escapedText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
