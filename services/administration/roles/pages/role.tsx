import { isHouseRole, roleName } from '../../../../platform/identity/role-names.ts';
import type { Service } from '../../../../platform/service.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { RoleWithPermissions } from '../../people/rules.ts';
import { permissionGroups } from '../rules.ts';

export interface RolePageProps {
  readonly page: PageContext;
  readonly services: readonly Service[];
  readonly role: RoleWithPermissions;
  readonly chosen: readonly string[];
  readonly error?: string | undefined;
}

/** Each group of boxes has an id of its own; all of them are one field. */
const groupId = (service: string): string => `permissions-${service}`;

export const RolePage = ({ page, services, role, chosen, error }: RolePageProps) => {
  const own = messages[page.language];
  const t = own.roles;
  const name = roleName(role, page.language);
  const path = `/work/admin/roles/${role.key}`;
  return (
    <WorkPage
      page={page}
      title={name}
      lead={t.edit(name)}
      breadcrumb={[{ label: t.title, href: page.href('/work/admin/roles') }]}
    >
      <Stack space="6">
        <ErrorSummary
          page={page}
          errors={error ? [{ field: `#${groupId('administration')}`, message: error }] : []}
        />
        <Form page={page} action={page.href(path)} label={t.edit(name)}>
          {permissionGroups(services).map(({ service, permissions }) => (
            <Checkboxes
              page={page}
              id={groupId(service)}
              name="permissions"
              label={t.ofService(own.services[service] ?? service)}
              error={service === 'administration' ? error : undefined}
              values={chosen}
              choices={permissions.map(({ key, label }) => ({
                value: key,
                label: label[page.language],
              }))}
            />
          ))}
          <FormActions>
            <Button>{t.save}</Button>
          </FormActions>
        </Form>
        {isHouseRole(role.key) ? null : (
          <Section id="remove" title={t.removeTitle} lead={t.removeLead}>
            <Form page={page} action={page.href(`${path}/remove`)} label={t.removeTitle}>
              <FormActions>
                <Button kind="danger" icon="trash">
                  {t.remove}
                </Button>
              </FormActions>
            </Form>
          </Section>
        )}
      </Stack>
    </WorkPage>
  );
};
