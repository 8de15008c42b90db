import { exponentialSmoothing } from '@polder/statistics';
import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { ForecastChart } from '../../../../platform/ui/components/forecast-chart/forecast-chart.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { periodPlus } from '../../values/period.ts';

/** Periods after which a season comes back, and how far ahead it is sensible to look. */
const calendars = {
  month: { season: 12, horizon: 6 },
  quarter: { season: 4, horizon: 4 },
  year: { season: 1, horizon: 2 },
} as const;

/** What to expect if things go on as they did, with how sure that is. */
export const ForecastOnDashboard = ({
  page,
  figure,
  place,
}: {
  readonly page: PageContext;
  readonly figure: Figure;
  readonly place: FigurePlace;
}) => {
  const t = dashboardMessages[page.language];
  const { indicator, series } = figure;
  const words = wordsOf(page, indicator);
  const title = place.title ?? t.forecastTitle(words.name.text);
  const { season, horizon } = calendars[indicator.frequency];
  const isBounded = indicator.kind !== 'score' && indicator.kind !== 'mean';
  const forecast = exponentialSmoothing(
    series.map(({ value }) => value),
    {
      season,
      horizon,
      ...(isBounded ? { floor: 0 } : {}),
      ...(indicator.kind === 'proportion' ? { ceiling: indicator.multiplier } : {}),
    },
  );
  const last = series.at(-1);
  if (forecast.kind === 'too-few-values' || !last)
    return (
      <div>
        <h2>{title}</h2>
        <p>{t.forecastShort}</p>
      </div>
    );
  const ahead = forecast.points.map((point, index) => ({
    ...point,
    period: periodPlus(last.period, index + 1, indicator),
  }));
  const furthest = ahead.at(-1);
  const reading = furthest
    ? t.forecastReading(
        words.measure(furthest.expected),
        words.label(furthest.period),
        words.number(furthest.lower95),
        words.number(furthest.upper95),
      )
    : '';
  return (
    <ChartFigure
      page={page}
      id={place.id('forecast')}
      level={place.level}
      title={title}
      reading={
        <>
          <p>{reading}</p>
          <p>{t.forecastCannot}</p>
        </>
      }
      chart={
        <ForecastChart
          id={place.id('forecast-chart')}
          language={page.language}
          measured={series.map(({ period, value }) => ({ label: words.shortLabel(period), value }))}
          forecast={ahead.map(({ period, expected, ...ranges }) => ({
            label: words.shortLabel(period),
            value: expected,
            ...ranges,
          }))}
          target={indicator.target ?? undefined}
          format={words.number}
          title={title}
          description={reading}
          axisLabels={{ y: words.unit }}
        />
      }
      table={
        <DataTable
          page={page}
          id={place.id('forecast-table')}
          caption={t.forecastTable}
          isDense
          rows={ahead}
          columns={[
            {
              header: words.messages.period,
              cell: ({ period }) => words.label(period),
              isRowHeader: true,
            },
            {
              header: `${t.expected}${words.unit ? ` (${words.unit})` : ''}`,
              cell: ({ expected }) => words.number(expected),
              isNumeric: true,
            },
            {
              header: t.range80,
              cell: ({ lower80, upper80 }) => `${words.number(lower80)} – ${words.number(upper80)}`,
              isNumeric: true,
            },
            {
              header: t.range95,
              cell: ({ lower95, upper95 }) => `${words.number(lower95)} – ${words.number(upper95)}`,
              isNumeric: true,
            },
          ]}
        />
      }
    />
  );
};
