import type { Area } from '../../../../platform/places/areas.ts';
import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { PopulationPyramid } from '../../../../platform/ui/components/population-pyramid/population-pyramid.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { type AgeBand, fewestInBand, fewestResidents, oldest } from '../privacy.ts';
import type { ResidentsOfArea } from '../store.ts';

interface AgesProps {
  readonly page: PageContext;
  readonly area: Area;
  readonly townName: string;
  readonly who: ResidentsOfArea;
}

const total = (bands: readonly AgeBand[]): number =>
  bands.reduce((sum, { female, male }) => sum + female + male, 0);

const share = (count: number, of: number) => (100 * count) / of;

/** Residents by age and sex beside the whole town; a sentence where that would tell of persons. */
export const Ages = ({ page, area, townName, who }: AgesProps) => {
  const messages = catalogue[page.language];
  const { number } = page.format;
  const { residents, townBands, year } = who;
  if (year === 0 || (residents.kind === 'withheld' && residents.reason === 'nobody')) return null;
  if (residents.kind === 'withheld' || residents.bands.length === 0)
    return (
      <Section id="residents" title={messages.whoLivesHere}>
        <p>{messages.whyNoAges(number(fewestResidents, 0))}</p>
      </Section>
    );
  const { bands } = residents;
  const [here, inTown] = [total(bands), total(townBands)];
  const percentage = (value: number, digits: number) => `${number(value, digits)} %`;
  /** From which age on people count as old: where a band of this area begins. */
  const oldFrom = bands.some(({ from }) => from === 65) ? 65 : 60;
  const between = (from: number, to: number) =>
    percentage(share(total(bands.filter((band) => band.from >= from && band.to <= to)), here), 0);
  return (
    <ChartFigure
      page={page}
      id="residents"
      level={2}
      title={messages.whoLivesHere}
      reading={
        <p>
          {messages.pyramidReading(
            between(0, 19),
            between(oldFrom, oldest),
            number(oldFrom, 0),
            townName,
          )}
        </p>
      }
      chart={
        <PopulationPyramid
          id="pyramid"
          groups={bands.map((band, index) => ({
            label: band.to >= oldest ? `${band.from}+` : `${band.from}–${band.to}`,
            left: share(band.female, here),
            right: share(band.male, here),
            leftElsewhere: share(townBands[index]?.female ?? 0, inTown),
            rightElsewhere: share(townBands[index]?.male ?? 0, inTown),
          }))}
          sides={{ left: messages.women, right: messages.men }}
          elsewhere={townName}
          format={(value) => percentage(value, Number.isInteger(value) ? 0 : 1)}
          title={messages.pyramidTitle(area.name, year)}
          description={messages.pyramidDescription}
        />
      }
      table={
        <DataTable
          page={page}
          id="residents-table"
          caption={messages.pyramidTitle(area.name, year)}
          isCaptionHidden
          isDense
          columns={[
            {
              header: messages.age,
              cell: (band) => messages.years(band.from, band.to),
              isRowHeader: true,
            },
            { header: messages.women, cell: ({ female }) => number(female, 0), isNumeric: true },
            { header: messages.men, cell: ({ male }) => number(male, 0), isNumeric: true },
          ]}
          rows={bands}
        />
      }
      source={messages.agesRounded(number(fewestInBand, 0))}
    />
  );
};
