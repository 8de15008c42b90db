/** The catalogue: what the service's manifest takes from here. */
import { type Language, languages } from '../../../platform/messages/languages.ts';
import type { Navigation, Service } from '../../../platform/service.ts';
import { definitionFields } from './definition-shape.ts';
import { type CatalogueMessages, catalogueMessages } from './messages/index.ts';
import { cataloguePath } from './pages/list-page.tsx';
import { definePermission } from './permission.ts';

export { catalogueRoutes } from './routes.tsx';

const inEveryLanguage = (choose: (messages: CatalogueMessages) => string) =>
  Object.fromEntries(
    languages.map((language) => [language, choose(catalogueMessages[language])]),
  ) as Record<Language, string>; // one entry per language

/** The audit trail says which parts of a definition changed. */
export const catalogueDetails: NonNullable<Service['details']> = Object.fromEntries(
  definitionFields.map((field) => [
    `fields:${field}`,
    inEveryLanguage(({ fields }) => fields[field]),
  ]),
);

export const cataloguePermissions: NonNullable<Service['permissions']> = [
  {
    key: definePermission,
    roles: ['data-steward', 'analyst'],
    label: inEveryLanguage(({ permission }) => permission),
  },
];

export const catalogueNav: readonly Navigation[] = [
  {
    site: 'work',
    path: cataloguePath,
    label: inEveryLanguage(({ nav }) => nav),
    about: inEveryLanguage(({ navAbout }) => navAbout),
    icon: 'chart-column',
    group: inEveryLanguage(({ navGroup }) => navGroup),
    permission: definePermission,
    order: 310,
  },
];
