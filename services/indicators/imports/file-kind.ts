/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  | 'text'
  | 'workbook'
  /** Excel of before 2007. */
  | 'old-workbook'
  | 'encrypted-workbook'
  | 'open-document'
  | 'binary-workbook'
  | 'archive';

const starts = (bytes: Uint8Array, ...wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[index] === byte);

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** A compound file names its parts in UTF-16 within its directory. */
const inUtf16 = (text: string): string => [...text].join('\0');

/** The end of an archive holds the names of what is in it. */
const directoryBytes = 65_536;

export const kindOfFile = (bytes: Uint8Array): FileKind => {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))
    return latin(bytes).includes(inUtf16('EncryptedPackage'))
      ? 'encrypted-workbook'
      : 'old-workbook';
  if (!starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'text';
  const names = latin(bytes.subarray(0, 200)) + latin(bytes.subarray(-directoryBytes));
  if (names.includes('application/vnd.oasis.opendocument')) return 'open-document';
  if (names.includes('xl/workbook.bin')) return 'binary-workbook';
  return names.includes('[Content_Types].xml') || names.includes('xl/') ? 'workbook' : 'archive';
};
