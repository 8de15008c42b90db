/** Who looks at the figures, and so which of them: the right data at the right level. */
import type { Permission } from '../../../platform/identity/permissions.ts';
import type { Indicator } from '../catalogue/store.ts';

/** Sees indicators that are for staff. */
export const seeStaff = 'indicators.see-staff';
/** Sees small counts of every area as they are. */
export const seeExact = 'indicators.see-exact';

export const viewerPermissions: readonly Permission[] = [
  { key: seeStaff, roles: ['officer', 'analyst', 'data-steward', 'administrator'] },
  { key: seeExact, roles: ['analyst', 'data-steward'] },
];

/** An area by geography and code, with all that lies in it. */
export interface GrantedArea {
  readonly geography: string;
  readonly area: string;
}

export interface Viewer {
  readonly seesStaff: boolean;
  /** Where small counts are seen as they are: everywhere, or in the areas of the own team. */
  readonly exact: 'everywhere' | readonly GrantedArea[];
}

/** Anyone at all: what the public, open data and other services may see. */
export const thePublic: Viewer = { seesStaff: false, exact: [] };

export const maySee = ({ seesStaff }: Viewer, { audience }: Pick<Indicator, 'audience'>): boolean =>
  audience === 'public' || seesStaff;

/**
 * Notes that stand in place of a figure that this viewer does not see. Whether a figure is small
 * itself or protects another is not told: two small ones that make a total of 8 would both be 4.
 */
export const withheldNotes = {
  protected: 'withheld: privacy',
  unchecked: 'withheld: unchecked',
} as const;
