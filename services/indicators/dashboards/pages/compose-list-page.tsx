import type { FieldErrors } from '../../../../platform/http/form.ts';
import { chooseText } from '../../../../platform/messages/text.ts';
import { Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import type { Dashboard } from '../store.ts';

export const composePath = '/work/dashboards';

/** Published as its draft is, published with changes waiting, or not published. */
export const stateOf = (
  { publishedVersion, draft }: Pick<Dashboard, 'publishedVersion' | 'draft'>,
  published: unknown,
): 'draft' | 'published' | 'changed' =>
  publishedVersion === null
    ? 'draft'
    : JSON.stringify(published) === JSON.stringify(draft)
      ? 'published'
      : 'changed';

const tones = { draft: 'neutral', published: 'positive', changed: 'warning' } as const;

export interface ComposeListPageProps {
  readonly page: PageContext;
  readonly dashboards: readonly {
    readonly dashboard: Dashboard;
    readonly state: ReturnType<typeof stateOf>;
  }[];
  readonly geographies: readonly { readonly slug: string; readonly name: string }[];
  readonly entered?:
    | { readonly title: string; readonly slug: string; readonly geography: string }
    | undefined;
  readonly errors?: FieldErrors | undefined;
}

export const ComposeListPage = ({
  page,
  dashboards,
  geographies,
  entered,
  errors = {},
}: ComposeListPageProps) => {
  const t = dashboardMessages[page.language];
  return (
    <WorkPage page={page} title={t.composeTitle} lead={t.composeLead}>
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {dashboards.length === 0 ? (
          <EmptyState title={t.none} icon="chart-line">
            {t.noneLead}
          </EmptyState>
        ) : (
          <DataTable
            page={page}
            id="dashboards"
            caption={t.title}
            isCaptionHidden
            rows={dashboards}
            columns={[
              {
                header: t.title,
                isRowHeader: true,
                cell: ({ dashboard }) => {
                  const title = chooseText(dashboard.draft.title, page.language);
                  return (
                    <Link href={page.href(`${composePath}/${dashboard.slug}`)}>
                      <span lang={title.lang}>{title.text || dashboard.slug}</span>
                    </Link>
                  );
                },
              },
              {
                header: t.state,
                cell: ({ state }) => <Status tone={tones[state]}>{t.states[state]}</Status>,
              },
              {
                header: t.audience,
                cell: ({ dashboard }) => t.audiences[dashboard.draft.audience],
              },
              {
                header: t.changed,
                cell: ({ dashboard: { changedAt } }) => (
                  <time datetime={changedAt.toISOString()}>{page.format.date(changedAt)}</time>
                ),
              },
            ]}
          />
        )}
        <Section id="new" title={t.newTitle}>
          <Form page={page} action={page.href(composePath)} label={t.newTitle}>
            <TextField
              page={page}
              name="title"
              label={t.titleOf(page.language)}
              value={entered?.title}
              error={errors.title}
              maxlength={120}
            />
            <TextField
              page={page}
              name="slug"
              label={t.slug}
              hint={t.slugHint}
              value={entered?.slug}
              error={errors.slug}
              maxlength={60}
              spellcheck={false}
            />
            {geographies.length > 1 ? (
              <SelectField
                page={page}
                name="geography"
                label={t.geography}
                value={entered?.geography ?? 'town'}
                options={geographies.map(({ slug, name }) => ({ value: slug, label: name }))}
              />
            ) : null}
            <FormActions>
              <Button>{t.make}</Button>
            </FormActions>
          </Form>
        </Section>
      </Stack>
    </WorkPage>
  );
};
