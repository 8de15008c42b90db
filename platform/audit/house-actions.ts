import type { ByLanguage } from '../messages/languages.ts';

/** What people read in the audit trail for what no service does: signing in, and the command line. */
export const houseActions: Readonly<Record<string, ByLanguage>> = {
  'account.signed-in': { nl: 'Ingelogd', en: 'Signed in', de: 'Angemeldet', da: 'Logget ind' },
  'account.sign-in-refused': {
    nl: 'Inloggen geweigerd',
    en: 'Sign-in refused',
    de: 'Anmeldung abgelehnt',
    da: 'Login afvist',
  },
  'account.opened': {
    nl: 'Account geopend vanaf de opdrachtregel',
    en: 'Account opened from the command line',
    de: 'Konto über die Befehlszeile eröffnet',
    da: 'Konto oprettet fra kommandolinjen',
  },
  'platform.backup-begun': {
    nl: 'Reservekopie gemaakt vanaf de opdrachtregel',
    en: 'Backup made from the command line',
    de: 'Sicherung über die Befehlszeile erstellt',
    da: 'Sikkerhedskopi lavet fra kommandolinjen',
  },
  'platform.restored': {
    nl: 'Teruggezet uit een reservekopie',
    en: 'Restored from a backup',
    de: 'Aus einer Sicherung wiederhergestellt',
    da: 'Gendannet fra en sikkerhedskopi',
  },
};
