import type { Delimiter } from './csv-records.ts';

/** The beginning of a CSV file, as far as it is looked into. */
export interface CsvText {
  /** The file, for messages. */
  readonly file: string;
  readonly bytes: Buffer;
  /** Byte at which the text begins, after a mark of its encoding. */
  readonly start: number;
  /** Otherwise the file goes on. */
  readonly isWhole: boolean;
  readonly decoded: (bytes: Uint8Array) => string;
}

/** What the settings say of it. */
export interface CsvSettings {
  /** The line of the heading, 0 for none. */
  readonly heading?: number | undefined;
  readonly separator?: Delimiter | undefined;
}
