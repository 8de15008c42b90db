import { quotedText, TEXT_GUESSES } from './column-types.ts';
import type { CsvSigns } from './csv-records.ts';
import { structureOf } from './csv-structure.ts';
import { bytesOf, isCompressed, startOfText } from './file-bytes.ts';
import type { FileTable } from './file-table.ts';
import { definitions, pathText, type Reader, sampled, WHOLE_BYTES } from './reader.ts';
import { UnreadableFile } from './unreadable-file.ts';

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // Its end may be in the middle of a sign.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** What is not UTF-8, though most of its signs beyond ASCII are. */
const isBroken = (bytes: Uint8Array): boolean => {
  let wrong = 0;
  let right = 0;
  for (const [sign] of new TextDecoder().decode(bytes).matchAll(/[^\0-\x7f]/g)) {
    if (sign === '\ufffd') wrong += 1;
    else right += 1;
  }
  return right >= wrong;
};

/** What is not UTF-8 is taken for Latin-1. */
const encodingOf = (bytes: Uint8Array): 'utf-8' | 'latin-1' | undefined => {
  // In UTF-16 there are zeros.
  if (bytes.includes(0)) return undefined;
  if (isUtf8(bytes)) return 'utf-8';
  return isBroken(bytes) ? undefined : 'latin-1';
};

/** For DuckDB, where each line is one field: it stands in no text. */
const NO_DELIMITER = '\u0001';

const LINE_ENDS = { '\n': String.raw`\n`, '\r\n': String.raw`\r\n`, '\r': String.raw`\r` } as const;

const signsOf = ({ delimiter, escaping }: CsvSigns): readonly string[] => [
  `delim = ${quotedText(delimiter ?? NO_DELIMITER)}`,
  `quote = '"'`,
  `escape = ${quotedText(escaping)}`,
  `comment = ''`,
];

/** All columns of a CSV file as texts. DuckDB refuses what is not Latin-1 where it is told so. */
export const csvReader = async (
  { path, file, heading: said, separator }: FileTable,
  isWhole: boolean,
): Promise<Reader> => {
  const bytes = await bytesOf(path, WHOLE_BYTES);
  if (isCompressed(bytes)) throw new UnreadableFile(`${file} is compressed`);
  const encoding = encodingOf(bytes);
  if (!encoding) throw new UnreadableFile(`${file} is neither UTF-8 nor Latin-1`);
  const start = startOfText(bytes);
  if (start > 0 && encoding !== 'utf-8') throw new UnreadableFile(`${file} is not UTF-8`);
  const structure = structureOf(
    {
      file,
      bytes,
      start,
      isWhole,
      decoded: (field) => Buffer.from(field).toString(encoding === 'utf-8' ? 'utf8' : 'latin1'),
    },
    { heading: said, separator },
  );
  const { signs, lineEnd, skip, hasHeading, heading, rows } = structure;
  const columns = heading.names.map((name) => ({
    name,
    native: 'VARCHAR',
    guesses: TEXT_GUESSES,
  }));
  const from = `read_csv(${[
    pathText(path),
    'auto_detect = false',
    `encoding = '${encoding}'`,
    ...signsOf(signs),
    `new_line = '${LINE_ENDS[lineEnd]}'`,
    `skip = ${skip}`,
    `header = ${hasHeading}`,
    `compression = 'none'`,
    'hive_partitioning = false',
    definitions(columns),
  ].join(', ')})`;
  return {
    from,
    sample: sampled(from, isWhole),
    isWhole,
    columns,
    ...(isWhole && { rows }),
    ...(heading.doubt && { doubt: heading.doubt }),
  };
};
