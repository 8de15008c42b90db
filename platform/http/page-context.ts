import { randomUUID } from 'node:crypto';
import { formats } from '../messages/format.ts';
import { originOf } from '../origin.ts';
import type { City } from '../service.ts';
import type { PageContext } from '../ui/page.ts';
import type { Assets } from './assets.ts';
import type { RequestContext } from './env.ts';
import { pageOfEntry } from './held-entries.ts';
import { splitLanguage } from './language.ts';
import { createNavigation } from './navigation.ts';

/** Makes what pages need to know of the request they answer. */
export const createPageContexts = (city: City, assets: Assets) => {
  const navigation = createNavigation(city.services);
  const routes = city.services.flatMap((service) => service.routes ?? []);
  const { config } = city;
  /** `used` tells afterwards whether the page is one of a kind and must not be kept for others. */
  return (
    c: RequestContext,
    notice: PageContext['notice'],
    used: { formKey: boolean },
  ): PageContext => {
    const url = new URL(c.req.url);
    const person = c.get('person');
    const language = c.get('language');
    const prefix = c.get('prefix');
    const { path } = splitLanguage(url.pathname);
    // What answers an entry has no address that can be asked for: the page of the form stands in.
    const isAsked = c.req.method === 'GET' || c.req.method === 'HEAD';
    const address = isAsked
      ? `${path === '/' ? '' : path}${url.search}`
      : pageOfEntry(routes, path);
    const can = (permission: string) => person?.permissions.has(permission) ?? false;
    const href = (target: string) =>
      target.startsWith('/') ? `${prefix}${target === '/' && prefix ? '' : target}` : target;
    return {
      language,
      format: formats[language],
      municipality: city.municipality(),
      origin: originOf(config),
      path,
      search: url.search,
      person: person && { id: person.id, name: person.name },
      can,
      href,
      inLanguage: (other) => `/${other}${address}`,
      asset: assets.address,
      nav: navigation(language, can, href),
      formKey: () => {
        used.formKey = true;
        return randomUUID();
      },
      notice,
    };
  };
};
