import type { ByLanguage } from '../../platform/messages/languages.ts';

/** What people read in the audit trail for what this service does. */
export const actions: Readonly<Record<string, ByLanguage>> = {
  'administration.account-opened': {
    nl: 'Account geopend',
    en: 'Account opened',
    de: 'Konto eröffnet',
    da: 'Konto oprettet',
  },
  'administration.account-blocked': {
    nl: 'Account geblokkeerd',
    en: 'Account blocked',
    de: 'Konto gesperrt',
    da: 'Konto spærret',
  },
  'administration.account-unblocked': {
    nl: 'Blokkade van account opgeheven',
    en: 'Account unblocked',
    de: 'Sperre des Kontos aufgehoben',
    da: 'Spærring af konto ophævet',
  },
  'administration.roles-given': {
    nl: 'Rollen van iemand gewijzigd',
    en: 'Someone’s roles changed',
    de: 'Rollen einer Person geändert',
    da: 'En persons roller ændret',
  },
  'administration.role-added': {
    nl: 'Rol toegevoegd',
    en: 'Role added',
    de: 'Rolle hinzugefügt',
    da: 'Rolle tilføjet',
  },
  'administration.role-changed': {
    nl: 'Rechten van een rol gewijzigd',
    en: 'Permissions of a role changed',
    de: 'Rechte einer Rolle geändert',
    da: 'En rolles rettigheder ændret',
  },
  'administration.role-removed': {
    nl: 'Rol verwijderd',
    en: 'Role removed',
    de: 'Rolle entfernt',
    da: 'Rolle fjernet',
  },
  'administration.areas-sent': {
    nl: 'Bestand met gebieden verstuurd',
    en: 'File with areas sent',
    de: 'Datei mit Gebieten gesendet',
    da: 'Fil med områder sendt',
  },
  'administration.addresses-sent': {
    nl: 'Bestand met adressen verstuurd',
    en: 'File with addresses sent',
    de: 'Datei mit Adressen gesendet',
    da: 'Fil med adresser sendt',
  },
  'administration.areas-loaded': {
    nl: 'Gebieden ingelezen',
    en: 'Areas loaded',
    de: 'Gebiete eingelesen',
    da: 'Områder indlæst',
  },
  'administration.addresses-loaded': {
    nl: 'Adressen ingelezen',
    en: 'Addresses loaded',
    de: 'Adressen eingelesen',
    da: 'Adresser indlæst',
  },
  'administration.job-retried': {
    nl: 'Taak opnieuw geprobeerd',
    en: 'Task tried again',
    de: 'Aufgabe erneut versucht',
    da: 'Opgave forsøgt igen',
  },
  'administration.municipality-chosen': {
    nl: 'Gemeente gekozen',
    en: 'Municipality chosen',
    de: 'Gemeinde gewählt',
    da: 'Kommune valgt',
  },
  'administration.contact-changed': {
    nl: 'Contactgegevens gewijzigd',
    en: 'Contact details changed',
    de: 'Kontaktdaten geändert',
    da: 'Kontaktoplysninger ændret',
  },
  'administration.session-hours-changed': {
    nl: 'Duur van sessies gewijzigd',
    en: 'Length of sessions changed',
    de: 'Dauer der Sitzungen geändert',
    da: 'Sessioners varighed ændret',
  },
};
