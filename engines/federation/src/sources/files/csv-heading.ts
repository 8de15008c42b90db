/** The heading of a CSV text: names of columns, and whether it can be told from a row. */
import { type CsvReading, lineOf } from './csv-reading.ts';
import { fieldsAt, lineAt } from './csv-records.ts';
import type { CsvSettings, CsvText } from './csv-text.ts';
import type { Doubt } from './reader.ts';
import { UnreadableFile } from './unreadable-file.ts';

export interface CsvHeading {
  /** Of columns; no two are alike, whatever their case. */
  readonly names: readonly string[];
  /** Why it may not be the heading. */
  readonly doubt?: Doubt;
}

/** What has a letter and is no number, truth value or moment. */
const isName = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  Number.isNaN(Number(text)) &&
  !/^(true|false)$/i.test(text) &&
  !/^\d{4}-\d\d-\d\dT/.test(text);

/** Names as DuckDB makes them of a heading: with a number where one is missing or is there already. */
const columnNames = (fields: readonly string[]): readonly string[] => {
  const digits = String(fields.length - 1).length;
  const counts = new Map<string, number>();
  return fields.map((field, index) => {
    let name = field || `column${String(index).padStart(digits, '0')}`;
    for (;;) {
      const count = counts.get(name.toLowerCase());
      counts.set(name.toLowerCase(), (count ?? 0) + 1);
      if (count === undefined) return name;
      name = `${name}_${count}`;
    }
  });
};

/** @throws UnreadableFile */
export const headingAt = (
  text: CsvText,
  { signs, records, heading, isTitled }: CsvReading,
  settings: CsvSettings,
): CsvHeading => {
  const { bytes, file, decoded } = text;
  const { starts, counts, filled } = records;
  const line = lineOf(text, records, heading);
  const fields = fieldsAt(bytes, starts[heading] ?? 0, signs).map((field) =>
    decoded(field).replace(/^ +| +$/g, ''),
  );
  if (settings.heading === 0) return { names: columnNames(fields.map(() => '')) };
  const names = columnNames(fields);
  // DuckDB does not pass over it as a whole then.
  if (heading === 0 && text.start > 0 && lineAt(bytes, starts[1] ?? bytes.length) > 2)
    throw new UnreadableFile(`the heading of ${file} goes on over several lines`);
  if (settings.heading !== undefined) return { names };

  const missing = fields.findIndex(
    (field, index) => index > 0 && field === '' && filled.some((count) => count > index),
  );
  if (missing > 0)
    throw new UnreadableFile(
      `line ${line} of ${file}, its heading, has no name for column ${missing + 1}`,
    );
  const columns = names.filter((_, index) => isName(fields[index] ?? ''));
  const doubtful = (reason: string): CsvHeading => ({ names, doubt: { reason, columns } });
  if (isTitled) {
    const reason = `line ${line} of ${file} has more fields than the heading`;
    if (columns.length < names.length) throw new UnreadableFile(reason);
    return doubtful(reason);
  }
  const say = 'the settings have to say which line is the heading';
  if (fields.some((field) => field !== '' && !isName(field)))
    return doubtful(`line ${line} of ${file} may be the heading or a row: ${say}`);
  return counts[heading + 1] === 0
    ? doubtful(`line ${lineOf(text, records, heading + 1)} of ${file} is empty: ${say}`)
    : { names };
};
