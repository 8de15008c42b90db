import { keeperPermission } from '../../../platform/identity/permissions.ts';

export interface RoleWithPermissions {
  readonly key: string;
  readonly name: string;
  readonly permissions: readonly string[];
}

/**
 * Whether someone may give (or take) a role. Who decides on roles may give any; others only what
 * they may do themselves, so that nobody gets more rights by way of a colleague's account.
 */
export const mayGive = (role: RoleWithPermissions, own: ReadonlySet<string>): boolean =>
  own.has(keeperPermission) || role.permissions.every((permission) => own.has(permission));

/**
 * The roles someone has after a form: of the roles that may be given those that were chosen, of
 * all others those that were there already.
 */
export const rolesAfter = (
  roles: readonly RoleWithPermissions[],
  present: readonly string[],
  chosen: readonly string[],
  own: ReadonlySet<string>,
): readonly string[] =>
  roles
    .filter((role) => (mayGive(role, own) ? chosen : present).includes(role.key))
    .map(({ key }) => key);
