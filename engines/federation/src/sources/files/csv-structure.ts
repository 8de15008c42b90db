/**
 * How a CSV text is written and which line is its heading, by rules of our own: DuckDB, asked to find out,
 * finds a way to read any text, also one that passes over lines or cuts them. What cannot be told is refused.
 */
import { type CsvHeading, headingAt } from './csv-heading.ts';
import {
  type CsvReading,
  countsFrom,
  isProse,
  lineOf,
  readingBy,
  unevenFrom,
} from './csv-reading.ts';
import { type CsvSigns, DELIMITERS, type LineEnd, lineAt } from './csv-records.ts';
import type { CsvSettings, CsvText } from './csv-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface CsvStructure {
  readonly signs: CsvSigns;
  readonly lineEnd: LineEnd;
  /** Records before the heading, or before the rows where there is none; empty lines are some. */
  readonly skip: number;
  readonly hasHeading: boolean;
  readonly heading: CsvHeading;
  /** In what was looked into. */
  readonly rows: number;
}

const FAULTS = {
  open: 'has a quote that is not closed',
  misplaced: 'has text behind a field in quotes',
} as const;

/** Why a reading is none. */
const faultOf = (text: CsvText, { records, heading }: CsvReading, said?: number): string => {
  const { fault } = records;
  const line = (number: number) => `line ${number} of ${text.file}`;
  const at = (record: number) => line(lineOf(text, records, record));
  if (records.otherEnd !== undefined) return `${at(records.otherEnd)} ends otherwise than line 1`;
  const uneven = heading < 0 ? undefined : unevenFrom(records, heading);
  if (uneven) {
    const first = said === 0 ? 'the first line' : 'the heading';
    return `${at(uneven.record)} has ${uneven.has} fields than ${first}`;
  }
  return fault
    ? `${line(lineAt(text.bytes, fault.start))} ${FAULTS[fault.kind]}`
    : `${text.file} is empty`;
};

/** How many records have the number of fields that most have; one field does not count. */
const agreement = ({ records }: CsvReading): number => {
  const occurrences = new Map<number, number>();
  for (const count of records.counts)
    if (count > 1) occurrences.set(count, (occurrences.get(count) ?? 0) + 1);
  return Math.max(0, ...occurrences.values());
};

/**
 * Whether the sign of an uneven reading separates fields, so that a line is not one field. A comma in the
 * heading alone that a blank follows does not.
 */
const isSeparating = (text: CsvText, reading: CsvReading): boolean => {
  const { signs, records, heading } = reading;
  const beneath = countsFrom(records, heading + 1);
  if ((records.counts[heading] ?? 0) <= 1)
    return (
      (beneath.length > 0 && beneath.every((count) => count > 1)) ||
      agreement(reading) * 2 > beneath.length
    );
  return beneath.some((count) => count > 1) || !isProse(text, records, signs, heading);
};

const NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

/** @throws UnreadableFile */
const chosen = (text: CsvText, settings: CsvSettings): CsvReading => {
  const signs = settings.separator === undefined ? DELIMITERS : [settings.separator];
  const readings = signs
    .filter((sign) => text.bytes.includes(sign))
    .map((sign) => readingBy(sign, text, settings.heading));
  const isWide = ({ records, heading }: CsvReading) => (records.counts[heading] ?? 0) > 1;
  for (const isTitled of [false, true]) {
    const even = readings.filter((one) => one.isEven && one.isTitled === isTitled && isWide(one));
    if (even[1]) {
      const names = even.map((one) => NAMES[one.signs.delimiter ?? ',']);
      throw new UnreadableFile(
        `the fields of ${text.file} may be separated by ${names.join(' or ')}: the settings have to say by which`,
      );
    }
    if (even[0]) return even[0];
  }
  const [separated] = readings
    .filter((reading) => !reading.isEven && isSeparating(text, reading))
    .sort((left, right) => agreement(right) - agreement(left));
  return separated ?? readingBy(undefined, text, settings.heading);
};

/** @throws UnreadableFile */
export const structureOf = (text: CsvText, settings: CsvSettings): CsvStructure => {
  const reading = chosen(text, settings);
  const { signs, records, heading } = reading;
  if (!reading.isEven || records.otherEnd !== undefined)
    throw new UnreadableFile(faultOf(text, reading, settings.heading));
  const hasHeading = settings.heading !== 0;
  const first = hasHeading ? heading + 1 : heading;
  const isOneColumn = records.counts[heading] === 1;
  return {
    signs,
    lineEnd: records.lineEnd ?? '\n',
    skip: heading,
    hasHeading,
    heading: headingAt(text, reading, settings),
    // In a column alone an empty line is a value.
    rows: isOneColumn ? records.counts.length - first : countsFrom(records, first).length,
  };
};
