import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { type ComparedFigure, tallyOf } from '../compare.ts';
import type { Place } from '../load.ts';
import { profileMessages } from '../messages/index.ts';

const tones = {
  better: 'positive',
  worse: 'negative',
  higher: 'signal',
  lower: 'signal',
  similar: 'neutral',
  'not-compared': 'neutral',
} as const;

/** Every figure of a neighbourhood beside the town, its district and similar neighbourhoods. */
export const Comparison = ({
  page,
  place,
  compared,
  downloadHref,
}: {
  readonly page: PageContext;
  readonly place: Place;
  readonly compared: readonly ComparedFigure[];
  readonly downloadHref: string;
}) => {
  const messages = profileMessages[page.language];
  if (compared.length === 0)
    return (
      <Section id="beside" title={messages.beside}>
        <p>{messages.nothingToCompare}</p>
      </Section>
    );
  const tally = tallyOf(compared);
  const differing = tally.better + tally.worse + tally.other;
  const shown = (value: number | null, row: ComparedFigure) =>
    value === null ? '–' : row.figure.number(value);
  const townName = place.town?.name ?? '';
  return (
    <Section
      id="beside"
      title={messages.beside}
      action={
        <a class="polder-no-print" href={downloadHref} download>
          {messages.download}
        </a>
      }
    >
      <p>
        {differing > 0
          ? messages.differing(tally.better, tally.worse, tally.other, tally.compared)
          : messages.noneDiffers(tally.compared)}{' '}
        {tally.compared >= 20 ? messages.aboutChance : ''}
      </p>
      <DataTable
        page={page}
        id="beside-table"
        caption={messages.beside}
        isCaptionHidden
        isDense
        onPhones="cards"
        columns={[
          {
            header: messages.figure,
            cell: ({ figure }) => (
              <>
                <a href={page.href(`${figure.path}?area=${encodeURIComponent(place.area.code)}`)}>
                  <Named name={figure.name} />
                </a>{' '}
                <span class="polder-card__meta">
                  {[figure.unit, figure.periodLabel].filter((part) => part !== '').join(', ')}
                </span>
              </>
            ),
            isRowHeader: true,
          },
          {
            header: messages.verdict(townName),
            cell: ({ verdict }) => (
              <Status tone={tones[verdict]}>{messages.verdicts[verdict]}</Status>
            ),
          },
          {
            header: messages.here,
            cell: ({ here, figure }) =>
              here.value === null ? (here.reason ?? '') : figure.number(here.value),
            isNumeric: true,
          },
          {
            header: messages.interval,
            cell: ({ here, figure }) =>
              here.lower === null || here.upper === null
                ? ''
                : `${figure.number(here.lower)} – ${figure.number(here.upper)}`,
            isNumeric: true,
          },
          { header: townName, cell: (row) => shown(row.town, row), isNumeric: true },
          {
            header: place.district?.name ?? '',
            cell: (row) => shown(row.district, row),
            isNumeric: true,
          },
          {
            header: messages.similarMedian,
            cell: (row) => shown(row.similar, row),
            isNumeric: true,
          },
          {
            header: messages.range,
            cell: (row) =>
              row.lowest === null || row.highest === null
                ? ''
                : `${row.figure.number(row.lowest)} – ${row.figure.number(row.highest)}`,
            isNumeric: true,
          },
        ]}
        rows={compared}
      />
    </Section>
  );
};
