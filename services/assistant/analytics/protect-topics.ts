/**
 * Questions by theme, subject and month of which no small number can be worked out. What stands on the
 * page anyway, the number of all questions in each month and in the period, counts as known.
 */
import {
  type Coordinates,
  crossTable,
  type Dimension,
  keyOf,
  type Solver,
  suppress,
  type TableCell,
} from '@polder/statistics/disclosure';

/** Counts from 1 up to this one are not shown by subject or neighbourhood. */
export const hidesUpTo = 4;

/** In a month or period of fewer questions than this nothing is told by subject, not even what nobody asked. */
const fewestQuestions = 20;

/** Questions about one thing in one month. */
export interface TopicCount {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly theme: string;
  /** Empty where none was recognised. */
  readonly intent: string;
  readonly count: number;
}

/** Undefined is withheld. */
export type Shown = number | undefined;

export interface ThemeCounts {
  readonly theme: string;
  readonly count: Shown;
  /** One for each month of the period. */
  readonly months: readonly Shown[];
  readonly intents: readonly { readonly intent: string; readonly count: Shown }[];
}

export interface TopicCounts {
  readonly total: number;
  readonly themes: readonly ThemeCounts[];
}

const all = 'all';
const themeCode = (theme: string): string => `theme:${theme}`;
const intentCode = (intent: string): string => `intent:${intent}`;

interface Cell {
  readonly coordinates: Coordinates;
  readonly value: number;
}

const sumOf = (counts: readonly TopicCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

/** What is known of a column beforehand, and whether a zero in it is told. */
interface Column {
  readonly total: number;
  readonly isSparse: boolean;
}

const columnOf = (total: number, themes: readonly number[]): Column => {
  const asked = themes.filter((count) => count > 0).length;
  // Where nearly every theme has one question, their sum would give each of them away.
  const room = total - asked;
  return { total, isSparse: total > 0 && (total < fewestQuestions || room < hidesUpTo) };
};

const tableCell = (key: string, { coordinates, value }: Cell, column: Column): TableCell => {
  if (coordinates.topic === all)
    return { key, value, form: { kind: 'exact' }, cost: Number.POSITIVE_INFINITY };
  const { isSparse, total } = column;
  const isHidden = total > 0 && (isSparse || (value > 0 && value <= hidesUpTo));
  const lower = isSparse || value === 0 ? 0 : 1;
  if (!isHidden)
    return {
      key,
      value,
      form: { kind: 'exact' },
      known: { lower, upper: value === 0 ? 0 : total },
    };
  return {
    key,
    value,
    form: { kind: 'hidden' },
    known: { lower, upper: total },
    protection: { sliding: Math.min(hidesUpTo - 1, total - lower) },
  };
};

/** Every theme there is with nothing told of it: not even which of them were asked about. */
const untold = (
  total: number,
  themes: readonly string[],
  months: readonly string[],
): TopicCounts => ({
  total,
  themes: themes.map((theme) => ({
    theme,
    count: undefined,
    months: months.map(() => undefined),
    intents: [],
  })),
});

/** Whether anything is told by theme. */
export const isTold = ({ themes }: TopicCounts): boolean =>
  themes.some(({ count }) => count !== undefined);

export interface TopicsAsked {
  readonly counts: readonly TopicCount[];
  /** Months of the period, in order. */
  readonly months: readonly string[];
  /** All there are, asked about or not. */
  readonly themes: readonly string[];
}

/** Of a theme that nobody asked about, too, it is told that it was none: unless nothing is told. */
export const protectTopics = (
  { counts, months, themes: known }: TopicsAsked,
  solver: Solver,
): TopicCounts => {
  const total = sumOf(counts);
  const byTheme = Map.groupBy(counts, ({ theme }) => theme);
  const themes = [...byTheme.keys()].sort();
  const allThemes = [...new Set([...known, ...themes])].sort();
  const dimensions: readonly Dimension[] = [
    {
      name: 'topic',
      hierarchy: [
        { parent: all, children: themes.map(themeCode) },
        ...[...byTheme].map(([theme, own]) => ({
          parent: themeCode(theme),
          children: [...new Set(own.map(({ intent }) => intentCode(intent)))],
        })),
      ],
    },
    { name: 'when', hierarchy: [{ parent: all, children: months }] },
  ];
  const row = (topic: string, own: readonly TopicCount[]): readonly Cell[] => {
    const byMonth = Map.groupBy(own, ({ month }) => month);
    return [
      { coordinates: { topic, when: all }, value: sumOf(own) },
      ...months.map((when) => ({
        coordinates: { topic, when },
        value: sumOf(byMonth.get(when) ?? []),
      })),
    ];
  };
  const cells: readonly Cell[] = [
    ...row(all, counts),
    ...[...byTheme].flatMap(([theme, own]) => row(themeCode(theme), own)),
    ...[...Map.groupBy(counts, ({ intent }) => intent)].map(([intent, own]) => ({
      coordinates: { topic: intentCode(intent), when: all },
      value: sumOf(own),
    })),
  ];
  const columns = new Map(
    [all, ...months].map((when) => {
      const of = (topic: string) =>
        cells.find(({ coordinates }) => coordinates.topic === topic && coordinates.when === when)
          ?.value ?? 0;
      return [
        when,
        columnOf(
          of(all),
          themes.map((theme) => of(themeCode(theme))),
        ),
      ];
    }),
  );
  const whole = columns.get(all);
  if (!whole || whole.isSparse) return untold(total, allThemes, months);
  const result = suppress(
    {
      cells: cells.map((cell) =>
        tableCell(
          keyOf(dimensions, cell.coordinates),
          cell,
          columns.get(cell.coordinates.when ?? all) ?? whole,
        ),
      ),
      relations: crossTable(cells, dimensions).relations,
    },
    solver,
  );
  if (result.kind === 'unprotectable') return untold(total, allThemes, months);
  const shown = new Map(
    result.table.cells.flatMap(({ key, value, form }) =>
      form.kind === 'exact' ? [[key, value] as const] : [],
    ),
  );
  const at = (topic: string, when: string): Shown => shown.get(keyOf(dimensions, { topic, when }));
  return {
    total,
    themes: allThemes.map((theme): ThemeCounts => {
      if (!byTheme.has(theme)) return { theme, count: 0, months: months.map(() => 0), intents: [] };
      return {
        theme,
        count: at(themeCode(theme), all),
        months: months.map((month) => at(themeCode(theme), month)),
        intents: [...new Set((byTheme.get(theme) ?? []).map(({ intent }) => intent))]
          .sort()
          .map((intent) => ({ intent, count: at(intentCode(intent), all) })),
      };
    }),
  };
};
