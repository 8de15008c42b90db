import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { Radios } from '../../../../../platform/ui/components/choices/choices.tsx';
import { DataTable } from '../../../../../platform/ui/components/data-table/data-table.tsx';
import { ErrorSummary } from '../../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Form, FormActions } from '../../../../../platform/ui/components/form/form.tsx';
import { Section } from '../../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { approvalMessages } from '../../../messages/approval/index.ts';
import { actorName } from '../../pages/actor.ts';
import { batchPath } from '../../pages/frame.tsx';
import type { LatestPublication } from '../approval-store.ts';
import { type Approval, approvals } from '../rule.ts';

export interface ApprovalPageProps {
  readonly page: PageContext;
  readonly chosen: Approval;
  readonly origin: { readonly changedBy: string; readonly changedAt: Date } | undefined;
  readonly publications: readonly LatestPublication[];
  readonly people: ReadonlyMap<string, string>;
  readonly error?: string;
}

/** Who looked besides the one who brought the figures: of a form, who signed it. */
const secondPerson = ({ origin, approvedBy, publishedBy, uploadedBy }: LatestPublication) =>
  origin === 'form' && publishedBy !== uploadedBy ? publishedBy : approvedBy;

/** Who must agree before figures are published, and who did lately. */
export const ApprovalPage = ({
  page,
  chosen,
  origin,
  publications,
  people,
  error,
}: ApprovalPageProps) => {
  const text = approvalMessages[page.language];
  const words = text.setting;
  const name = (
    publication: Pick<LatestPublication, 'origin'>,
    id: string | null,
    did: 'brought' | 'done' = 'done',
  ) => (id === null ? '–' : actorName(page, people, publication, id, did));
  return (
    <WorkPage page={page} title={words.title} lead={words.lead}>
      <ErrorSummary
        page={page}
        errors={error === undefined ? [] : [{ field: 'approval', message: error }]}
      />
      <Form page={page} action={page.href('/work/indicators/approval')}>
        <Radios
          page={page}
          name="approval"
          label={words.label}
          choices={approvals.map((value) => ({
            value,
            label: words.choices[value],
            hint: words.hints[value],
          }))}
          value={chosen}
          error={error}
        />
        {origin ? (
          <p>
            {words.changed(
              name({ origin: 'file' }, origin.changedBy),
              page.format.date(origin.changedAt, 'moment'),
            )}
          </p>
        ) : null}
        <FormActions>
          <Button>{words.save}</Button>
        </FormActions>
      </Form>
      <Section id="publications" title={words.latest}>
        {publications.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <DataTable
            page={page}
            id="publications-table"
            caption={words.latest}
            isCaptionHidden
            rows={publications}
            columns={[
              {
                header: words.file,
                isRowHeader: true,
                cell: ({ id, fileName }) =>
                  page.can('indicators.upload') ? (
                    <Link href={page.href(batchPath(id))}>{fileName}</Link>
                  ) : (
                    fileName
                  ),
              },
              { header: words.uploaded, cell: (one) => name(one, one.uploadedBy, 'brought') },
              { header: words.submitted, cell: (one) => name(one, one.submittedBy) },
              {
                header: words.approved,
                cell: (publication) => {
                  const second = secondPerson(publication);
                  return second === null ? words.nobody : name(publication, second);
                },
              },
              {
                header: words.published,
                cell: ({ publishedAt, ...one }) =>
                  publishedAt === null ? (
                    '–'
                  ) : (
                    <>
                      {name(one, one.publishedBy)},{' '}
                      <time datetime={publishedAt.toISOString()}>
                        {page.format.date(publishedAt, 'moment')}
                      </time>
                    </>
                  ),
              },
            ]}
          />
        )}
      </Section>
    </WorkPage>
  );
};
