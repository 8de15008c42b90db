import { dropHeldEntriesOf, heldEntriesOf } from '../../platform/http/held-entries.ts';
import { endSessions } from '../../platform/identity/sign-ins.ts';
import { eraseWorkTraces, workTracesOf } from '../../platform/identity/work-traces.ts';
import type { PersonalData } from '../../platform/service.ts';
import {
  accountOf,
  lettersTo,
  removeAccount,
  removeLettersTo,
  sessionRecordsOf,
  traceOf,
} from './store.ts';

const publicTask = {
  nl: 'Taak van algemeen belang (AVG, artikel 6, lid 1, onder e)',
  en: 'Task in the public interest (GDPR, article 6(1)(e))',
  de: 'Aufgabe im öffentlichen Interesse (DSGVO, Artikel 6 Absatz 1 Buchstabe e)',
  da: 'Opgave i samfundets interesse (databeskyttelsesforordningen, artikel 6, stk. 1, litra e)',
} as const;

const accounts: PersonalData = {
  name: 'accounts',
  purpose: {
    nl: 'Accounts: weten wie u bent als u inlogt, en wat u mag',
    en: 'Accounts: knowing who you are when you sign in, and what you may do',
    de: 'Konten: wissen, wer Sie sind, wenn Sie sich anmelden, und was Sie dürfen',
    da: 'Konti: vide, hvem du er, når du logger ind, og hvad du må',
  },
  legalBasis: publicTask,
  categories: {
    nl: 'Naam, e-mailadres, taal, rollen, hoe u inlogt',
    en: 'Name, e-mail address, language, roles, how you sign in',
    de: 'Name, E-Mail-Adresse, Sprache, Rollen, Art der Anmeldung',
    da: 'Navn, e-mailadresse, sprog, roller, hvordan du logger ind',
  },
  retention: {
    nl: 'Tot u uw account verwijdert of het wordt gesloten',
    en: 'Until you remove your account or it is closed',
    de: 'Bis Sie Ihr Konto löschen oder es geschlossen wird',
    da: 'Indtil du sletter din konto, eller den lukkes',
  },
  exportFor: accountOf,
  erase: removeAccount,
};

const sessions: PersonalData = {
  name: 'sessions',
  purpose: {
    nl: 'Sessies: ingelogd blijven, en zien op welke apparaten u bent ingelogd',
    en: 'Sessions: staying signed in, and seeing on which devices you are',
    de: 'Sitzungen: angemeldet bleiben und sehen, auf welchen Geräten Sie es sind',
    da: 'Sessioner: forblive logget ind og se, på hvilke enheder du er det',
  },
  legalBasis: publicTask,
  categories: {
    nl: 'Begin en einde van een sessie, soort browser',
    en: 'Start and end of a session, kind of browser',
    de: 'Beginn und Ende einer Sitzung, Art des Browsers',
    da: 'Start og slut for en session, slags browser',
  },
  retention: {
    nl: 'Tot u uitlogt of de sessie verloopt',
    en: 'Until you sign out or the session ends',
    de: 'Bis Sie sich abmelden oder die Sitzung endet',
    da: 'Indtil du logger ud, eller sessionen udløber',
  },
  exportFor: sessionRecordsOf,
  erase: endSessions,
};

const letters: PersonalData = {
  name: 'letters',
  purpose: {
    nl: 'E-mails die de site u stuurt, zoals een link om in te loggen',
    en: 'E-mails that the site sends you, such as a link to sign in',
    de: 'E-Mails, die die Seite Ihnen sendet, etwa ein Link zur Anmeldung',
    da: 'E-mails, som siden sender dig, for eksempel et link til at logge ind',
  },
  legalBasis: publicTask,
  categories: {
    nl: 'E-mailadres, onderwerp en tekst',
    en: 'E-mail address, subject and text',
    de: 'E-Mail-Adresse, Betreff und Text',
    da: 'E-mailadresse, emne og tekst',
  },
  retention: {
    nl: 'Tot u uw account verwijdert',
    en: 'Until you remove your account',
    de: 'Bis Sie Ihr Konto löschen',
    da: 'Indtil du sletter din konto',
  },
  exportFor: lettersTo,
  erase: removeLettersTo,
};

const keptEntries: PersonalData = {
  name: 'kept-entries',
  purpose: {
    nl: 'Bewaarde invoer: niet verliezen wat u invulde toen uw sessie voorbij was',
    en: 'Kept entries: not losing what you filled in when your session was over',
    de: 'Aufbewahrte Eingaben: nicht verlieren, was Sie ausgefüllt hatten, als die Sitzung zu Ende war',
    da: 'Gemte indtastninger: ikke miste det, du havde udfyldt, da sessionen var slut',
  },
  legalBasis: publicTask,
  categories: {
    nl: 'Wat u in een formulier invulde en welke bestanden u meestuurde; geen wachtwoorden',
    en: 'What you filled in on a form and the files you sent with it; no passwords',
    de: 'Was Sie in ein Formular eingetragen und an Dateien mitgesendet haben; keine Passwörter',
    da: 'Det, du udfyldte i en formular, og de filer, du sendte med; ingen adgangskoder',
  },
  retention: {
    nl: 'Tot u de invoer verstuurt of weggooit, en hoogstens twee dagen',
    en: 'Until you send the entry or throw it away, and two days at most',
    de: 'Bis Sie die Eingabe absenden oder verwerfen, höchstens zwei Tage',
    da: 'Indtil du sender indtastningen eller smider den væk, og højst to dage',
  },
  exportFor: heldEntriesOf,
  erase: dropHeldEntriesOf,
};

const work: PersonalData = {
  name: 'work',
  purpose: {
    nl: 'Werk: weten wie een bestand heeft gestuurd, een instelling heeft gewijzigd of een taak heeft gestart, en een formulier dat twee keer komt één keer tellen',
    en: 'Work: knowing who sent a file, changed a setting or started a task, and counting a form that comes twice once',
    de: 'Arbeit: wissen, wer eine Datei gesendet, eine Einstellung geändert oder eine Aufgabe gestartet hat, und ein doppelt gesendetes Formular einmal zählen',
    da: 'Arbejde: vide, hvem der har sendt en fil, ændret en indstilling eller startet en opgave, og tælle en formular, der kommer to gange, én gang',
  },
  legalBasis: publicTask,
  categories: {
    nl: 'Nummer van het account, naam van het bestand, tijdstip',
    en: 'Number of the account, name of the file, time',
    de: 'Nummer des Kontos, Name der Datei, Zeitpunkt',
    da: 'Kontoens nummer, filens navn, tidspunkt',
  },
  retention: {
    nl: 'Formulieren een week, taken een maand, de rest tot u uw account verwijdert',
    en: 'Forms for a week, tasks for a month, the rest until you remove your account',
    de: 'Formulare eine Woche, Aufgaben einen Monat, alles andere, bis Sie Ihr Konto löschen',
    da: 'Formularer en uge, opgaver en måned, resten indtil du sletter din konto',
  },
  exportFor: workTracesOf,
  erase: eraseWorkTraces,
};

const trace: PersonalData = {
  name: 'audit',
  purpose: {
    nl: 'Logboek: nagaan wie wat heeft gewijzigd',
    en: 'Audit trail: finding out who changed what',
    de: 'Protokoll: nachvollziehen, wer was geändert hat',
    da: 'Log: se, hvem der har ændret hvad',
  },
  legalBasis: {
    nl: 'Wettelijke plicht tot beveiliging (AVG, artikel 32)',
    en: 'Legal duty to keep data secure (GDPR, article 32)',
    de: 'Gesetzliche Pflicht zur Sicherheit (DSGVO, Artikel 32)',
    da: 'Retlig pligt til sikkerhed (databeskyttelsesforordningen, artikel 32)',
  },
  categories: {
    nl: 'Nummer van het account, handeling, tijdstip; geen namen',
    en: 'Number of the account, action, time; no names',
    de: 'Nummer des Kontos, Handlung, Zeitpunkt; keine Namen',
    da: 'Kontoens nummer, handling, tidspunkt; ingen navne',
  },
  retention: {
    nl: 'Blijft bestaan; na het verwijderen van uw account leidt het nummer niet meer naar u',
    en: 'Stays; once your account is removed, the number no longer leads to you',
    de: 'Bleibt; ist Ihr Konto gelöscht, führt die Nummer nicht mehr zu Ihnen',
    da: 'Bliver; når din konto er slettet, fører nummeret ikke længere til dig',
  },
  exportFor: traceOf,
  // The chain cannot lose an entry; without the account its numbers lead to nobody.
  erase: async () => {},
};

/** In the order in which they are erased: the account itself goes last, the others find people by it. */
export const personalData: readonly PersonalData[] = [
  sessions,
  letters,
  keptEntries,
  work,
  trace,
  accounts,
];
