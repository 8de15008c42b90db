import { chooseText } from '../../../../platform/messages/text.ts';
import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Grid, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import type { PublishedDashboard } from '../store.ts';
import { dashboardsPath } from './dashboard-page.tsx';

export const DashboardListPage = ({
  page,
  dashboards,
}: {
  readonly page: PageContext;
  readonly dashboards: readonly PublishedDashboard[];
}) => {
  const t = dashboardMessages[page.language];
  return (
    <ResidentPage page={page} title={t.title} description={t.lead}>
      <Stack space="6">
        <PageHeading title={t.title} lead={t.lead} />
        {dashboards.length === 0 ? (
          <EmptyState title={t.none} icon="chart-line">
            {t.noneLead}
          </EmptyState>
        ) : (
          <Grid minimum="medium">
            {dashboards.map(({ slug, content, publishedAt }) => {
              const updated = t.updated(page.format.date(publishedAt));
              return (
                <LinkCard
                  level={2}
                  href={page.href(`${dashboardsPath}/${slug}`)}
                  title={chooseText(content.title, page.language).text}
                  meta={content.audience === 'staff' ? `${t.forStaff}. ${updated}` : updated}
                >
                  {chooseText(content.lead, page.language).text}
                </LinkCard>
              );
            })}
          </Grid>
        )}
      </Stack>
    </ResidentPage>
  );
};
