/** Entries of a directory as rows. */
import { SourceError } from '../../federation-error.ts';
import type { SqlType, Value } from '../../values.ts';
import { timestamptzValue } from '../http/instant.ts';
import { valueFromText } from '../http/values-in.ts';

export interface Field {
  readonly column: string;
  /** Undefined: the distinguished name. */
  readonly attribute: string | undefined;
  readonly type: SqlType;
}

type Stored = Buffer | string;
export type Entry = Readonly<Record<string, Buffer | Buffer[] | string | string[]>>;

/** Generalized time, RFC 4517 section 3.3.13, with minutes. */
const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:[.,](\d+))?(Z|[+-]\d\d(?:\d\d)?)$/;

const momentOf = (text: string): Value | undefined => {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  // A fraction of a minute, where seconds are missing, is not read.
  if (second === undefined && fraction !== undefined) return undefined;
  return timestamptzValue(
    `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${fraction ? `.${fraction.slice(0, 9)}` : ''}${zone}`,
  );
};

/** A mark of byte order is a sign like others: the library would drop it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for bytes that are not UTF-8. */
const textOf = (stored: Stored): string | undefined => {
  if (typeof stored === 'string') return stored;
  try {
    return utf8.decode(stored);
  } catch {
    return undefined;
  }
};

const convertedValue = (stored: Stored, type: SqlType): Value | undefined => {
  if (type.name === 'bytes')
    return new Uint8Array(typeof stored === 'string' ? Buffer.from(stored, 'utf8') : stored);
  const text = textOf(stored);
  if (text === undefined) return undefined;
  if (type.name === 'timestamptz') return momentOf(text);
  return valueFromText(type.name === 'boolean' ? text.toLowerCase() : text, type);
};

/** Values of an attribute, whatever the case of its name. */
const storedOf = (source: string, entry: Entry, attribute: string): readonly Stored[] => {
  const wanted = attribute.toLowerCase();
  const found: Stored[] = [];
  for (const [name, stored] of Object.entries(entry)) {
    const given = name.toLowerCase();
    // Active Directory gives long lists in parts, `member;range=0-1499`: the rest would be missing.
    if (given.startsWith(`${wanted};range=`)) {
      throw new SourceError(source, 'rejected', `attribute ${attribute} in parts`);
    }
    if (given === wanted) found.push(...(Array.isArray(stored) ? stored : [stored]));
  }
  return found;
};

/** @throws SourceError `rejected` for several values where one is expected, and values of another type */
export const readEntry = (
  source: string,
  entry: Entry,
  { column, attribute, type }: Field,
): Value => {
  if (attribute === undefined) return typeof entry.dn === 'string' ? entry.dn : null;
  const stored = storedOf(source, entry, attribute);
  if (type.name === 'json') {
    const texts = stored.map((each) => textOf(each) ?? Buffer.from(each).toString('base64'));
    return texts.length === 0 ? null : JSON.stringify(texts);
  }
  const [only, another] = stored;
  if (another !== undefined)
    throw new SourceError(source, 'rejected', `column ${column} has several values`);
  if (only === undefined) return null;
  const value = convertedValue(only, type);
  if (value === undefined)
    throw new SourceError(source, 'rejected', `column ${column} does not fit`);
  return value;
};
