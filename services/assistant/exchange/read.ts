/** Any of the documents that articles come in, told apart by what is in them. */
import type { SourceKind } from '../content/article.ts';
import { readIpdc } from './ipdc.ts';
import { placeFinder } from './json-place.ts';
import { parseJson } from './linked-data.ts';
import { readLpdcXml } from './lpdc.ts';
import { type ExportReading, isExport, readExport } from './polder-reading.ts';
import { nothingTaught } from './taught.ts';
import { unreadable } from './trouble.ts';

export interface ReadDocument extends ExportReading {
  readonly kind: SourceKind;
}

/**
 * @param text as `document.ts` gives it
 * @param here address of this town's site
 * @throws Problem invalid-input with its trouble
 */
export const readDocument = (text: string, here: string): ReadDocument => {
  const [first] = text.trimStart();
  const articlesOnly = { town: '', taught: nothingTaught, refused: [] };
  if (first === '<') return { kind: 'lpdc', ...readLpdcXml(text), ...articlesOnly };
  if (first !== '{' && first !== '[') throw unreadable('unknown');
  const parsed = parseJson(text);
  return isExport(parsed)
    ? { kind: 'polder', ...readExport(parsed, here, placeFinder(text)) }
    : { kind: 'ipdc', ...readIpdc(parsed), ...articlesOnly };
};
