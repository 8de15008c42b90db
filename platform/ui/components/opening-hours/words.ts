import type { Catalogue } from '../../../messages/languages.ts';
import type { OpeningHoursTrouble } from '../../../opening-hours/entry.ts';

const en = {
  week: 'Opening hours',
  weekHint: 'Such as 9:00–12:30, 13:00–17:00. Leave a day empty when it is closed.',
  special: 'Special days',
  specialHint:
    'Holidays and other days with hours of their own. Leave the hours empty when it is closed.',
  specialRow: (number: string) => `Special day ${number}`,
  day: 'Day',
  until: 'Until and including',
  hours: 'Hours',
  label: 'Why',
  more: 'Save to get more rows.',
  closed: 'closed',
  today: 'today',
  openNow: 'Open now',
  closedNow: 'Closed now',
  opens: (when: string) => `Open again ${when}`,
  troubles: {
    hours: 'Write hours such as 9:00–12:30, 13:00–17:00, one after the other.',
    order: 'The end must be later than the beginning.',
    day: 'Choose a day that exists.',
    until: 'The last day cannot be before the first.',
  } satisfies Record<OpeningHoursTrouble, string> as Record<OpeningHoursTrouble, string>,
};

type Words = typeof en;

const nl: Words = {
  week: 'Openingstijden',
  weekHint: 'Bijvoorbeeld 9.00–12.30, 13.00–17.00. Laat een dag leeg als het dan gesloten is.',
  special: 'Bijzondere dagen',
  specialHint:
    'Feestdagen en andere dagen met eigen tijden. Laat de tijden leeg als het dan gesloten is.',
  specialRow: (number) => `Bijzondere dag ${number}`,
  day: 'Dag',
  until: 'Tot en met',
  hours: 'Tijden',
  label: 'Waarom',
  more: 'Sla op voor meer regels.',
  closed: 'gesloten',
  today: 'vandaag',
  openNow: 'Nu open',
  closedNow: 'Nu gesloten',
  opens: (when) => `Weer open ${when}`,
  troubles: {
    hours: 'Schrijf tijden als 9.00–12.30, 13.00–17.00, na elkaar.',
    order: 'Het einde moet later zijn dan het begin.',
    day: 'Kies een dag die bestaat.',
    until: 'De laatste dag kan niet voor de eerste liggen.',
  },
};

const de: Words = {
  week: 'Öffnungszeiten',
  weekHint:
    'Zum Beispiel 9:00–12:30, 13:00–17:00. Lassen Sie einen Tag leer, wenn geschlossen ist.',
  special: 'Besondere Tage',
  specialHint:
    'Feiertage und andere Tage mit eigenen Zeiten. Lassen Sie die Zeiten leer, wenn geschlossen ist.',
  specialRow: (number) => `Besonderer Tag ${number}`,
  day: 'Tag',
  until: 'Bis einschließlich',
  hours: 'Zeiten',
  label: 'Grund',
  more: 'Speichern Sie, um weitere Zeilen zu erhalten.',
  closed: 'geschlossen',
  today: 'heute',
  openNow: 'Jetzt geöffnet',
  closedNow: 'Jetzt geschlossen',
  opens: (when) => `Wieder geöffnet ${when}`,
  troubles: {
    hours: 'Schreiben Sie Zeiten wie 9:00–12:30, 13:00–17:00, eine nach der anderen.',
    order: 'Das Ende muss nach dem Anfang liegen.',
    day: 'Wählen Sie einen Tag, den es gibt.',
    until: 'Der letzte Tag kann nicht vor dem ersten liegen.',
  },
};

const da: Words = {
  week: 'Åbningstider',
  weekHint: 'For eksempel 9.00–12.30, 13.00–17.00. Lad en dag stå tom, når der er lukket.',
  special: 'Særlige dage',
  specialHint: 'Helligdage og andre dage med egne tider. Lad tiderne stå tomme, når der er lukket.',
  specialRow: (number) => `Særlig dag ${number}`,
  day: 'Dag',
  until: 'Til og med',
  hours: 'Tider',
  label: 'Hvorfor',
  more: 'Gem for at få flere linjer.',
  closed: 'lukket',
  today: 'i dag',
  openNow: 'Åbent nu',
  closedNow: 'Lukket nu',
  opens: (when) => `Åbner igen ${when}`,
  troubles: {
    hours: 'Skriv tider som 9.00–12.30, 13.00–17.00, efter hinanden.',
    order: 'Slutningen skal ligge efter begyndelsen.',
    day: 'Vælg en dag, der findes.',
    until: 'Den sidste dag kan ikke ligge før den første.',
  },
};

export const openingHoursWords: Catalogue<Words> = { nl, en, de, da };
