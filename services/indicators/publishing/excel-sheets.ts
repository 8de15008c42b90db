/** What an Excel workbook of one indicator says, as plain data that a thread can be given. */
import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText, type Text } from '../../../platform/messages/text.ts';
import type { Indicator } from '../catalogue/store.ts';
import { publishingMessages } from '../messages/publishing/index.ts';
import { type Column, columnKinds, columns, type FigureRow } from './rows.ts';
import { type Status, statuses } from './status.ts';

/** A date is `{ day: 'YYYY-MM-DD' }`: the writer makes it one that Excel can count with. */
export type SheetCell = string | number | null | { readonly day: string };

export interface Sheet {
  readonly name: string;
  /** Rows at the top that stay while the rest scrolls, in bold. */
  readonly headerRows: number;
  /** Widths of columns in characters. */
  readonly widths: readonly number[];
  /** Decimals by column, where a column of numbers has them. */
  readonly decimals: readonly (number | undefined)[];
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface Told {
  readonly period: string;
  readonly title: Text;
  readonly explanation: Text;
}

const widths: Partial<Readonly<Record<Column, number>>> = {
  indicator_name: 32,
  area_name: 24,
  note: 32,
  status: 22,
};

/** Said once on the sheet “About” instead of in every row. */
const saidOnce: readonly Column[] = ['indicator', 'indicator_name', 'unit'];

const figuresSheet = (
  indicator: Indicator,
  rows: readonly FigureRow[],
  language: Language,
): Sheet => {
  const t = publishingMessages[language];
  // Columns that say nothing anywhere would only be in the way.
  const shown = columns.filter(
    (column) =>
      !saidOnce.includes(column) &&
      (column === 'value' || rows.some((row) => row[column] !== '' && row[column] !== null)),
  );
  const cell = (row: FigureRow, column: Column): SheetCell => {
    const content = row[column];
    if (column === 'status') return t.statuses[content as Status]; // a status column holds one
    if (column === 'sex') return t.sexes[String(content)] ?? content;
    return columnKinds[column] === 'day' ? { day: String(content) } : content;
  };
  return {
    name: t.sheets.figures,
    headerRows: 1,
    widths: shown.map((column) => widths[column] ?? 14),
    decimals: shown.map((column) =>
      column === 'value' || column === 'lower' || column === 'upper'
        ? indicator.decimals
        : undefined,
    ),
    rows: [
      shown.map((column) => t.columns[column]),
      ...rows.map((row) => shown.map((column) => cell(row, column))),
    ],
  };
};

export interface WorkbookContext {
  readonly language: Language;
  /** Address of the figure's page. */
  readonly page: string;
  readonly geography: string;
  readonly now: Date;
  readonly interval: string;
  readonly told: readonly Told[];
}

const aboutSheet = (indicator: Indicator, context: WorkbookContext): Sheet => {
  const { language, page, geography, now, interval } = context;
  const t = publishingMessages[language];
  const text = (content: Text): string => chooseText(content, language).text;
  const day = (moment: Date): SheetCell => ({ day: moment.toISOString().slice(0, 10) });
  const lines: readonly (readonly [string, SheetCell])[] = [
    [t.about.figure, text(indicator.name)],
    [t.columns.indicator, indicator.code],
    [t.about.definition, text(indicator.definition)],
    [t.about.rationale, text(indicator.rationale)],
    [t.about.numerator, text(indicator.numerator)],
    [t.about.denominator, text(indicator.denominator)],
    [t.about.unit, text(indicator.unit)],
    [t.about.interval, interval],
    [t.about.areas, geography],
    [t.about.source, indicator.source],
    [t.about.sourceUrl, indicator.sourceUrl ?? ''],
    [t.about.licence, indicator.licence],
    [t.about.owner, indicator.owner],
    [t.about.changed, day(indicator.updatedAt)],
    [t.about.page, page],
    [t.about.downloaded, day(now)],
  ];
  return {
    name: t.sheets.about,
    headerRows: 0,
    widths: [28, 100],
    decimals: [],
    rows: lines.filter(([, content]) => content !== ''),
  };
};

const notesSheet = (
  rows: readonly FigureRow[],
  { language, told }: WorkbookContext,
  label: (period: string) => string,
): Sheet => {
  const t = publishingMessages[language];
  const text = (content: Text): string => chooseText(content, language).text;
  const occurring = statuses.filter((status) => rows.some((row) => row.status === status));
  return {
    name: t.sheets.notes,
    headerRows: 0,
    widths: [28, 100],
    decimals: [],
    rows: [
      [t.columns.status, t.notes.status],
      ...occurring.map((status): readonly SheetCell[] => [
        t.statuses[status],
        rows.filter((row) => row.status === status).length,
      ]),
      [t.statuses.withheld, t.notes.withheld],
      [t.about.interval, t.notes.interval],
      [t.columns.sex, t.notes.empty],
      [t.columns.period_start, t.notes.period],
      ...told.map(({ period, title, explanation }): readonly SheetCell[] => [
        `${t.notes.events}: ${label(period)}`,
        [text(title), text(explanation)].filter((part) => part !== '').join(' – '),
      ]),
    ],
  };
};

/** Figures, what they are, and what to know when reading them: three sheets. */
export const workbookSheets = (
  indicator: Indicator,
  rows: readonly FigureRow[],
  context: WorkbookContext,
  label: (period: string) => string,
): readonly Sheet[] => [
  figuresSheet(indicator, rows, context.language),
  aboutSheet(indicator, context),
  notesSheet(rows, context, label),
];
