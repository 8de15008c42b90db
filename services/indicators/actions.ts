import type { ByLanguage } from '../../platform/messages/languages.ts';

/** What people read in the audit trail and among the tasks for what this service does. */
export const actions: Readonly<Record<string, ByLanguage>> = {
  'indicators.file-uploaded': {
    nl: 'Bestand met cijfers geüpload',
    en: 'File with figures uploaded',
    de: 'Datei mit Zahlen hochgeladen',
    da: 'Fil med tal uploadet',
  },
  'indicators.mapping-saved': {
    nl: 'Indeling van kolommen bewaard',
    en: 'Layout of columns saved',
    de: 'Zuordnung der Spalten gespeichert',
    da: 'Opsætning af kolonner gemt',
  },
  'indicators.batch-published': {
    nl: 'Levering gepubliceerd',
    en: 'Batch published',
    de: 'Lieferung veröffentlicht',
    da: 'Levering offentliggjort',
  },
  'indicators.batch-withdrawn': {
    nl: 'Levering ingetrokken',
    en: 'Batch withdrawn',
    de: 'Lieferung zurückgezogen',
    da: 'Levering trukket tilbage',
  },
  'indicators.batch-discarded': {
    nl: 'Levering weggegooid',
    en: 'Batch discarded',
    de: 'Lieferung verworfen',
    da: 'Levering kasseret',
  },
  'indicators.definition-added': {
    nl: 'Indicator toegevoegd',
    en: 'Indicator added',
    de: 'Indikator hinzugefügt',
    da: 'Indikator tilføjet',
  },
  'indicators.definition-changed': {
    nl: 'Beschrijving van indicator gewijzigd',
    en: 'Description of indicator changed',
    de: 'Beschreibung des Indikators geändert',
    da: 'Beskrivelse af indikator ændret',
  },
  'indicators.definition-restored': {
    nl: 'Eerdere beschrijving van indicator teruggezet',
    en: 'Earlier description of indicator restored',
    de: 'Frühere Beschreibung des Indikators wiederhergestellt',
    da: 'Tidligere beskrivelse af indikator gendannet',
  },
  'indicators.event-added': {
    nl: 'Gebeurtenis bij een cijfer opgeschreven',
    en: 'Event beside a figure added',
    de: 'Ereignis zu einer Zahl notiert',
    da: 'Hændelse ved et tal tilføjet',
  },
  'indicators.event-changed': {
    nl: 'Gebeurtenis bij een cijfer gewijzigd',
    en: 'Event beside a figure changed',
    de: 'Ereignis zu einer Zahl geändert',
    da: 'Hændelse ved et tal ændret',
  },
  'indicators.event-removed': {
    nl: 'Gebeurtenis bij een cijfer verwijderd',
    en: 'Event beside a figure removed',
    de: 'Ereignis zu einer Zahl entfernt',
    da: 'Hændelse ved et tal fjernet',
  },
  'indicators.definitions-imported': {
    nl: 'Lijst van indicatoren ingelezen',
    en: 'List of indicators loaded',
    de: 'Liste der Indikatoren eingelesen',
    da: 'Liste over indikatorer indlæst',
  },
  'indicators.protection-renewed': {
    nl: 'Privacycontrole van cijfers opnieuw gestart',
    en: 'Privacy check of figures started again',
    de: 'Datenschutzprüfung der Zahlen neu gestartet',
    da: 'Kontrol af privatliv i tal startet igen',
  },
  'indicators.area-granted': {
    nl: 'Gebied aan teamlid gegeven',
    en: 'Area given to a team member',
    de: 'Gebiet an Teammitglied gegeben',
    da: 'Område givet til et teammedlem',
  },
  'indicators.area-grant-ended': {
    nl: 'Toegang van teamlid tot gebied beëindigd',
    en: 'Access of a team member to an area ended',
    de: 'Zugang eines Teammitglieds zu einem Gebiet beendet',
    da: 'Teammedlems adgang til et område afsluttet',
  },
  'indicators.dashboard-made': {
    nl: 'Dashboard gemaakt',
    en: 'Dashboard made',
    de: 'Dashboard angelegt',
    da: 'Dashboard oprettet',
  },
  'indicators.dashboard-changed': {
    nl: 'Dashboard gewijzigd',
    en: 'Dashboard changed',
    de: 'Dashboard geändert',
    da: 'Dashboard ændret',
  },
  'indicators.dashboard-published': {
    nl: 'Dashboard gepubliceerd',
    en: 'Dashboard published',
    de: 'Dashboard veröffentlicht',
    da: 'Dashboard offentliggjort',
  },
  'indicators.dashboard-taken-down': {
    nl: 'Dashboard van de site gehaald',
    en: 'Dashboard taken off the site',
    de: 'Dashboard von der Website genommen',
    da: 'Dashboard taget af siden',
  },
};

export const checkLabel: ByLanguage = {
  nl: 'Bestand met cijfers controleren',
  en: 'Check a file with figures',
  de: 'Datei mit Zahlen prüfen',
  da: 'Kontrollér en fil med tal',
};
