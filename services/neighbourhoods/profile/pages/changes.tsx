import type { FigureChangeFound } from '../../../../platform/figures.ts';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Named } from '../../../../platform/ui/components/named/named.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { profileMessages } from '../messages/index.ts';

const tones = { better: 'positive', worse: 'negative', other: 'neutral' } as const;

/** What got better or worse here beyond chance, and since when. */
export const Changes = ({
  page,
  changes,
}: {
  readonly page: PageContext;
  readonly changes: readonly FigureChangeFound[];
}) => {
  const messages = profileMessages[page.language];
  return (
    <Section
      id="changes"
      title={messages.changes}
      lead={changes.length > 0 ? messages.changesLead : undefined}
    >
      {changes.length === 0 ? (
        <p>{messages.noChanges}</p>
      ) : (
        <DataTable
          page={page}
          id="changes-table"
          caption={`${messages.figure}, ${messages.meaning}, ${messages.since}`}
          isCaptionHidden
          columns={[
            {
              header: messages.figure,
              cell: ({ name, path }) => (
                <a href={page.href(path)}>
                  <Named name={name} />
                </a>
              ),
              isRowHeader: true,
            },
            {
              header: messages.meaning,
              cell: ({ meaning }) => (
                <Status tone={tones[meaning]}>{messages.meanings[meaning]}</Status>
              ),
            },
            { header: messages.since, cell: ({ sinceLabel }) => sinceLabel },
            { header: messages.before, cell: ({ before }) => before ?? '' },
            { header: messages.latest, cell: ({ latest }) => latest },
            { header: messages.how, cell: ({ sentence }) => sentence },
          ]}
          rows={changes}
        />
      )}
    </Section>
  );
};
