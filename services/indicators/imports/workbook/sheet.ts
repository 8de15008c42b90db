/** The cells of one sheet, row by row, as texts a table can be made of. */
import { lettersOf, positionOf } from './columns.ts';
import { dateOfSerial, numberAsWritten } from './number-format.ts';
import { WorkbookTrouble } from './trouble.ts';
import { type Sheet, unescaped, type Workbook } from './workbook.ts';
import { attributeOf, createXmlReader } from './xml.ts';
import type { Zip } from './zip.ts';

/** A number as a cell holds it, not as it is shown: its decimal sign is always a point. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Positions of cells that hold numbers, not texts. */
  readonly numbers: readonly number[];
  /** Positions of formulas whose result the file does not hold. */
  readonly unknown: readonly number[];
}

/** What a reader of the sheet should know before trusting it. */
export interface SheetFacts {
  readonly rows: number;
  readonly formulas: number;
  readonly hiddenRows: number;
  /** Letters. */
  readonly hiddenColumns: readonly string[];
  readonly mergedCells: number;
  /** Cells shown as percentages: 0.253 is read as 25.3, which is what people see. */
  readonly percentages: number;
  readonly errors: number;
}

const columnsAtMost = 1000;
const rowsAtMost = 1_048_576;

interface Cell {
  position: number;
  type: string;
  style: number;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

type Part = 'v' | 'is' | undefined;

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/**
 * @param facts is filled while the rows are read, and right at the end
 * @throws WorkbookTrouble damaged, too-large
 */
export async function* readSheet(
  zip: Zip,
  { texts, formats, isFrom1904 }: Workbook,
  sheet: Sheet,
  facts: { -readonly [Name in keyof SheetFacts]: SheetFacts[Name] },
): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row = 0;
  let isRowHidden = false;
  let next = 0;
  let cells: string[] = [];
  let numbers: number[] = [];
  let unknown: number[] = [];
  let cell: Cell | undefined;
  let part: Part;
  let isText = false;
  let isPhonetic = false;
  const hidden = new Set<number>();

  const textOf = ({ type, style, value, position, hasValue, hasFormula }: Cell): string => {
    if (hasFormula) {
      facts.formulas++;
      if (!hasValue && type !== 'str') unknown.push(position);
    }
    if (!hasValue) return '';
    switch (type) {
      case 's': {
        const text = texts[Number(value)];
        if (text === undefined) throw new WorkbookTrouble('damaged', `text ${value}`);
        return text;
      }
      case 'str':
      case 'inlineStr':
        return unescaped(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        facts.errors++;
        return value;
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '');
      default: {
        if (value.trim() === '') return '';
        const kind = formats[style] ?? 'number';
        const date = kind === 'date' ? dateOfSerial(Number(value), isFrom1904) : undefined;
        if (date !== undefined) return date;
        numbers.push(position);
        if (kind !== 'percent') return numberAsWritten(value);
        facts.percentages++;
        return numberAsWritten(String(Number(value) * 100));
      }
    }
  };

  const endCell = (ended: Cell): void => {
    const text = textOf(ended).trim();
    next = ended.position + 1;
    const isUnknown = unknown.at(-1) === ended.position;
    if (text === '' && !isUnknown) return;
    if (ended.position >= columnsAtMost) throw new WorkbookTrouble('too-large', 'columns');
    while (cells.length < ended.position) cells.push('');
    cells.push(text);
  };

  const endRow = (): void => {
    if (cells.length > 0) {
      facts.rows++;
      if (isRowHidden) facts.hiddenRows++;
      ready.push({ row, cells, numbers, unknown });
    }
    cells = [];
    numbers = [];
    unknown = [];
  };

  const read = createXmlReader({
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributeOf(attributes, 'r') ?? row + 1);
        if (!(row >= 1 && row <= rowsAtMost)) throw new WorkbookTrouble('damaged', 'row number');
        isRowHidden = isTrue(attributeOf(attributes, 'hidden'));
        next = 0;
      } else if (name === 'c') {
        cell = {
          position: positionOf(attributeOf(attributes, 'r') ?? '') ?? next,
          type: attributeOf(attributes, 't') ?? 'n',
          style: Number(attributeOf(attributes, 's') ?? 0),
          value: '',
          hasValue: false,
          hasFormula: false,
        };
        if (cell.position < next) throw new WorkbookTrouble('damaged', 'order of cells');
      } else if (name === 'v' || name === 'is') {
        part = name;
        if (cell) cell.hasValue = true;
      } else if (name === 't') isText = part === 'is' && !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 'f' && cell) cell.hasFormula = true;
      else if (name === 'mergeCell') facts.mergedCells++;
      else if (name === 'col' && isTrue(attributeOf(attributes, 'hidden'))) {
        const from = Number(attributeOf(attributes, 'min'));
        const to = Math.min(Number(attributeOf(attributes, 'max')), columnsAtMost);
        for (let column = from; column <= to; column++) hidden.add(column - 1);
      }
    },
    close: (name) => {
      if (name === 'v' || name === 'is') part = undefined;
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell) {
        endCell(cell);
        cell = undefined;
      } else if (name === 'row') endRow();
    },
    text: (text) => {
      if (cell && (part === 'v' || isText)) cell.value += text;
    },
  });

  let widest = 0;
  const take = (): readonly SheetRow[] => {
    const rows = ready;
    ready = [];
    for (const one of rows) widest = Math.max(widest, one.cells.length);
    return rows;
  };
  const decoder = new TextDecoder();
  for await (const piece of zip.pieces(sheet.path)) {
    read(decoder.decode(piece, { stream: true }));
    yield* take();
  }
  read(decoder.decode(), true);
  yield* take();
  facts.hiddenColumns = [...hidden]
    .filter((position) => position < widest)
    .sort((a, b) => a - b)
    .map(lettersOf);
}
