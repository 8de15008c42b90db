import { roleName } from '../../../../platform/identity/role-names.ts';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { mayGive, type RoleWithPermissions } from '../rules.ts';

/** All roles as boxes to tick; those beyond the giver's rights can be seen but not changed. */
export const RoleChoices = ({
  page,
  roles,
  chosen,
  own,
  error,
}: {
  readonly page: PageContext;
  readonly roles: readonly RoleWithPermissions[];
  readonly chosen: readonly string[];
  readonly own: ReadonlySet<string>;
  readonly error?: string | undefined;
}) => {
  const t = messages[page.language].people;
  return (
    <Checkboxes
      page={page}
      name="roles"
      label={t.rolesTitle}
      hint={t.rolesHint}
      error={error}
      isOptional
      values={chosen}
      choices={roles.map((role) => ({
        value: role.key,
        label: roleName(role, page.language),
        isDisabled: !mayGive(role, own),
        hint: mayGive(role, own) ? undefined : t.cannotGive,
      }))}
    />
  );
};
