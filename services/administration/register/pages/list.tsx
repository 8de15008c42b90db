import type { PersonalData } from '../../../../platform/service.ts';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';

export interface RegisterEntry {
  readonly service: string;
  readonly processing: PersonalData;
}

export const RegisterPage = ({
  page,
  entries,
}: {
  readonly page: PageContext;
  readonly entries: readonly RegisterEntry[];
}) => {
  const own = messages[page.language];
  const t = own.register;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      {entries.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <DataTable
          page={page}
          id="register"
          caption={t.title}
          isCaptionHidden
          isLong
          rows={entries}
          columns={[
            {
              header: t.purpose,
              isRowHeader: true,
              cell: ({ processing }) => processing.purpose[page.language],
            },
            { header: t.service, cell: ({ service }) => own.services[service] ?? service },
            {
              header: t.categories,
              cell: ({ processing }) => processing.categories[page.language],
            },
            { header: t.basis, cell: ({ processing }) => processing.legalBasis[page.language] },
            { header: t.retention, cell: ({ processing }) => processing.retention[page.language] },
          ]}
        />
      )}
    </WorkPage>
  );
};
