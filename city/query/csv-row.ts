/** Rows as CSV (RFC 4180): NULL is nothing, an empty text stands in quotes, no value is changed. */
import type { OutputColumn, Value } from '@polder/federation';
import { uniqueNames } from './json-row.ts';

const LINE_END = '\r\n';

const textOf = (value: Exclude<Value, null>): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value);

/** Blanks at either end as well: not every reader keeps them otherwise. */
const needsQuotes = (text: string): boolean => text === '' || /[",\r\n]|^\s|\s$/.test(text);

const field = (text: string): string =>
  needsQuotes(text) ? `"${text.replaceAll('"', '""')}"` : text;

const record = (fields: readonly string[]): string => `${fields.join(',')}${LINE_END}`;

export const csvHeading = (columns: readonly OutputColumn[]): string =>
  record(uniqueNames(columns).map(field));

/** A row with its line end; exact numbers have all their digits, bytes are in base64. */
export const csvRow = (row: readonly Value[]): string =>
  record(row.map((value) => (value === null ? '' : field(textOf(value)))));
