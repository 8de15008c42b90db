import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Form } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';

export interface FollowedLine {
  readonly id: number;
  readonly name: string;
  readonly areaName: string;
  readonly href: string;
  readonly pace: 'change' | 'digest';
}

/** Everything a person follows, each with a way to stop. */
export const FollowingPage = ({
  page,
  lines,
}: {
  readonly page: PageContext;
  readonly lines: readonly FollowedLine[];
}) => {
  const t = dashboardMessages[page.language];
  return (
    <ResidentPage page={page} title={t.followTitle} isPrivate>
      <Stack space="6">
        <PageHeading title={t.followTitle} lead={t.followLead} />
        {lines.length === 0 ? (
          <EmptyState title={t.followNone} icon="bell">
            {t.followNoneLead}
          </EmptyState>
        ) : (
          <DataTable
            page={page}
            id="following"
            caption={t.followTitle}
            isCaptionHidden
            rows={lines}
            columns={[
              {
                header: t.what,
                isRowHeader: true,
                cell: ({ href, name }) => <a href={page.href(href)}>{name}</a>,
              },
              { header: t.area, cell: ({ areaName }) => areaName },
              { header: t.pace, cell: ({ pace }) => t.paces[pace] },
              {
                header: t.unfollow,
                cell: ({ id, name, areaName }) => (
                  <Form
                    page={page}
                    action={page.href('/me/following/stop')}
                    label={`${t.unfollow}: ${name}, ${areaName}`}
                  >
                    <input type="hidden" name="id" value={String(id)} />
                    <Button kind="secondary" small>
                      {t.unfollow}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
      </Stack>
    </ResidentPage>
  );
};
