import type { Catalogue, Language } from '../messages/languages.ts';
import { type Role, roles } from './permissions.ts';

const names: Catalogue<Readonly<Record<Role, string>>> = {
  nl: {
    resident: 'Inwoner',
    officer: 'Medewerker',
    editor: 'Redacteur',
    analyst: 'Onderzoeker',
    'data-steward': 'Gegevensbeheerder',
    'privacy-officer': 'Privacyfunctionaris',
    administrator: 'Beheerder',
  },
  en: {
    resident: 'Resident',
    officer: 'Officer',
    editor: 'Editor',
    analyst: 'Analyst',
    'data-steward': 'Data steward',
    'privacy-officer': 'Privacy officer',
    administrator: 'Administrator',
  },
  de: {
    resident: 'Einwohner/in',
    officer: 'Sachbearbeitung',
    editor: 'Redaktion',
    analyst: 'Statistik',
    'data-steward': 'Datenpflege',
    'privacy-officer': 'Datenschutz',
    administrator: 'Verwaltung des Systems',
  },
  da: {
    resident: 'Borger',
    officer: 'Sagsbehandler',
    editor: 'Redaktør',
    analyst: 'Analytiker',
    'data-steward': 'Dataansvarlig',
    'privacy-officer': 'Databeskyttelsesrådgiver',
    administrator: 'Administrator',
  },
};

export const isHouseRole = (key: string): key is Role => roles.some((role) => role === key);

/** What people call a role: the house's in the reader's language, others as they were named. */
export const roleName = (
  role: { readonly key: string; readonly name: string },
  language: Language,
): string => (isHouseRole(role.key) ? names[language][role.key] : role.name || role.key);
