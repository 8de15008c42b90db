import { chooseText } from '../../../../platform/messages/text.ts';
import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import {
  type Column,
  DataTable,
} from '../../../../platform/ui/components/data-table/data-table.tsx';
import { LineChart } from '../../../../platform/ui/components/line-chart/line-chart.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Value } from '../../values/store.ts';
import { rebasesFor } from '../change.ts';
import type { Figure } from '../figure.ts';
import { inWords, readSeries } from '../reading.ts';
import { type IndicatorWords, wordsOf } from '../words.ts';
import { type FigurePlace, placeOnOwnPage } from './place.ts';
import { XmrPicture } from './xmr-picture.tsx';

interface TrendProps {
  readonly page: PageContext;
  readonly figure: Figure;
  /** Where it stands; its own page unless given. */
  readonly place?: FigurePlace | undefined;
  /** The same figure of another area, drawn beside it: then as lines, without the limits of one process. */
  readonly beside?: Figure | undefined;
}

const noteOf =
  (figure: Figure, page: PageContext) =>
  (period: string): string | undefined => {
    const code = figure.area?.code ?? '';
    const told = figure.annotations.filter(
      (note) => note.period === period && (note.areas.length === 0 || note.areas.includes(code)),
    );
    return told.map(({ title }) => chooseText(title, page.language).text).join('; ') || undefined;
  };

interface Row {
  readonly value: Value;
  readonly signal: string;
  readonly note: string;
}

const SeriesTable = ({
  page,
  figure,
  words,
  rows,
  id,
}: TrendProps & {
  readonly words: IndicatorWords;
  readonly rows: readonly Row[];
  readonly id: string;
}) => {
  const { messages, number, label } = words;
  const columns: Column<Row>[] = [
    { header: messages.period, cell: ({ value }) => label(value.period), isRowHeader: true },
    {
      header: `${messages.value}${words.unit ? ` (${words.unit})` : ''}`,
      cell: ({ value }) => (value.value === null ? words.reason(value.note) : number(value.value)),
      isNumeric: true,
    },
  ];
  if (rows.some(({ value }) => value.lower !== null))
    columns.push({
      header: messages.interval,
      cell: ({ value }) =>
        value.lower === null || value.upper === null
          ? ''
          : `${number(value.lower)} – ${number(value.upper)}`,
      isNumeric: true,
    });
  if (rows.some(({ signal }) => signal !== ''))
    columns.push({ header: messages.signal, cell: ({ signal }) => signal });
  if (rows.some(({ note }) => note !== ''))
    columns.push({ header: messages.events, cell: ({ note }) => note });
  return (
    <DataTable
      page={page}
      id={id}
      caption={messages.chartTitle(words.name.text, figure.area?.name ?? '')}
      isCaptionHidden
      isDense
      columns={columns}
      rows={rows.toReversed()}
    />
  );
};

/** Another area's values at the periods of this one. */
const alongside = (figure: Figure, beside: Figure): readonly (number | null)[] => {
  const values = new Map(beside.series.map(({ period, value }) => [period, value]));
  return figure.series.map(({ period }) => values.get(period) ?? null);
};

/** A figure through time: what it says, the chart, and the same as a table. */
export const Trend = ({
  page,
  figure,
  place = placeOnOwnPage(page, figure),
  beside,
}: TrendProps) => {
  const words = wordsOf(page, figure.indicator);
  const { messages } = words;
  const rebaseAt = rebasesFor(figure.annotations, figure.area?.code ?? '');
  const reading = readSeries(figure.indicator, figure.series, rebaseAt);
  if (reading.kind === 'empty') return <p>{messages.noValues}</p>;
  const sentences = [
    ...inWords(reading, figure.series, figure.indicator, {
      ...words,
      areaName: figure.area?.name ?? '',
    }),
  ];
  // A known change is told first: the limits, and so the words, are about the time since then.
  const latestChange = figure.annotations.findLast(
    ({ isRebase, period }) => isRebase && rebaseAt.includes(period),
  );
  if (latestChange && reading.kind === 'control-chart')
    sentences.splice(
      1,
      0,
      messages.sinceChange(
        words.label(latestChange.period),
        chooseText(latestChange.title, page.language).text,
      ),
    );
  const measured = figure.series.filter(({ value }) => value !== null).length;
  const note = noteOf(figure, page);
  const rows = figure.series.map((value, index): Row => {
    const point = reading.kind === 'control-chart' ? reading.chart.points[index] : undefined;
    const signal = point && point.kind !== 'missing' ? point.signals[0] : undefined;
    return {
      value,
      signal: signal ? messages.signals[signal.rule](signal.direction) : '',
      note: note(value.period) ?? '',
    };
  });
  return (
    <ChartFigure
      page={page}
      id={place.id('trend')}
      level={place.level}
      title={place.title ?? messages.trendTitle}
      reading={<p>{sentences.join(' ')}</p>}
      chart={
        reading.kind === 'control-chart' && !beside ? (
          <XmrPicture
            language={page.language}
            words={words}
            series={figure.series}
            chart={reading.chart}
            areaName={figure.area?.name ?? ''}
            target={figure.indicator.target ?? undefined}
            note={note}
            id={place.id('trend-chart')}
          />
        ) : (
          <LineChart
            id={place.id('trend-chart')}
            language={page.language}
            labels={figure.series.map(({ period }) => words.shortLabel(period))}
            series={[
              {
                name: figure.area?.name ?? '',
                values: figure.series.map(({ value }) => value),
                ...(figure.series.some(({ lower }) => lower !== null)
                  ? {
                      lower: figure.series.map(({ lower }) => lower),
                      upper: figure.series.map(({ upper }) => upper),
                    }
                  : {}),
              },
              ...(beside
                ? [{ name: beside.area?.name ?? '', values: alongside(figure, beside) }]
                : []),
            ]}
            format={words.number}
            title={messages.chartTitle(words.name.text, figure.area?.name ?? '')}
            description={
              figure.series.some(({ lower }) => lower !== null)
                ? messages.lineDescription(measured)
                : messages.lineDescriptionPlain(measured)
            }
            axisLabels={{ y: words.unit }}
            notes={rows.map((row) => row.note)}
          />
        )
      }
      table={<SeriesTable {...{ page, figure, words, rows }} id={place.id('series-table')} />}
    />
  );
};
