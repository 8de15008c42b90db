/** Which texts a PostgreSQL database can hold, and how it compares them, by the name of its encoding. */

export interface Encoding {
  /** Undefined where only the database knows. None holds U+0000 or half of a surrogate pair. */
  readonly holds: (text: string) => boolean | undefined;
  /** Whether bytes, by which collation "C" compares, are in the order of code points. */
  readonly isInOrder: boolean;
  /** Whether functions count characters: where none is known, they count bytes. */
  readonly hasCharacters: boolean;
}

/**
 * Encodings of one byte a character whose tables are those of the WHATWG's Encoding Standard, where codes
 * without a character of their own stand for control characters that PostgreSQL does not have there.
 */
const STANDARD: Readonly<Record<string, string>> = {
  WIN866: 'ibm866',
  WIN1250: 'windows-1250',
  WIN1251: 'windows-1251',
  WIN1252: 'windows-1252',
  WIN1253: 'windows-1253',
  WIN1254: 'windows-1254',
  WIN1256: 'windows-1256',
  WIN1257: 'windows-1257',
  WIN1258: 'windows-1258',
  LATIN2: 'iso-8859-2',
  LATIN3: 'iso-8859-3',
  LATIN4: 'iso-8859-4',
  LATIN7: 'iso-8859-13',
  LATIN9: 'iso-8859-15',
  LATIN10: 'iso-8859-16',
  ISO_8859_5: 'iso-8859-5',
  KOI8R: 'koi8-r',
};

const isAscii = (character: string): boolean => character <= '\x7f';
const isControl = (character: string): boolean => character >= '\x80' && character <= '\x9f';

const charactersOf = (label: string): ReadonlySet<string> => {
  const decoder = new TextDecoder(label);
  const decoded = Array.from({ length: 128 }, (_, code) =>
    decoder.decode(Uint8Array.of(code + 128)),
  );
  const hasControls = !label.startsWith('windows');
  return new Set(decoded.filter((one) => one !== '\ufffd' && (hasControls || !isControl(one))));
};

const holder =
  (holdsCharacter: (character: string) => boolean | undefined): Encoding['holds'] =>
  (text) => {
    if (text.includes('\0') || !text.isWellFormed()) return false;
    let isKnown = true;
    for (const character of text) {
      const isHeld = isAscii(character) || holdsCharacter(character);
      if (isHeld === false) return false;
      isKnown &&= isHeld !== undefined;
    }
    return isKnown || undefined;
  };

const everything = (): true => true;

const UNICODE: Encoding = { holds: holder(everything), isInOrder: true, hasCharacters: true };

/** @param name as in `pg_encoding_to_char`; Unicode's own when undefined */
export const encodingOf = (name: string | undefined): Encoding => {
  if (name === undefined) return UNICODE;
  if (name === 'SQL_ASCII') return { ...UNICODE, hasCharacters: false };
  if (name === 'LATIN1') return { ...UNICODE, holds: holder((character) => character <= '\xff') };
  const label = STANDARD[name];
  const characters = label === undefined ? undefined : charactersOf(label);
  return {
    holds: holder((character) => characters?.has(character)),
    ...{ isInOrder: false, hasCharacters: true },
  };
};
