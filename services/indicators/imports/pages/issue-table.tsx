import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Cluster, Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { Pagination } from '../../../../platform/ui/components/pagination/pagination.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { fileMessages } from '../../messages/files/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import { type Batch, endingOf } from '../batch.ts';
import type { Issue, IssueCount, Severity } from '../issue.ts';
import { batchPath } from './frame.tsx';

export const issuesPerPage = 50;

/** Rows shown of a list that is not the one looked at. */
export const issuesInBrief = 5;

export interface IssueView {
  readonly severity: Severity;
  readonly issues: readonly Issue[];
  /** Issues kept of this severity (and kind, when one was chosen). */
  readonly total: number;
  readonly current: number;
  readonly code: string | undefined;
  /** In brief: the first few, with a way to the rest. */
  readonly isBrief: boolean;
}

/** What is said of rows: counted by kind, then row by row. */
export const IssueTable = ({
  page,
  batch,
  id,
  title,
  lead,
  counts,
  view,
}: {
  readonly page: PageContext;
  readonly batch: Batch;
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly counts: readonly IssueCount[];
  readonly view: IssueView;
}) => {
  const text = importMessages[page.language];
  const batchId = batch.id;
  const ending = endingOf(batch);
  const sheet = batch.summary.workbook?.sheet;
  const { number } = page.format;
  const own = counts.filter(({ severity }) => severity === view.severity);
  const all = own.reduce((sum, { count }) => sum + count, 0);
  const chosen = own
    .filter(({ code }) => view.code === undefined || code === view.code)
    .reduce((sum, { count }) => sum + count, 0);
  const href = (changes: Readonly<Record<string, string | undefined>>) => {
    const query = new URLSearchParams({ show: view.severity });
    for (const [name, value] of Object.entries(changes))
      if (value !== undefined) query.set(name, value);
    return page.href(`${batchPath(batchId)}?${query}#${id}`);
  };
  if (all === 0) return null;
  return (
    <Section id={id} title={`${title} (${number(all)})`} lead={lead}>
      {sheet === undefined ? null : <p>{fileMessages[page.language].inSheet(sheet)}</p>}
      {own.length > 1 ? (
        <Cluster>
          <Link href={href({})} current={view.code === undefined}>
            {text.batch.all} ({number(all)})
          </Link>
          {own.map(({ code, count }) => (
            <Link href={href({ code })} current={view.code === code}>
              {text.kinds[code]} ({number(count)})
            </Link>
          ))}
        </Cluster>
      ) : null}
      <DataTable
        page={page}
        id={`${id}-table`}
        caption={title}
        isCaptionHidden
        isDense
        rows={view.issues}
        columns={[
          {
            header: text.batch.row,
            isNumeric: true,
            isRowHeader: true,
            cell: ({ row }) => (row === 0 ? '–' : number(row)),
          },
          { header: text.batch.column, cell: ({ column }) => column || '–' },
          { header: text.batch.value, cell: ({ value }) => value || '–' },
          {
            header: view.severity === 'error' ? text.batch.reason : text.batch.why,
            cell: (issue) => text.issues[issue.code](issue),
          },
        ]}
      />
      {view.isBrief && view.total > view.issues.length ? (
        <Link href={href({})} kind="strong">
          {text.batch.showAll}
        </Link>
      ) : null}
      {view.isBrief ? null : (
        <>
          {view.total < chosen ? <p>{text.batch.keptOnly(number(view.total))}</p> : null}
          <Pagination
            page={page}
            current={view.current}
            total={Math.ceil(view.total / issuesPerPage)}
            href={(current) => href({ code: view.code, page: String(current) })}
          />
        </>
      )}
      <Cluster>
        <ButtonLink
          kind="secondary"
          icon="download"
          download
          href={page.href(batchPath(batchId, `/issues.csv?show=${view.severity}`))}
        >
          {text.batch.downloadErrors}
        </ButtonLink>
        {view.severity === 'error' ? (
          <>
            <ButtonLink
              kind="subtle"
              icon="download"
              download
              href={page.href(batchPath(batchId, `/marked.${ending}`))}
            >
              {text.batch.downloadMarked}
            </ButtonLink>
            <ButtonLink
              kind="subtle"
              icon="download"
              download
              href={page.href(batchPath(batchId, `/right.${ending}`))}
            >
              {text.batch.downloadRight}
            </ButtonLink>
          </>
        ) : null}
      </Cluster>
    </Section>
  );
};
