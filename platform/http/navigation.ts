import type { Language } from '../messages/languages.ts';
import type { Navigation, Service } from '../service.ts';
import type { NavItem, PageContext } from '../ui/page.ts';

/** Composes both sites' navigation from what services declare and the person may see. */
export const createNavigation = (services: readonly Service[]) => {
  const items = services
    .flatMap((service) => service.nav ?? [])
    .toSorted((a, b) => a.order - b.order);
  const choose = (
    site: Navigation['site'],
    language: Language,
    can: PageContext['can'],
    href: PageContext['href'],
  ): readonly NavItem[] =>
    items
      .filter(
        (item) => item.site === site && (item.permission === undefined || can(item.permission)),
      )
      .map(({ path, label, icon, group }) => ({
        href: href(path),
        label: label[language],
        ...(icon === undefined ? {} : { icon }),
        ...(group === undefined ? {} : { group: group[language] }),
      }));
  return (
    language: Language,
    can: PageContext['can'],
    href: PageContext['href'],
  ): PageContext['nav'] => ({
    resident: choose('resident', language, can, href),
    work: choose('work', language, can, href),
  });
};
