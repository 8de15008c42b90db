/** Bytes of files, read here where DuckDB would have to guess. */
import { open } from 'node:fs/promises';

/** @param length bytes at most; counted from the end where it is below 0 */
export const bytesOf = async (path: string, length: number): Promise<Buffer> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const count = Math.min(Math.abs(length), size);
    const buffer = Buffer.alloc(count);
    const { bytesRead } = await file.read(buffer, 0, count, length < 0 ? size - count : 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

const COMPRESSED = [
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
];

/** What gzip and Zstandard write, whatever the file is called. */
export const isCompressed = (bytes: Uint8Array): boolean =>
  COMPRESSED.some((mark) => mark.every((byte, index) => bytes[index] === byte));

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Where a text in UTF-8 begins. */
export const startOfText = (bytes: Uint8Array): number =>
  BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
