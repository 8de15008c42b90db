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

/** In a period of fewer questions than this nothing is told by subject. */
const fewestQuestions = 20;

/** Undefined is withheld. */
export type Shown = number | undefined;

/** Something that can be asked about. */
export interface Subject {
  readonly theme: string;
  /** Empty where none was recognised. */
  readonly intent: string;
}

/** Questions about one thing in one month. */
export interface TopicCount extends Subject {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly count: number;
}

export interface ThemeCounts {
  readonly theme: string;
  readonly count: Shown;
  /** One for each month of the period. */
  readonly months: readonly Shown[];
  readonly intents: readonly { readonly intent: string; readonly count: Shown }[];
}

export interface TopicCounts {
  readonly total: number;
  /** All there are, asked about or not. */
  readonly themes: readonly ThemeCounts[];
}

/** Whether anything is told by theme. */
export const isTold = ({ themes }: TopicCounts): boolean =>
  themes.some(({ count }) => count !== undefined);

const all = 'all';
const themeCode = (theme: string): string => `theme:${theme}`;
const intentCode = (intent: string): string => `intent:${intent}`;

interface Cell {
  readonly coordinates: Coordinates;
  readonly value: number;
}

const sumOf = (counts: readonly TopicCount[]): number =>
  counts.reduce((sum, { count }) => sum + count, 0);

/**
 * Where a small number could not be hidden otherwise, noughts are withheld along with it; they cost the
 * reader least. So nobody knows of a withheld number that it is more than nought.
 *
 * @param total all questions of the month or period
 */
const tableCell = (key: string, { coordinates, value }: Cell, total: number): TableCell => {
  if (coordinates.topic === all || total === 0)
    return { key, value, form: { kind: 'exact' }, cost: Number.POSITIVE_INFINITY };
  const known = { lower: 0, upper: total };
  return value > 0 && value <= hidesUpTo
    ? {
        key,
        value,
        known,
        form: { kind: 'hidden' },
        protection: { sliding: Math.min(hidesUpTo - 1, total) },
      }
    : { key, value, known, form: { kind: 'exact' }, cost: Math.max(1, value) };
};

export interface TopicsAsked {
  readonly counts: readonly TopicCount[];
  /** Months of the period that are told apart, in order. */
  readonly months: readonly string[];
  /** All there are, asked about or not. */
  readonly subjects: readonly Subject[];
}

/** Cells of the table and what ties them. */
const tableOf = (
  { counts, months }: TopicsAsked,
  byTheme: ReadonlyMap<string, ReadonlySet<string>>,
) => {
  const dimensions: readonly Dimension[] = [
    {
      name: 'topic',
      hierarchy: [
        { parent: all, children: [...byTheme.keys()].map(themeCode) },
        ...[...byTheme].map(([theme, intents]) => ({
          parent: themeCode(theme),
          children: [...intents].map(intentCode),
        })),
      ],
    },
    { name: 'when', hierarchy: months.length > 0 ? [{ parent: all, children: months }] : [] },
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
  const ofTheme = Map.groupBy(counts, ({ theme }) => theme);
  const ofIntent = Map.groupBy(counts, ({ intent }) => intent);
  const cells = [
    ...row(all, counts),
    ...[...byTheme.keys()].flatMap((theme) => row(themeCode(theme), ofTheme.get(theme) ?? [])),
    ...[...byTheme.values()].flatMap((intents) =>
      [...intents].map((intent): Cell => {
        const own = ofIntent.get(intent) ?? [];
        return { coordinates: { topic: intentCode(intent), when: all }, value: sumOf(own) };
      }),
    ),
  ];
  return { dimensions, cells };
};

/** @returns what may be shown, by `keyOf` its coordinates; nothing where it cannot be protected */
const shownOf = (
  cells: readonly Cell[],
  dimensions: readonly Dimension[],
  solver: Solver,
): ReadonlyMap<string, number> => {
  const totals = new Map(
    cells.flatMap(({ coordinates, value }) =>
      coordinates.topic === all ? [[coordinates.when, value] as const] : [],
    ),
  );
  const result = suppress(
    {
      cells: cells.map((cell) =>
        tableCell(
          keyOf(dimensions, cell.coordinates),
          cell,
          totals.get(cell.coordinates.when) ?? 0,
        ),
      ),
      relations: crossTable(cells, dimensions).relations,
    },
    solver,
  );
  return new Map(
    result.kind === 'suppressed'
      ? result.table.cells.flatMap(({ key, value, form }) =>
          form.kind === 'exact' ? [[key, value] as const] : [],
        )
      : [],
  );
};

export const protectTopics = (asked: TopicsAsked, solver: Solver): TopicCounts => {
  const { counts, months, subjects } = asked;
  const total = sumOf(counts);
  const byTheme = new Map(
    [...Map.groupBy([...subjects, ...counts], ({ theme }) => theme)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([theme, own]) => [theme, new Set(own.map(({ intent }) => intent).sort())]),
  );
  const { dimensions, cells } = tableOf(asked, byTheme);
  const shown =
    total < fewestQuestions ? new Map<string, number>() : shownOf(cells, dimensions, solver);
  const at = (topic: string, when: string): Shown => shown.get(keyOf(dimensions, { topic, when }));
  return {
    total,
    themes: [...byTheme].map(([theme, intents]) => ({
      theme,
      count: at(themeCode(theme), all),
      months: months.map((month) => at(themeCode(theme), month)),
      intents: [...intents].map((intent) => ({ intent, count: at(intentCode(intent), all) })),
    })),
  };
};
