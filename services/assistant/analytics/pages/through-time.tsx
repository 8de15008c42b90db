import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { ColumnChart } from '../../../../platform/ui/components/column-chart/column-chart.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { LineChart } from '../../../../platform/ui/components/line-chart/line-chart.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Measure } from '../measures.ts';
import { analyticsMessages } from '../messages/index.ts';
import type { Overview } from '../overview.ts';
import { containedIn, countIn } from '../shares.ts';
import { dayName, monthName, periodName, whole } from './words.tsx';

interface Props {
  readonly page: PageContext;
  readonly overview: Overview;
}

type Point = Overview['series'][number];

const nameOf = (page: PageContext, { filter }: Overview, { when }: Point): string =>
  filter.by === 'month' ? monthName(page, when) : dayName(page, when);

/** Short enough to stand below a column. */
const labelOf = (page: PageContext, { filter }: Overview, { when }: Point): string =>
  filter.by === 'month'
    ? monthName(page, when, 'shortMonth')
    : analyticsMessages[page.language].series.dayAndMonth(
        Number(when.slice(8)),
        Number(when.slice(5, 7)),
      );

/** “in March 2026” */
const inWords = (page: PageContext, overview: Overview, point: Point): string =>
  analyticsMessages[page.language].series.in[overview.filter.by](nameOf(page, overview, point));

/** Questions by month or week, and what came of them. */
export const Questions = ({ page, overview }: Props) => {
  const { filter, series } = overview;
  const messages = analyticsMessages[page.language];
  const { series: t, tiles } = messages;
  const questions = ({ counts }: Point): number => countIn(counts, 'questions');
  const most = series.toSorted((one, other) => questions(other) - questions(one))[0];
  const [first, last] = [series[0], series.at(-1)];
  if (!most || !first || !last) return null;
  const parts: readonly (readonly [string, readonly Measure[]])[] = [
    [tiles.answered, ['answered', 'looked-up']],
    [tiles.clarified, ['clarified']],
    [tiles.declined, ['declined']],
    [t.personWanted, ['person-wanted']],
  ];
  const reading = t.reading(whole(page, questions(most)), inWords(page, overview, most));
  return (
    <ChartFigure
      page={page}
      id="questions"
      level={2}
      title={t.title}
      reading={<p>{filter.by === 'month' ? reading : `${reading} ${t.partial}`}</p>}
      chart={
        <ColumnChart
          id="questions-chart"
          language={page.language}
          labels={series.map((point) => labelOf(page, overview, point))}
          parts={parts.map(([name, measures]) => ({
            name,
            values: series.map(({ counts }) => countIn(counts, ...measures)),
          }))}
          format={(value) => whole(page, value)}
          title={t.chart(periodName(page, filter))}
          description={t.description(nameOf(page, overview, first), nameOf(page, overview, last))}
          axisLabel={t.axis[filter.by]}
        />
      }
      table={
        <DataTable
          page={page}
          id="questions-table"
          caption={t.title}
          isCaptionHidden
          isDense
          columns={[
            {
              header: t.when[filter.by],
              cell: (point) => nameOf(page, overview, point),
              isRowHeader: true,
            },
            {
              header: tiles.questions,
              cell: (point) => whole(page, questions(point)),
              isNumeric: true,
            },
            ...parts.map(([header, measures]) => ({
              header,
              cell: ({ counts }: Point) => whole(page, countIn(counts, ...measures)),
              isNumeric: true,
            })),
          ]}
          rows={series}
        />
      }
    />
  );
};

/** How many conversations needed nobody, with the interval that chance alone explains. */
export const Contained = ({ page, overview }: Props) => {
  const { series } = overview;
  const t = analyticsMessages[page.language].series;
  const percent = (value: number): string => page.format.number(value, 1);
  const points = series.map((point) => ({ ...point, share: containedIn(point.counts) }));
  const known = points.filter(({ share }) => share !== undefined);
  const [first, last] = [known[0], known.at(-1)];
  if (!first?.share || !last?.share || first === last) return null;
  const reading = t.containedReading(
    percent(first.share.percent),
    inWords(page, overview, first),
    percent(last.share.percent),
    inWords(page, overview, last),
  );
  return (
    <ChartFigure
      page={page}
      id="contained"
      level={2}
      title={t.containedTitle}
      reading={<p>{reading}</p>}
      chart={
        <LineChart
          id="contained-chart"
          language={page.language}
          labels={points.map((point) => labelOf(page, overview, point))}
          series={[
            {
              name: t.containedTitle,
              values: points.map(({ share }) => share?.percent ?? null),
              lower: points.map(({ share }) => share?.lower ?? null),
              upper: points.map(({ share }) => share?.upper ?? null),
            },
          ]}
          format={percent}
          title={t.containedTitle}
          description={reading}
          axisLabels={{ y: t.containedAxis }}
        />
      }
      table={
        <DataTable
          page={page}
          id="contained-table"
          caption={t.containedTitle}
          isCaptionHidden
          isDense
          columns={[
            {
              header: t.when[overview.filter.by],
              cell: (point) => nameOf(page, overview, point),
              isRowHeader: true,
            },
            {
              header: t.conversations,
              cell: ({ counts }) => whole(page, countIn(counts, 'conversations')),
              isNumeric: true,
            },
            {
              header: t.withPerson,
              cell: ({ counts }) => whole(page, countIn(counts, 'with-person')),
              isNumeric: true,
            },
            {
              header: t.contained,
              cell: ({ share }) => (share ? percent(share.percent) : '–'),
              isNumeric: true,
            },
          ]}
          rows={points}
        />
      }
    />
  );
};
