/**
 * Cuts text that arrives in chunks into rows of cells: separated by `;`, and quoted as RFC 4180 quotes
 * (a cell in `"` may hold `;`, line breaks, and `""` for a quote). It holds no more than one row.
 */
import type { Findings } from './faults.ts';
import { continueRow, type OpenRow, withoutLineEnd } from './quoted-cells.ts';

export interface SourceRow {
  readonly cells: readonly string[];
  /** Line on which it begins, counted from 1. */
  readonly line: number;
  /** As it stands in the file, line end included. */
  readonly text: string;
  /** No cell holds or is in quotes. */
  readonly isPlain: boolean;
}

export interface RowLimits {
  /** Characters of one row. */
  readonly line: number;
  /** Characters of all rows. */
  readonly characters: number;
}

export interface RowReader {
  readonly push: (chunk: string) => void;
  readonly end: () => void;
  readonly hasByteOrderMark: () => boolean;
}

export const createRowReader = (
  onRow: (row: SourceRow) => void,
  findings: Findings,
  limits: RowLimits,
): RowReader => {
  const { error, warn, stop } = findings;
  let hasByteOrderMark = false;
  let isFirst = true;
  let line = 0;
  let characters = 0;
  let pending: string[] = [];
  let pendingLength = 0;
  let open: OpenRow | undefined;
  /** Whether any chunk held one: spares the search in every line of a clean file. */
  let mayHoldNul = false;
  let mayHoldReplacement = false;

  const checkLength = (length: number, at: number): void => {
    if (length <= limits.line) return;
    if (open)
      stop({
        line: open.quoteLine,
        code: 'unclosed-quote',
        message: `A quote is opened and not closed within ${limits.line} characters. Close it.`,
      });
    stop({
      line: at,
      code: 'line-too-long',
      message: `A line may have ${limits.line} characters. Check that lines end as they should.`,
    });
  };

  const checkCharacters = (text: string): void => {
    if (mayHoldNul && text.includes('\0'))
      error({
        line,
        code: 'nul-character',
        message: 'There is a NUL character. Save the file as UTF-8 text.',
      });
    if (mayHoldReplacement && text.includes('\uFFFD'))
      warn({
        line,
        code: 'replacement-character',
        message: 'A letter was lost (it reads “\uFFFD”). Save the file as UTF-8.',
      });
  };

  const takeLine = (text: string): void => {
    line += 1;
    characters += text.length;
    checkLength((open?.length ?? 0) + text.length, line);
    if (characters > limits.characters)
      stop({
        line,
        code: 'file-too-long',
        message: `A file may have ${limits.characters} characters. Split it.`,
      });
    checkCharacters(text);
    if (!open && !text.includes('"')) {
      onRow({ cells: withoutLineEnd(text).split(';'), line, text, isPlain: true });
      return;
    }
    const row = open ?? { line, cells: [], lines: [], cell: [], length: 0, quoteLine: line };
    row.lines.push(text);
    row.length += text.length;
    const isOpen = continueRow(row, text, line, open !== undefined, findings);
    open = isOpen ? row : undefined;
    if (!isOpen)
      onRow({ cells: row.cells, line: row.line, text: row.lines.join(''), isPlain: false });
  };

  const take = (tail: string): void => {
    if (pending.length === 0) {
      takeLine(tail);
      return;
    }
    pending.push(tail);
    const text = pending.join('');
    pending = [];
    pendingLength = 0;
    takeLine(text);
  };

  return {
    push: (chunk) => {
      let start = 0;
      if (isFirst && chunk !== '') {
        isFirst = false;
        hasByteOrderMark = chunk.startsWith('\uFEFF');
        if (hasByteOrderMark) start = 1;
      }
      mayHoldNul ||= chunk.includes('\0');
      mayHoldReplacement ||= chunk.includes('\uFFFD');
      for (;;) {
        const end = chunk.indexOf('\n', start);
        if (end < 0) break;
        take(chunk.slice(start, end + 1));
        start = end + 1;
      }
      if (start >= chunk.length) return;
      pending.push(chunk.slice(start));
      pendingLength += chunk.length - start;
      checkLength((open?.length ?? 0) + pendingLength, line + 1);
    },
    end: () => {
      if (pending.length > 0) take('');
      if (open)
        stop({
          line: open.quoteLine,
          code: 'unclosed-quote',
          message: 'A quote is opened and never closed. Close it, or take it out.',
        });
    },
    hasByteOrderMark: () => hasByteOrderMark,
  };
};
