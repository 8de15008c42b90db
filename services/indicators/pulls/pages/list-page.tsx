import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { pullMessages } from '../../messages/pulls/index.ts';
import { pullsPath, sourcePath } from '../paths.ts';
import type { PullRun, PullSource } from '../pull-store.ts';
import { Moment, outcomeText, SourceStatus } from './state.tsx';

/** Every source elsewhere, whether it works and when it is looked at. */
export const SourcesPage = ({
  page,
  sources,
  runs,
}: {
  readonly page: PageContext;
  readonly sources: readonly PullSource[];
  readonly runs: ReadonlyMap<number, PullRun>;
}) => {
  const words = pullMessages[page.language];
  return (
    <WorkPage
      page={page}
      title={words.title}
      lead={words.lead}
      actions={
        <ButtonLink href={page.href(`${pullsPath}/new`)} icon="plus">
          {words.add}
        </ButtonLink>
      }
    >
      {sources.length === 0 ? (
        <EmptyState title={words.empty} icon="download">
          {words.emptyAdvice}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="sources"
          caption={words.caption}
          isCaptionHidden
          rows={sources}
          columns={[
            {
              header: words.name,
              isRowHeader: true,
              cell: ({ id, name }) => <Link href={page.href(sourcePath(id))}>{name}</Link>,
            },
            { header: words.kind, cell: ({ content }) => words.kinds[content.kind] },
            {
              header: words.state,
              cell: (source) => <SourceStatus page={page} source={source} />,
            },
            {
              header: words.last,
              cell: ({ id }) => {
                const run = runs.get(id);
                return run === undefined ? (
                  '–'
                ) : (
                  <>
                    <Moment page={page} at={run.endedAt} />: {outcomeText(page, run)}
                  </>
                );
              },
            },
            {
              header: words.next,
              cell: ({ state, nextAt }) =>
                state === 'paused' ? '–' : <Moment page={page} at={nextAt} />,
            },
          ]}
        />
      )}
    </WorkPage>
  );
};
