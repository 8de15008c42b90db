/**
 * The archive around a workbook, read with bounds: what it declares is added up before anything is
 * inflated, and what really comes out is counted while it does.
 *
 * Layout: PKWARE APPNOTE 6.3.9, sections 4.3.7, 4.3.12, 4.3.16 and 4.5.3 (ZIP64 sizes).
 */
import { createInflateRaw } from 'node:zlib';
import { WorkbookTrouble } from './trouble.ts';

export interface ZipLimits {
  readonly entriesAtMost: number;
  /** Bytes of all entries together, unpacked. */
  readonly bytesAtMost: number;
}

export const zipLimits: ZipLimits = { entriesAtMost: 2000, bytesAtMost: 600_000_000 };

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Zip {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Unpacks piece by piece. @throws WorkbookTrouble damaged, too-large */
  readonly pieces: (name: string) => AsyncGenerator<Uint8Array>;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const longestComment = 65_535;
const inSixtyFourBits = 0xffffffff;

const damaged = (why: string) => new WorkbookTrouble('damaged', why);

const findEnd = (view: DataView): number => {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endOfDirectory) return at;
  throw damaged('no central directory');
};

/** Sizes too long for 32 bits stand in an extra field, in this order, only where they are needed. */
const longNumbers = (view: DataView, from: number, to: number, given: readonly number[]) => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let place = at + 4;
    return given.map((number) => {
      if (number !== inSixtyFourBits || place + 8 > to) return number;
      place += 8;
      return Number(view.getBigUint64(place - 8, true));
    });
  }
  return given;
};

const readDirectory = (bytes: Uint8Array, limits: ZipLimits): ReadonlyMap<string, Entry> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entriesAtMost) throw new WorkbookTrouble('too-large', `${count} entries`);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let declared = 0;
  for (let number = 0; number < count; number++) {
    if (view.getUint32(at, true) !== directoryEntry) throw damaged('directory entry');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const extra = at + 46 + nameLength;
    const [unpacked = 0, packed = 0, offset = 0] = longNumbers(view, extra, extra + extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    if (view.getUint16(at + 8, true) & 1) throw new WorkbookTrouble('encrypted', name);
    declared += unpacked;
    if (declared > limits.bytesAtMost) throw new WorkbookTrouble('too-large', `${declared} bytes`);
    entries.set(name.replace(/^\//, ''), {
      method: view.getUint16(at + 10, true),
      packed,
      unpacked,
      offset,
    });
    at = extra + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
};

const packedBytes = (bytes: Uint8Array, { offset, packed }: Entry): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== localHeader) throw damaged('local header');
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + packed > bytes.length) throw damaged('entry is cut off');
  return bytes.subarray(from, from + packed);
};

const readingPastTheEnd = (error: unknown): never => {
  if (error instanceof RangeError) throw damaged('archive is cut off');
  throw error;
};

/** @throws WorkbookTrouble damaged, encrypted, too-large */
export const openZip = (bytes: Uint8Array, limits: ZipLimits = zipLimits): Zip => {
  let entries: ReadonlyMap<string, Entry>;
  try {
    entries = readDirectory(bytes, limits);
  } catch (error) {
    return readingPastTheEnd(error);
  }
  let left = limits.bytesAtMost;

  const take = (piece: Uint8Array): Uint8Array => {
    left -= piece.length;
    if (left < 0) throw new WorkbookTrouble('too-large', 'more than it declares');
    return piece;
  };

  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    pieces: async function* (name) {
      const entry = entries.get(name);
      if (!entry) throw damaged(`${name} is missing`);
      let packed: Uint8Array;
      try {
        packed = packedBytes(bytes, entry);
      } catch (error) {
        return readingPastTheEnd(error);
      }
      if (entry.method === 0) {
        yield take(packed);
        return;
      }
      if (entry.method !== 8) throw damaged(`packed by method ${entry.method}`);
      const inflate = createInflateRaw();
      inflate.end(packed);
      try {
        for await (const piece of inflate) yield take(piece);
      } catch (error) {
        if (error instanceof WorkbookTrouble) throw error;
        throw damaged(`${name} cannot be unpacked`);
      } finally {
        inflate.destroy();
      }
    },
  };
};
