import { isHouseRole, roleName } from '../../../../platform/identity/role-names.ts';
import type { Service } from '../../../../platform/service.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import { Icon } from '../../../../platform/ui/icons.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { RoleWithPermissions } from '../../people/rules.ts';
import { permissionGroups } from '../rules.ts';

export interface RolesPageProps {
  readonly page: PageContext;
  readonly services: readonly Service[];
  readonly roles: readonly RoleWithPermissions[];
  readonly people: ReadonlyMap<string, number>;
  readonly entered?: string | undefined;
  readonly error?: string | undefined;
}

const RoleTable = ({ page, roles, people }: Pick<RolesPageProps, 'page' | 'roles' | 'people'>) => {
  const t = messages[page.language].roles;
  return (
    <DataTable
      page={page}
      id="roles"
      caption={t.title}
      isCaptionHidden
      isDense
      onPhones="cards"
      rows={roles}
      columns={[
        {
          header: t.role,
          isRowHeader: true,
          cell: (role) => (
            <Link href={page.href(`/work/admin/roles/${role.key}`)}>
              {roleName(role, page.language)}
            </Link>
          ),
        },
        { header: t.kind, cell: ({ key }) => (isHouseRole(key) ? t.builtIn : t.custom) },
        {
          header: t.people,
          isNumeric: true,
          cell: ({ key }) => page.format.number(people.get(key) ?? 0),
        },
        {
          header: t.rights,
          isNumeric: true,
          cell: ({ permissions }) => page.format.number(permissions.length),
        },
      ]}
    />
  );
};

/** Roles beside each other on a desktop; with more, the table scrolls sideways. */
const columnsThatFit = 7;

/** Rights down, those of one service together; roles across. */
const Matrix = ({ page, services, roles }: Pick<RolesPageProps, 'page' | 'services' | 'roles'>) => {
  const own = messages[page.language];
  const t = own.roles;
  const rights = permissionGroups(services).flatMap(({ service, permissions }) =>
    permissions.map(({ key, label }) => ({ service, key, label })),
  );
  return (
    <DataTable
      page={page}
      id="matrix-table"
      caption={t.matrix}
      isCaptionHidden
      isDense
      isLong={roles.length <= columnsThatFit}
      onPhones="scroll"
      rows={rights}
      group={({ service }) => own.services[service] ?? service}
      columns={[
        { header: t.right, isRowHeader: true, cell: ({ label }) => label[page.language] },
        ...roles.map((role) => ({
          header: roleName(role, page.language),
          cell: ({ key }: { readonly key: string }) =>
            role.permissions.includes(key) ? (
              <>
                <Icon name="check" />
                <span class="polder-visually-hidden">{t.yes}</span>
              </>
            ) : (
              t.no
            ),
        })),
      ]}
    />
  );
};

export const RolesPage = (props: RolesPageProps) => {
  const { page, entered, error } = props;
  const t = messages[page.language].roles;
  return (
    <WorkPage page={page} title={t.title} lead={t.lead}>
      <Stack space="6">
        <ErrorSummary page={page} errors={error ? [{ field: 'name', message: error }] : []} />
        <RoleTable {...props} />
        <Section id="matrix" title={t.matrix}>
          <Matrix {...props} />
        </Section>
        <Section id="add" title={t.addTitle} lead={t.addLead}>
          <Form page={page} action={page.href('/work/admin/roles')} label={t.addTitle}>
            <TextField
              page={page}
              name="name"
              label={t.name}
              value={entered}
              error={error}
              autocomplete="off"
              maxlength={60}
            />
            <FormActions>
              <Button kind="secondary" icon="plus">
                {t.add}
              </Button>
            </FormActions>
          </Form>
        </Section>
      </Stack>
    </WorkPage>
  );
};
