/** The same figures as files: nothing stands in them that the page withholds. */
import { byteOrderMark, csvLine } from '../../../platform/csv.ts';
import { measures } from './measures.ts';
import type { Overview } from './overview.ts';
import { hidesUpTo, type Shown } from './protect-topics.ts';
import { containedIn } from './shares.ts';
import type { Topics } from './themes.ts';

export interface FileNames {
  readonly topics: Topics;
  readonly nameOfArea: (code: string) => string;
}

/** One number; what does not apply to it is empty. */
export interface FileRow {
  readonly table: 'period' | 'series' | 'subjects' | 'themes' | 'neighbourhoods';
  /** `2026-01/2026-12`, `2026-03`, the Monday of a week, or `2026-Q1`. */
  readonly period: string;
  readonly measure: string;
  readonly theme: string;
  readonly subject: string;
  readonly area: string;
  /** Of the theme, subject or area, in the reader's language. */
  readonly name: string;
  readonly count: number | null;
  readonly status: 'published' | 'withheld';
}

const columns = [
  'table',
  'period',
  'measure',
  'theme',
  'subject',
  'area',
  'name',
  'count',
  'status',
] as const satisfies readonly (keyof FileRow)[];

const row = (
  table: FileRow['table'],
  period: string,
  count: Shown,
  rest: Partial<Omit<FileRow, 'table' | 'period' | 'count' | 'status'>>,
): FileRow => ({
  table,
  period,
  measure: 'questions',
  theme: '',
  subject: '',
  area: '',
  name: '',
  ...rest,
  count: count ?? null,
  status: count === undefined ? 'withheld' : 'published',
});

export const rowsOf = (
  overview: Overview,
  { topics, nameOfArea }: FileNames,
): readonly FileRow[] => {
  const { filter, totals, series, months, areas } = overview;
  const period = `${filter.from}/${filter.to}`;
  return [
    ...measures.map((measure) => row('period', period, totals.get(measure) ?? 0, { measure })),
    ...series.flatMap(({ when, counts }) =>
      measures.map((measure) => row('series', when, counts.get(measure) ?? 0, { measure })),
    ),
    ...overview.topics.themes.flatMap(({ theme, intents, count, months: counts }) => {
      const name = topics.nameOfTheme(theme);
      return [
        row('themes', period, count, { theme, name }),
        ...months.map((month, index) => row('themes', month, counts[index], { theme, name })),
        ...intents.map((one) =>
          row('subjects', period, one.count, {
            theme,
            subject: one.intent,
            name: topics.nameOfIntent(one.intent),
          }),
        ),
      ];
    }),
    ...(areas
      ? [areas.counts.total, ...areas.counts.areas].flatMap(
          ({ areaCode, count, themes }): readonly FileRow[] => {
            const name = areaCode === '' ? '' : nameOfArea(areaCode);
            const own = { area: areaCode === '' ? '*' : areaCode, name };
            return [
              row('neighbourhoods', areas.quarter, count, own),
              ...areas.counts.themes.map((theme) =>
                row('neighbourhoods', areas.quarter, themes.get(theme), { ...own, theme }),
              ),
            ];
          },
        )
      : []),
  ];
};

export const asCsv = (rows: readonly FileRow[]): string =>
  byteOrderMark +
  csvLine(columns) +
  rows.map((one) => csvLine(columns.map((column) => one[column]))).join('');

export const asJson = (overview: Overview, names: FileNames): string => {
  const { filter, totals } = overview;
  const contained = containedIn(totals);
  return JSON.stringify(
    {
      period: { from: filter.from, to: filter.to },
      channel: filter.channel ?? null,
      language: filter.language ?? null,
      withheld: { from: 1, to: hidesUpTo, andWhatGivesThemAway: true },
      containment: contained && {
        numerator: contained.part,
        denominator: contained.whole,
        percent: contained.percent,
        lower: contained.lower,
        upper: contained.upper,
        method: 'Wilson, 95 %',
      },
      rows: rowsOf(overview, names),
    },
    undefined,
    2,
  );
};
