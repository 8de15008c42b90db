import type { ByLanguage } from '../../platform/messages/languages.ts';

/** What people read in the audit trail for what this service does; signing in is the platform's. */
export const actions: Readonly<Record<string, ByLanguage>> = {
  'account.details-changed': {
    nl: 'Naam of taal gewijzigd',
    en: 'Name or language changed',
    de: 'Name oder Sprache geändert',
    da: 'Navn eller sprog ændret',
  },
  'account.password-changed': {
    nl: 'Wachtwoord gewijzigd',
    en: 'Password changed',
    de: 'Passwort geändert',
    da: 'Adgangskode ændret',
  },
  'account.second-step-on': {
    nl: 'Inloggen in twee stappen aangezet',
    en: 'Two-step verification turned on',
    de: 'Anmeldung in zwei Schritten eingeschaltet',
    da: 'Login i to trin slået til',
  },
  'account.second-step-off': {
    nl: 'Inloggen in twee stappen uitgezet',
    en: 'Two-step verification turned off',
    de: 'Anmeldung in zwei Schritten ausgeschaltet',
    da: 'Login i to trin slået fra',
  },
  'account.session-ended': {
    nl: 'Op een apparaat uitgelogd',
    en: 'Signed out on a device',
    de: 'Auf einem Gerät abgemeldet',
    da: 'Logget ud på en enhed',
  },
  'account.data-downloaded': {
    nl: 'Eigen gegevens gedownload',
    en: 'Own data downloaded',
    de: 'Eigene Daten heruntergeladen',
    da: 'Egne data hentet',
  },
  'account.erased': {
    nl: 'Eigen account verwijderd',
    en: 'Own account removed',
    de: 'Eigenes Konto gelöscht',
    da: 'Egen konto slettet',
  },
};
