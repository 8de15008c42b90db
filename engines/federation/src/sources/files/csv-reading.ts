/** A CSV text as it reads with one sign between fields: where its heading is, and whether all rows fit it. */
import {
  type CsvRecords,
  type CsvSigns,
  type Delimiter,
  lineAt,
  nextLine,
  recordsOf,
} from './csv-records.ts';
import type { CsvText } from './csv-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface CsvReading {
  readonly signs: CsvSigns;
  readonly records: CsvRecords;
  /** The record that is the heading; the first row where there is none; -1 without records. */
  readonly heading: number;
  /** Above the heading are lines with fewer fields. */
  readonly isTitled: boolean;
  /** Whether all records from the heading on have its fields. */
  readonly isEven: boolean;
}

export const lineOf = ({ bytes }: CsvText, { starts }: CsvRecords, record: number): number =>
  lineAt(bytes, starts[record] ?? bytes.length);

/** The first record that does not have the fields of another one above it; empty ones at its end are none. */
export const unevenFrom = (
  { counts, filled }: CsvRecords,
  heading: number,
): { readonly record: number; readonly has: 'more' | 'fewer' } | undefined => {
  const fields = counts[heading] ?? 0;
  for (let record = heading + 1; record < counts.length; record += 1) {
    const count = counts[record] ?? 0;
    if ((filled[record] ?? 0) > fields) return { record, has: 'more' };
    if (count > 0 && count < fields) return { record, has: 'fewer' };
  }
  return undefined;
};

const isEvenFrom = (records: CsvRecords, heading: number): boolean =>
  heading >= 0 && !records.fault && !unevenFrom(records, heading);

/** Numbers of fields, from a record on, without empty lines. */
export const countsFrom = ({ counts }: CsvRecords, record: number): readonly number[] =>
  counts.slice(record).filter((count) => count > 0);

/** Whether commas of a record are of a text: each has a blank behind it. */
export const isProse = (
  { bytes, decoded }: CsvText,
  { starts }: CsvRecords,
  { delimiter }: CsvSigns,
  record: number,
): boolean =>
  delimiter === ',' && !/,(?! )/.test(decoded(bytes.subarray(starts[record], starts[record + 1])));

/**
 * The record beneath titles: all above it have one field or are prose, as it is not itself, have fewer fields,
 * and are no more than the rows. With two fields it has to have an empty line above: a line of text with one
 * comma looks like it.
 */
const beneathTitles = (
  text: CsvText,
  records: CsvRecords,
  signs: CsvSigns,
  first: number,
): number | undefined => {
  const { counts } = records;
  let most = 0;
  for (let record = first; record < counts.length; record += 1) {
    const count = counts[record] ?? 0;
    const isFit = record > first && count > most && (count > 2 || counts[record - 1] === 0);
    if (isFit && isEvenFrom(records, record)) {
      if (most > 1 && isProse(text, records, signs, record)) return undefined;
      const rows = countsFrom(records, record + 1).length;
      return countsFrom(records, first).length - rows - 1 <= rows ? record : undefined;
    }
    if (count > 1 && !isProse(text, records, signs, record)) return undefined;
    most = Math.max(most, count);
  }
  return undefined;
};

const startOfLine = ({ bytes, start }: CsvText, line: number): number => {
  let at = start;
  for (let above = 1; above < line; above += 1) at = nextLine(bytes, at);
  return at;
};

/** The record on the line that the settings call the heading. */
const saidHeading = (text: CsvText, records: CsvRecords, line: number): number => {
  const found = records.starts.indexOf(startOfLine(text, line));
  const isMissing = found < 0 ? !records.fault : records.counts[found] === 0;
  if (isMissing)
    throw new UnreadableFile(
      `line ${line} of ${text.file}, which is its heading in the settings, is empty or not there`,
    );
  return found;
};

/** @param said the line of the heading in the settings, 0 for none */
export const readingBy = (
  delimiter: Delimiter | undefined,
  text: CsvText,
  said: number | undefined,
): CsvReading => {
  const { bytes, start, isWhole } = text;
  const readWith = (escaping: CsvSigns['escaping']): CsvReading => {
    const signs = { delimiter, escaping };
    const records = recordsOf(bytes, start, signs, isWhole);
    const first = said
      ? saidHeading(text, records, said)
      : records.counts.findIndex((count) => count > 0);
    if (isEvenFrom(records, first))
      return { signs, records, heading: first, isTitled: false, isEven: true };
    const beneath =
      said === undefined && first >= 0 ? beneathTitles(text, records, signs, first) : undefined;
    const isTitled = beneath !== undefined;
    return { signs, records, heading: beneath ?? first, isTitled, isEven: isTitled };
  };
  const reading = readWith('"');
  if (reading.isEven || !bytes.includes('\\"')) return reading;
  const other = readWith('\\');
  return other.isEven ? other : reading;
};
