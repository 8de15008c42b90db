import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { lines } from '../content.ts';
import { businessMessages } from '../messages/index.ts';
import type { KindHere } from '../store.ts';
import type { BusinessPartProps } from './business-reading.tsx';

const namedAtMost = 3;

/** Which businesses there are already, by line and by kind. */
export const OtherBusinesses = ({ page, place, business }: BusinessPartProps) => {
  const messages = businessMessages[page.language];
  const { number, and } = page.format;
  const { kinds } = business;
  const here = kinds.filter((kind) => kind.here > 0);
  if (here.length === 0)
    return (
      <Section id="others" title={messages.others}>
        <p>{messages.noBusinesses}</p>
      </Section>
    );
  const nameOf = ({ kind }: KindHere) => messages.kinds[kind] ?? kind;
  const { residents } = place.who;
  const sum = (rows: readonly KindHere[], of: (row: KindHere) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const byLine = lines
    .map((line) => {
      const ofLine = kinds.filter((kind) => kind.line === line);
      return {
        line,
        here: sum(ofLine, (kind) => kind.here),
        inTown: sum(ofLine, (kind) => kind.inTown),
      };
    })
    .filter(({ inTown }) => inTown > 0)
    .toSorted((a, b) => b.here - a.here);
  const numbers = [
    {
      header: messages.here,
      cell: (row: { readonly here: number }) => number(row.here, 0),
      isNumeric: true,
    },
    {
      header: messages.inWholeTown,
      cell: (row: { readonly inTown: number }) => number(row.inTown, 0),
      isNumeric: true,
    },
  ];
  const perThousand =
    residents.kind === 'shown'
      ? [
          {
            header: messages.perThousand,
            cell: (row: { readonly here: number }) =>
              number((1000 * row.here) / residents.residents, 1),
            isNumeric: true,
          },
        ]
      : [];
  return (
    <Section id="others" title={`${messages.others}, ${here[0]?.year ?? ''}`}>
      <p>
        {messages.othersReading(
          number(
            sum(here, (kind) => kind.here),
            0,
          ),
          and(
            here.slice(0, namedAtMost).map((kind) => `${nameOf(kind)} (${number(kind.here, 0)})`),
          ),
        )}
      </p>
      <DataTable
        page={page}
        id="lines-table"
        caption={messages.others}
        isCaptionHidden
        isDense
        columns={[
          { header: messages.line, cell: ({ line }) => messages.lines[line], isRowHeader: true },
          ...numbers,
          ...perThousand,
        ]}
        rows={byLine}
      />
      <Details summary={messages.allKinds(number(here.length, 0))}>
        <DataTable
          page={page}
          id="kinds-table"
          caption={messages.allKinds(number(here.length, 0))}
          isCaptionHidden
          isDense
          columns={[
            { header: messages.kind, cell: nameOf, isRowHeader: true },
            ...numbers,
            ...perThousand,
          ]}
          rows={here}
        />
      </Details>
    </Section>
  );
};
