import type { PersonalData } from '../../platform/service.ts';
import { eraseFromLineage, lineageOf } from './lineage-store.ts';
import { eraseMaker, makerOf } from './makers-store.ts';

/** Who brought figures in: the only personal data of this service. Figures themselves are about groups. */
export const personalData: readonly PersonalData[] = [
  {
    name: 'lineage of figures',
    purpose: {
      nl: 'Herkomst van cijfers: weten wie een bestand heeft aangeleverd, gepubliceerd of ingetrokken',
      en: 'Lineage of figures: knowing who uploaded, published or withdrew a file',
      de: 'Herkunft der Zahlen: wissen, wer eine Datei hochgeladen, veröffentlicht oder zurückgezogen hat',
      da: 'Tallenes herkomst: vide, hvem der har indsendt, offentliggjort eller trukket en fil tilbage',
    },
    legalBasis: {
      nl: 'Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)',
      en: 'Task in the public interest (GDPR, article 6(1)(e))',
      de: 'Aufgabe im öffentlichen Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe e)',
      da: 'Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)',
    },
    categories: {
      nl: 'Kenmerk van de medewerker, tijdstip, reden van intrekking',
      en: 'Identifier of the member of staff, time, reason for withdrawal',
      de: 'Kennung der Mitarbeiterin oder des Mitarbeiters, Zeitpunkt, Grund des Zurückziehens',
      da: 'Medarbejderens kendetegn, tidspunkt, begrundelse for tilbagetrækning',
    },
    retention: {
      nl: 'Zolang de cijfers bestaan; na verwijdering van het account zonder naam',
      en: 'As long as the figures exist; without a name once the account is removed',
      de: 'Solange es die Zahlen gibt; nach dem Löschen des Kontos ohne Namen',
      da: 'Så længe tallene findes; uden navn, når kontoen er slettet',
    },
    exportFor: lineageOf,
    erase: eraseFromLineage,
  },
  {
    name: 'dashboards, sources and own areas',
    purpose: {
      nl: 'Weten wie een dashboard maakt, voor een bron zorgt, of kleine aantallen van een gebied mag zien',
      en: 'Knowing who composes a dashboard, looks after a source, or may see small counts of an area',
      de: 'Wissen, wer ein Dashboard gestaltet, eine Quelle betreut oder kleine Fallzahlen eines Gebiets sehen darf',
      da: 'Vide, hvem der laver et dashboard, passer en kilde eller må se små antal i et område',
    },
    legalBasis: {
      nl: 'Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)',
      en: 'Task in the public interest (GDPR, article 6(1)(e))',
      de: 'Aufgabe im öffentlichen Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe e)',
      da: 'Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)',
    },
    categories: {
      nl: 'Kenmerk van de medewerker, tijdstip, gebieden',
      en: 'Identifier of the member of staff, time, areas',
      de: 'Kennung der Mitarbeiterin oder des Mitarbeiters, Zeitpunkt, Gebiete',
      da: 'Medarbejderens kendetegn, tidspunkt, områder',
    },
    retention: {
      nl: 'Zolang het dashboard of de bron bestaat; na verwijdering van het account zonder naam',
      en: 'As long as the dashboard or source exists; without a name once the account is removed',
      de: 'Solange es das Dashboard oder die Quelle gibt; nach dem Löschen des Kontos ohne Namen',
      da: 'Så længe dashboardet eller kilden findes; uden navn, når kontoen er slettet',
    },
    exportFor: makerOf,
    erase: eraseMaker,
  },
];
