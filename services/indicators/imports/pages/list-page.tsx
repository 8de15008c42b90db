import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Cluster } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { Pagination } from '../../../../platform/ui/components/pagination/pagination.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import type { Batch, BatchState } from '../batch.ts';
import { actorName } from './actor.ts';
import { batchPath, importsPath } from './frame.tsx';
import { BatchStatus } from './state.tsx';

export const ListPage = ({
  page,
  batches,
  people,
  current,
  pages,
  state,
  isMine,
}: {
  readonly page: PageContext;
  readonly batches: readonly Batch[];
  readonly people: ReadonlyMap<string, string>;
  readonly current: number;
  readonly pages: number;
  /** Only batches in this state are listed. */
  readonly state: BatchState | undefined;
  /** Only the reader's own uploads that are not finished are listed. */
  readonly isMine: boolean;
}) => {
  const words = importMessages[page.language];
  const filter = isMine ? 'whose=mine&' : state === undefined ? '' : `state=${state}&`;
  const upload = (
    <ButtonLink href={page.href(`${importsPath}/new`)} icon="upload">
      {words.list.upload}
    </ButtonLink>
  );
  return (
    <WorkPage page={page} title={words.list.title} lead={words.list.lead} actions={upload}>
      {state === undefined && !isMine ? null : (
        <Cluster>
          {state === undefined ? words.mine.title : <BatchStatus page={page} state={state} />}
          <Link href={page.href(importsPath)}>{words.batch.all}</Link>
        </Cluster>
      )}
      {batches.length === 0 ? (
        <EmptyState title={isMine ? words.mine.none : words.list.empty} icon="upload">
          {words.list.emptyAdvice}
        </EmptyState>
      ) : (
        <DataTable
          page={page}
          id="batches"
          caption={words.list.caption}
          isCaptionHidden
          rows={batches}
          columns={[
            {
              header: words.batch.number,
              cell: ({ id }) => page.format.number(id),
              isNumeric: true,
            },
            {
              header: words.list.file,
              isRowHeader: true,
              cell: ({ id, fileName }) => <Link href={page.href(batchPath(id))}>{fileName}</Link>,
            },
            {
              header: words.list.state,
              cell: ({ state }) => <BatchStatus page={page} state={state} />,
            },
            {
              header: words.list.rows,
              isNumeric: true,
              cell: ({ rowsAccepted }) => page.format.number(rowsAccepted),
            },
            {
              header: words.list.by,
              cell: (batch) => actorName(page, people, batch, batch.uploadedBy, 'brought'),
            },
            {
              header: words.list.at,
              cell: ({ uploadedAt }) => (
                <time datetime={uploadedAt.toISOString()}>
                  {page.format.date(uploadedAt, 'moment')}
                </time>
              ),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        current={current}
        total={pages}
        href={(number) => page.href(`${importsPath}?${filter}page=${number}`)}
      />
    </WorkPage>
  );
};
