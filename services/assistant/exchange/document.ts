/** A file as text: of bearable size, in UTF-8. */
import { createForm } from '../../../platform/http/form.ts';
import { unreadable } from './trouble.ts';

/** Bytes of a document. */
export const bytesAtMost = 5_000_000;

const newline = 10;

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** The first line that is not UTF-8: no byte of a longer sign is a line's end. */
const wrongLine = (bytes: Uint8Array): number => {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.indexOf(newline, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) break;
    line += 1;
    start = end + 1;
  }
  return line;
};

/** @throws Problem invalid-input with its trouble: too large, empty, or not UTF-8 at a line */
export const textOfBytes = (bytes: Uint8Array): string => {
  if (bytes.length > bytesAtMost) throw unreadable('too-large');
  if (!isUtf8(bytes)) throw unreadable('not-utf8', wrongLine(bytes));
  return tidyDocument(new TextDecoder().decode(bytes));
};

/**
 * One kind of line ends, and no signs that nobody sees: as a form gives it, so that what is sent along to
 * be confirmed is what was looked at.
 *
 * @throws Problem invalid-input with its trouble
 */
export const tidyDocument = (text: string): string => {
  if (Buffer.byteLength(text) > bytesAtMost) throw unreadable('too-large');
  const tidy = createForm([['text', text]])
    .text('text')
    .replaceAll(/\r\n?/g, '\n');
  if (tidy === '') throw unreadable('empty');
  return tidy;
};
