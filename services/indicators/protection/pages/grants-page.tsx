import type { FieldErrors } from '../../../../platform/http/form.ts';
import type { Area } from '../../../../platform/places/areas.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { protectionMessages } from '../../messages/protection/index.ts';
import type { Grant, StaffMember } from '../grants-store.ts';
import { grantsPath, protectionPath } from './protection-page.tsx';

interface GrantsPageProps {
  readonly page: PageContext;
  readonly grants: readonly Grant[];
  readonly people: readonly StaffMember[];
  readonly areas: readonly Area[];
  readonly entered?: { readonly person: string; readonly area: string } | undefined;
  readonly errors?: FieldErrors | undefined;
}

/** Who sees figures of which areas as they are. */
export const GrantsPage = ({
  page,
  grants,
  people,
  areas,
  entered,
  errors = {},
}: GrantsPageProps) => {
  const t = protectionMessages[page.language];
  return (
    <WorkPage
      page={page}
      title={t.grantsTitle}
      lead={t.grantsLead}
      breadcrumb={[{ label: t.title, href: page.href(protectionPath) }]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        {grants.length === 0 ? (
          <EmptyState title={t.noGrants} icon="users">
            {''}
          </EmptyState>
        ) : (
          <DataTable
            page={page}
            id="grants"
            caption={t.grantsCaption}
            isCaptionHidden
            rows={grants}
            columns={[
              { header: t.person, cell: ({ personName }) => personName, isRowHeader: true },
              { header: t.area, cell: ({ areaName }) => areaName },
              {
                header: t.since,
                cell: ({ grantedAt }) => (
                  <time datetime={grantedAt.toISOString()}>{page.format.date(grantedAt)}</time>
                ),
              },
              {
                header: t.action,
                cell: ({ personId, personName, geography, area, areaName }) => (
                  <Form
                    page={page}
                    action={page.href(`${grantsPath}/end`)}
                    label={`${t.end}: ${personName}, ${areaName}`}
                  >
                    <input type="hidden" name="person" value={personId} />
                    <input type="hidden" name="geography" value={geography} />
                    <input type="hidden" name="area" value={area} />
                    <Button kind="secondary">{t.end}</Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
        <Section id="add" title={t.addTitle}>
          <Form page={page} action={page.href(grantsPath)} label={t.addTitle}>
            <SelectField
              page={page}
              name="person"
              label={t.person}
              value={entered?.person}
              error={errors.person}
              options={[
                { value: '', label: t.choose },
                ...people.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <SelectField
              page={page}
              name="area"
              label={t.area}
              value={entered?.area}
              error={errors.area}
              options={[
                { value: '', label: t.choose },
                ...areas.map(({ geography, code, name }) => ({
                  value: `${geography} ${code}`,
                  label: name,
                })),
              ]}
            />
            <FormActions>
              <Button>{t.add}</Button>
            </FormActions>
          </Form>
        </Section>
      </Stack>
    </WorkPage>
  );
};
