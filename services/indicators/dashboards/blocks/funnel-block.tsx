import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { FunnelChart } from '../../../../platform/ui/components/funnel-chart/funnel-chart.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Figure } from '../../figures/figure.ts';
import type { FigurePlace } from '../../figures/pages/place.ts';
import { wordsOf } from '../../figures/words.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import { funnelOf } from '../funnel.ts';

const drawnAs = {
  above: 'high',
  'above-95': 'possibly-high',
  within: 'within',
  'below-95': 'possibly-low',
  below: 'low',
} as const;

/** Areas by their size, within what chance alone would draw. */
export const FunnelOnDashboard = ({
  page,
  figure,
  place,
}: {
  readonly page: PageContext;
  readonly figure: Figure;
  readonly place: FigurePlace;
}) => {
  const t = dashboardMessages[page.language];
  const words = wordsOf(page, figure.indicator);
  const title = place.title ?? t.funnelTitle(words.name.text);
  const funnel = funnelOf(figure);
  const whole = figure.whole?.name ?? '';
  if (!funnel)
    return (
      <div>
        <h2>{title}</h2>
        <p>{t.funnelNone}</p>
      </div>
    );
  const outside = funnel.areas.filter(
    ({ position }) => position === 'above' || position === 'below',
  ).length;
  const size = (value: number): string => page.format.number(value, 0);
  return (
    <ChartFigure
      page={page}
      id={place.id('funnel')}
      level={place.level}
      title={title}
      reading={
        <>
          <p>{t.funnelReading(outside, funnel.areas.length, whole)}</p>
          <p>{t.funnelHow}</p>
        </>
      }
      chart={
        <FunnelChart
          id={place.id('funnel-chart')}
          language={page.language}
          areas={funnel.areas.map((one) => ({
            label: one.area.name,
            size: one.size,
            value: one.value,
            position: drawnAs[one.position],
            isHighlighted: one.area.code === figure.area?.code,
          }))}
          limits={funnel.lines.map((line) => ({
            x: line.size,
            lower95: line.lower95,
            upper95: line.upper95,
            lower99_8: line.lower998,
            upper99_8: line.upper998,
          }))}
          benchmark={{ label: whole, value: funnel.average }}
          format={words.number}
          formatSize={size}
          title={title}
          description={t.funnelHow}
          axisLabels={{ x: t.size, y: words.unit }}
        />
      }
      table={
        <DataTable
          page={page}
          id={place.id('funnel-table')}
          caption={title}
          isCaptionHidden
          isDense
          isHighlighted={({ area }) => area.code === figure.area?.code}
          rows={funnel.areas}
          columns={[
            {
              header: words.messages.area,
              isRowHeader: true,
              cell: ({ area }) => <a href={place.href({ area: area.code })}>{area.name}</a>,
            },
            { header: t.size, cell: (one) => size(one.size), isNumeric: true },
            {
              header: `${words.messages.value}${words.unit ? ` (${words.unit})` : ''}`,
              cell: ({ value }) => words.number(value),
              isNumeric: true,
            },
            { header: t.position, cell: ({ position }) => t.funnelPosition[position] },
          ]}
        />
      }
    />
  );
};
