/** Paragraphs and tables for a terminal of a hundred columns. */
import { cut, widthOf } from './numbers.ts';

export const WIDTH = 100;

/** Breaks a text at its spaces; lines after the first are indented as the first one is. */
export const paragraph = (text: string, indent = ''): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(indent + longer) > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, indent + line];
};

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The widest that it may become; without it as wide as its content. */
  readonly maximum?: number;
  /** Takes what the others leave. One column of a table may. */
  readonly isFlexible?: boolean;
}

const INDENT = '  ';
const BETWEEN = '  ';
/** A name is never cut below this. */
const LEAST = 12;

const fitted = (text: string, width: number, align: Column['align']): string => {
  const short = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(short)));
  return align === 'left' ? short + space : space + short;
};

/** A header, a rule below it, and the rows; no line is wider than the page. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly string[] => {
  const wanted = columns.map(({ title, maximum = WIDTH }, index) =>
    Math.min(maximum, Math.max(widthOf(title), ...rows.map((row) => widthOf(row[index] ?? '')))),
  );
  const taken = wanted.reduce(
    (sum, width, index) => sum + BETWEEN.length + (columns[index]?.isFlexible ? 0 : width),
    INDENT.length - BETWEEN.length,
  );
  const widths = wanted.map((width, index) =>
    columns[index]?.isFlexible ? Math.max(LEAST, Math.min(width, WIDTH - taken)) : width,
  );
  const line = (cells: readonly string[]): string =>
    (
      INDENT +
      columns
        .map(({ align }, index) => fitted(cells[index] ?? '', widths[index] ?? 0, align))
        .join(BETWEEN)
    ).trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '─'.repeat(width))),
    ...rows.map(line),
  ];
};
