import type { PersonalData } from '../../platform/service.ts';
import { eraseFromImports, importsOf } from './sources/store.ts';

/** Who loaded boundaries and addresses. */
export const personalData: readonly PersonalData[] = [
  {
    name: 'loaded places',
    purpose: {
      nl: 'Herkomst van grenzen en adressen: weten wie een bestand heeft ingelezen',
      en: 'Origin of boundaries and addresses: knowing who loaded a file',
      de: 'Herkunft von Grenzen und Adressen: wissen, wer eine Datei eingelesen hat',
      da: 'Oprindelse af grænser og adresser: vide, hvem der har indlæst en fil',
    },
    legalBasis: {
      nl: 'Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)',
      en: 'Task in the public interest (GDPR, article 6(1)(e))',
      de: 'Aufgabe im öffentlichen Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe e)',
      da: 'Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)',
    },
    categories: {
      nl: 'Kenmerk van de medewerker, naam van het bestand, tijdstip',
      en: 'Identifier of the member of staff, name of the file, time',
      de: 'Kennung der Mitarbeiterin oder des Mitarbeiters, Name der Datei, Zeitpunkt',
      da: 'Medarbejderens kendetegn, filens navn, tidspunkt',
    },
    retention: {
      nl: 'Zolang de installatie bestaat; na verwijdering van het account zonder naam',
      en: 'As long as the installation exists; without a name once the account is removed',
      de: 'Solange es die Installation gibt; nach dem Löschen des Kontos ohne Namen',
      da: 'Så længe installationen findes; uden navn, når kontoen er slettet',
    },
    exportFor: importsOf,
    erase: eraseFromImports,
  },
];
