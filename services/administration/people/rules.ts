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
 * Whether someone may block a person, or let one in again: whose every role one could give. Otherwise
 * a clerk could shut out whoever decides on rights.
 */
export const mayShutOut = (
  roles: readonly RoleWithPermissions[],
  present: readonly string[],
  own: ReadonlySet<string>,
): boolean => roles.filter(({ key }) => present.includes(key)).every((role) => mayGive(role, own));

/** Whether a form asks for a role that there is not, such as one removed while the form stood open. */
export const asksUnknownRole = (
  roles: readonly RoleWithPermissions[],
  chosen: readonly string[],
): boolean => chosen.some((key) => !roles.some((role) => role.key === key));

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
