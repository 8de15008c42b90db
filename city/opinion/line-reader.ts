import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 1 << 18;
/** No row of votes is longer; a file without line breaks is not kept in memory. */
const LONGEST_LINE = 4096;

export interface Line {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
}

/**
 * The lines of a UTF-8 file one by one, without their ends, in memory for one piece of the file.
 *
 * @param onProgress called now and then with the bytes that are read and all there are
 * @throws Error that names the file, and the line where it is about one
 */
export function* linesOf(
  file: string,
  onProgress: (done: number, total: number) => void = () => {},
): Generator<Line> {
  const handle = open(file);
  try {
    const total = fstatSync(handle).size;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const bytes = Buffer.alloc(CHUNK_BYTES);
    let [number, done, rest] = [0, 0, ''];
    for (let isOpen = true; isOpen; ) {
      const count = readSync(handle, bytes, 0, CHUNK_BYTES, null);
      isOpen = count > 0;
      const lines = (
        rest + decoded(decoder, bytes.subarray(0, count), isOpen, `${file}, after line ${number},`)
      ).split('\n');
      rest = lines.pop() ?? '';
      for (const line of isOpen ? lines : [...lines, rest]) {
        number++;
        if (line.length > LONGEST_LINE) throw tooLong(file, number);
        yield { text: line.endsWith('\r') ? line.slice(0, -1) : line, number };
      }
      if (rest.length > LONGEST_LINE) throw tooLong(file, number + 1);
      done += count;
      onProgress(done, total);
    }
  } finally {
    closeSync(handle);
  }
}

const open = (file: string): number => {
  try {
    return openSync(file, 'r');
  } catch {
    throw new Error(`${file} cannot be read: is it a file, and yours to read?`);
  }
};

const decoded = (
  decoder: TextDecoder,
  bytes: Uint8Array,
  isMoreToCome: boolean,
  where: string,
): string => {
  try {
    return decoder.decode(bytes, { stream: isMoreToCome });
  } catch {
    throw new Error(`${where} is not written in UTF-8.`);
  }
};

const tooLong = (file: string, number: number): Error =>
  new Error(`${file}, line ${number} is longer than ${LONGEST_LINE} characters: is it votes?`);
