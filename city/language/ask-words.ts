/** What the assistant in the terminal says, in four languages. */
import type { Language, Refusal } from '@polder/language';

export interface AskWords {
  readonly hello: string;
  readonly answer: (title: string) => string;
  readonly elsewhere: (title: string, authority: string) => string;
  readonly clarify: string;
  readonly decline: string;
  readonly offerPerson: string;
  readonly toPerson: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly resumed: string;
  readonly noted: (value: string) => string;
  readonly corrected: (value: string) => string;
  readonly notUnderstood: string;
  readonly refusals: Readonly<Record<Refusal, string>>;
  readonly confirm: (values: string) => string;
  readonly whatToChange: string;
  readonly done: string;
  readonly cancelled: string;
}

export const askWords: Readonly<Record<Language, AskWords>> = {
  nl: {
    hello: 'Stel je vraag aan de gemeente. Een lege regel sluit af.',
    answer: (title) => `Dit gaat over: ${title}`,
    elsewhere: (title, authority) =>
      `Dit gaat over: ${title}. Dat doet de gemeente niet; je kunt terecht bij ${authority}.`,
    clarify: 'Bedoel je een van deze?',
    decline: 'Daar weet ik niets van.',
    offerPerson: 'Wil je liever met een medewerker praten?',
    toPerson: 'Bel het klantcontactcentrum; een medewerker helpt je verder.',
    ask: {
      things: 'Wat moet er worden opgehaald?',
      day: 'Op welke dag? We rijden op dinsdag en vrijdag.',
      postcode: 'Wat is je postcode?',
      place: 'Waar zet je de spullen neer?',
    },
    resumed: 'Nog even verder met het ophalen.',
    noted: (value) => `Genoteerd: ${value}.`,
    corrected: (value) => `Veranderd in: ${value}.`,
    notUnderstood: 'Dat begreep ik niet.',
    refusals: {
      'too-soon': 'Zo snel lukt het niet: het kan vanaf overmorgen.',
      'too-late': 'Dat is te ver vooruit: het kan tot zestig dagen van nu.',
      'not-that-weekday': 'Op die dag rijden we niet: kies een dinsdag of vrijdag.',
      'too-few': 'Dat is te weinig.',
      'too-many': 'We nemen hoogstens vijf dingen tegelijk mee.',
      'too-long': 'Dat is te lang; houd het korter.',
    },
    confirm: (values) => `Klopt dit? ${values}`,
    whatToChange: 'Wat moet er anders?',
    done: 'Dank je wel, het is aangevraagd.',
    cancelled: 'Goed, we laten het zo.',
  },
  en: {
    hello: 'Ask the town your question. An empty line ends it.',
    answer: (title) => `This is about: ${title}`,
    elsewhere: (title, authority) =>
      `This is about: ${title}. The town does not do that; please turn to ${authority}.`,
    clarify: 'Do you mean one of these?',
    decline: 'I know nothing about that.',
    offerPerson: 'Would you rather talk to somebody?',
    toPerson: 'Please call the contact centre; somebody there will help you.',
    ask: {
      things: 'What should we collect?',
      day: 'On which day? We come on Tuesdays and Fridays.',
      postcode: 'What is your postcode?',
      place: 'Where will you put the things?',
    },
    resumed: 'Back to the collection.',
    noted: (value) => `Noted: ${value}.`,
    corrected: (value) => `Changed to: ${value}.`,
    notUnderstood: 'I did not understand that.',
    refusals: {
      'too-soon': 'That is too soon: the day after tomorrow is the first we can do.',
      'too-late': 'That is too far ahead: sixty days is the most.',
      'not-that-weekday': 'We do not come on that day: choose a Tuesday or a Friday.',
      'too-few': 'That is too few.',
      'too-many': 'We take five things at most in one go.',
      'too-long': 'That is too long; please keep it shorter.',
    },
    confirm: (values) => `Is this right? ${values}`,
    whatToChange: 'What should be different?',
    done: 'Thank you, it is booked.',
    cancelled: 'All right, we leave it.',
  },
  de: {
    hello: 'Stellen Sie der Stadt Ihre Frage. Eine leere Zeile beendet das Gespräch.',
    answer: (title) => `Es geht um: ${title}`,
    elsewhere: (title, authority) =>
      `Es geht um: ${title}. Das macht nicht die Stadt; zuständig: ${authority}.`,
    clarify: 'Meinen Sie eines davon?',
    decline: 'Davon weiß ich nichts.',
    offerPerson: 'Möchten Sie lieber mit jemandem sprechen?',
    toPerson: 'Bitte rufen Sie den Bürgerservice an; dort hilft man Ihnen weiter.',
    ask: {
      things: 'Was sollen wir abholen?',
      day: 'An welchem Tag? Wir kommen dienstags und freitags.',
      postcode: 'Wie lautet Ihre Postleitzahl?',
      place: 'Wo stellen Sie die Sachen hin?',
    },
    resumed: 'Zurück zur Abholung.',
    noted: (value) => `Notiert: ${value}.`,
    corrected: (value) => `Geändert: ${value}.`,
    notUnderstood: 'Das habe ich nicht verstanden.',
    refusals: {
      'too-soon': 'So schnell geht es nicht: frühestens übermorgen.',
      'too-late': 'Das ist zu weit voraus: höchstens sechzig Tage.',
      'not-that-weekday': 'An diesem Tag fahren wir nicht: wählen Sie einen Dienstag oder Freitag.',
      'too-few': 'Das ist zu wenig.',
      'too-many': 'Wir nehmen höchstens fünf Dinge auf einmal mit.',
      'too-long': 'Das ist zu lang; bitte kürzer.',
    },
    confirm: (values) => `Stimmt das? ${values}`,
    whatToChange: 'Was soll anders sein?',
    done: 'Danke, die Abholung ist beantragt.',
    cancelled: 'Gut, dann lassen wir es.',
  },
  da: {
    hello: 'Stil dit spørgsmål til kommunen. En tom linje slutter samtalen.',
    answer: (title) => `Det handler om: ${title}`,
    elsewhere: (title, authority) =>
      `Det handler om: ${title}. Det gør kommunen ikke; henvend dig til ${authority}.`,
    clarify: 'Mener du en af disse?',
    decline: 'Det ved jeg ikke noget om.',
    offerPerson: 'Vil du hellere tale med en medarbejder?',
    toPerson: 'Ring til kontaktcentret; en medarbejder hjælper dig videre.',
    ask: {
      things: 'Hvad skal hentes?',
      day: 'Hvilken dag? Vi kører tirsdag og fredag.',
      postcode: 'Hvad er dit postnummer?',
      place: 'Hvor stiller du tingene?',
    },
    resumed: 'Tilbage til afhentningen.',
    noted: (value) => `Noteret: ${value}.`,
    corrected: (value) => `Ændret til: ${value}.`,
    notUnderstood: 'Det forstod jeg ikke.',
    refusals: {
      'too-soon': 'Så hurtigt kan vi ikke: tidligst i overmorgen.',
      'too-late': 'Det er for langt ude i fremtiden: højst tres dage.',
      'not-that-weekday': 'Den dag kører vi ikke: vælg en tirsdag eller fredag.',
      'too-few': 'Det er for lidt.',
      'too-many': 'Vi tager højst fem ting med ad gangen.',
      'too-long': 'Det er for langt; skriv det kortere.',
    },
    confirm: (values) => `Er det rigtigt? ${values}`,
    whatToChange: 'Hvad skal være anderledes?',
    done: 'Tak, det er bestilt.',
    cancelled: 'Fint, så lader vi det være.',
  },
};
