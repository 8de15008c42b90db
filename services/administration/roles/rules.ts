/** A key for a role from its name: small letters, figures and hyphens. Empty when nothing is left. */
export const roleKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);

export interface PermissionChange {
  readonly given: readonly string[];
  readonly taken: readonly string[];
}

export const permissionChange = (
  before: readonly string[],
  after: readonly string[],
): PermissionChange => ({
  given: after.filter((permission) => !before.includes(permission)),
  taken: before.filter((permission) => !after.includes(permission)),
});

export interface PermissionGroup<Declared> {
  readonly service: string;
  readonly permissions: readonly Declared[];
}

/** Permissions as their services declare them, those of one service together. */
export const permissionGroups = <Declared extends { readonly key: string }>(
  services: readonly { readonly name: string; readonly permissions?: readonly Declared[] }[],
): readonly PermissionGroup<Declared>[] =>
  services
    .filter(({ permissions = [] }) => permissions.length > 0)
    .map(({ name, permissions = [] }) => ({ service: name, permissions }));
