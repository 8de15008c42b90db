import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import {
  type Column,
  DataTable,
} from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { type ComparedFigure, isDifferent, tallyOf } from '../compare.ts';
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

/** From so many comparisons on, some differ by chance alone. */
const manyComparisons = 20;

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
  const columns: Column<ComparedFigure>[] = [
    {
      header: messages.figure,
      cell: ({ figure }) => (
        <>
          <a href={page.href(`${figure.path}?area=${encodeURIComponent(place.area.code)}`)}>
            <Named name={figure.name} />
          </a>
          <br />
          <span class="polder-card__meta">
            {[figure.unit, figure.periodLabel].filter((part) => part !== '').join(', ')}
          </span>
        </>
      ),
      isRowHeader: true,
    },
    {
      header: messages.verdict(townName),
      cell: ({ verdict }) => <Status tone={tones[verdict]}>{messages.verdicts[verdict]}</Status>,
    },
    {
      header: messages.here,
      cell: ({ here, figure }) =>
        here.value === null ? (
          '–'
        ) : (
          <>
            <b>{figure.number(here.value)}</b>
            {here.lower === null || here.upper === null ? null : (
              <>
                <br />
                <span class="polder-card__meta">
                  {figure.number(here.lower)} – {figure.number(here.upper)}
                </span>
              </>
            )}
          </>
        ),
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
  ];
  const table = (id: string, caption: string, rows: readonly ComparedFigure[]) => (
    <DataTable
      page={page}
      id={id}
      caption={`${caption}: ${place.area.name}`}
      isCaptionHidden
      isDense
      onPhones="scroll"
      columns={columns}
      rows={rows}
    />
  );
  const differs = compared.filter(({ verdict }) => isDifferent(verdict));
  const others = compared.filter(({ verdict }) => !isDifferent(verdict));
  return (
    <Section
      id="beside"
      title={messages.beside}
      action={
        <span class="polder-no-print">
          <a href={downloadHref} download>
            {messages.download}
          </a>
        </span>
      }
    >
      <p>
        {messages.compared(page.format.plural(tally.compared, messages.figures), townName)}{' '}
        {differing === 0
          ? messages.noneDiffers
          : messages.differing(
              page.format.and([
                ...(tally.better > 0 ? [page.format.plural(tally.better, messages.better)] : []),
                ...(tally.worse > 0 ? [page.format.plural(tally.worse, messages.worse)] : []),
                ...(tally.other > 0 ? [page.format.plural(tally.other, messages.other)] : []),
              ]),
            )}{' '}
        {tally.compared >= manyComparisons ? messages.aboutChance : ''}
      </p>
      {differs.length > 0 ? table('differs-table', messages.verdict(townName), differs) : null}
      {others.length === 0 ? null : differs.length === 0 ? (
        table('beside-table', messages.figure, others)
      ) : (
        <Details summary={page.format.plural(others.length, messages.theOthers)}>
          {table('beside-table', messages.figure, others)}
        </Details>
      )}
      <p class="polder-card__meta">{messages.tableNote}</p>
    </Section>
  );
};
