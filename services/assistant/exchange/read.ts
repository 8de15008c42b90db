/** Any of the documents that articles come in, told apart by what is in them. */
import type { SourceKind } from '../content/article.ts';
import { readIpdc } from './ipdc.ts';
import { parseJson } from './linked-data.ts';
import { readLpdcXml } from './lpdc.ts';
import { isExport, readExport } from './polder.ts';
import type { Reading } from './reading.ts';
import { unreadable } from './trouble.ts';

export interface ReadDocument extends Reading {
  readonly kind: SourceKind;
}

/**
 * @param text as `document.ts` gives it
 * @param here address of this town's site
 * @throws Problem invalid-input with its trouble
 */
export const readDocument = (text: string, here: string): ReadDocument => {
  const [first] = text.trimStart();
  if (first === '<') return { kind: 'lpdc', ...readLpdcXml(text) };
  if (first !== '{' && first !== '[') throw unreadable('unknown');
  const parsed = parseJson(text);
  return isExport(parsed)
    ? { kind: 'polder', ...readExport(parsed, here) }
    : { kind: 'ipdc', ...readIpdc(parsed) };
};
