import type { Navigation, Service } from '../../platform/service.ts';
import type { PageContext } from '../../platform/ui/page.ts';

/** A place to go, with what can be done there. */
export interface Possibility {
  readonly path: string;
  readonly title: string;
  readonly about: string | undefined;
  readonly icon: string | undefined;
  /** Heading under which the workspace lists it. */
  readonly group: string | undefined;
}

/** Where the reader may go on a site, in the order of its navigation. */
export const possibilitiesOf = (
  services: readonly Service[],
  site: Navigation['site'],
  page: Pick<PageContext, 'language' | 'can'>,
): readonly Possibility[] =>
  services
    .flatMap((service) => service.nav ?? [])
    .filter(
      (item) => item.site === site && (item.permission === undefined || page.can(item.permission)),
    )
    .toSorted((a, b) => a.order - b.order)
    .map(({ path, label, about, icon, group }) => ({
      path,
      title: label[page.language],
      about: about?.[page.language],
      icon,
      group: group?.[page.language],
    }));
