import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { LineChart } from '../../../../platform/ui/components/line-chart/line-chart.tsx';
import type { Market } from '../content.ts';
import { businessMessages } from '../messages/index.ts';
import type { BusinessPartProps } from './business-reading.tsx';

const vacantShare = ({ premises, vacantPremises }: Market): number | null =>
  premises && vacantPremises !== null ? (100 * vacantPremises) / premises : null;

/** Empty premises through the years, with how many businesses opened and closed. */
export const Premises = ({ page, place, business }: BusinessPartProps) => {
  const messages = businessMessages[page.language];
  const { number } = page.format;
  const years = business.markets.filter((market) => vacantShare(market) !== null).toReversed();
  const latest = years.at(-1);
  if (!latest) return null;
  const count = (value: number | null) => (value === null ? '–' : number(value, 0));
  const share = (market: Market) => number(vacantShare(market) ?? 0, 1);
  return (
    <ChartFigure
      page={page}
      id="premises"
      level={2}
      title={messages.premises}
      reading={
        <p>
          {messages.premisesReading(
            `${share(latest)} %`,
            count(latest.vacantPremises),
            count(latest.premises),
            latest.year,
          )}
        </p>
      }
      chart={
        <LineChart
          id="premises-chart"
          language={page.language}
          labels={years.map(({ year }) => String(year))}
          series={[{ name: place.area.name, values: years.map(vacantShare) }]}
          format={(value) => number(value, 0)}
          title={messages.chartTitle(place.area.name)}
          description={messages.chartDescription(years.length)}
          axisLabels={{ y: messages.vacantShare }}
          includesZero
        />
      }
      table={
        <DataTable
          page={page}
          id="premises-table"
          caption={messages.premises}
          isCaptionHidden
          isDense
          columns={[
            { header: messages.year, cell: ({ year }) => String(year), isRowHeader: true },
            { header: messages.all, cell: ({ premises }) => count(premises), isNumeric: true },
            {
              header: messages.vacant,
              cell: ({ vacantPremises }) => count(vacantPremises),
              isNumeric: true,
            },
            { header: messages.vacantShare, cell: share, isNumeric: true },
            { header: messages.openings, cell: ({ openings }) => count(openings), isNumeric: true },
            { header: messages.closings, cell: ({ closings }) => count(closings), isNumeric: true },
          ]}
          rows={business.markets}
        />
      }
    />
  );
};
