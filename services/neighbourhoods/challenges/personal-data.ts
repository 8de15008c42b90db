import type { PersonalData } from '../../../platform/service.ts';
import { editsOf, forgetEditor } from './store.ts';

/** Who wrote and published challenge pages. */
export const challengePersonalData: PersonalData = {
  name: 'authors of challenge pages',
  purpose: {
    nl: 'Opgavepagina’s: weten wie een pagina schreef en publiceerde',
    en: 'Challenge pages: knowing who wrote and published a page',
    de: 'Aufgabenseiten: wissen, wer eine Seite geschrieben und veröffentlicht hat',
    da: 'Sider om udfordringer: vide, hvem der skrev og offentliggjorde en side',
  },
  legalBasis: {
    nl: 'Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)',
    en: 'Task in the public interest (GDPR, article 6(1)(e))',
    de: 'Aufgabe im öffentlichen Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe e)',
    da: 'Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)',
  },
  categories: {
    nl: 'Kenmerk van de medewerker, tijdstip',
    en: 'Identifier of the member of staff, time',
    de: 'Kennung der Mitarbeiterin oder des Mitarbeiters, Zeitpunkt',
    da: 'Medarbejderens kendetegn, tidspunkt',
  },
  retention: {
    nl: 'Zolang de pagina bestaat; na verwijdering van het account zonder naam',
    en: 'As long as the page exists; without a name once the account is removed',
    de: 'Solange es die Seite gibt; nach dem Löschen des Kontos ohne Namen',
    da: 'Så længe siden findes; uden navn, når kontoen er slettet',
  },
  exportFor: editsOf,
  erase: forgetEditor,
};
