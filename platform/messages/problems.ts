import type { ProblemCode } from '../problem.ts';
import type { Catalogue } from './languages.ts';

interface ProblemText {
  readonly title: string;
  readonly advice: string;
}

/** What a person reads when something fails: what happened, and what to do. */
type Messages = Readonly<Record<ProblemCode, ProblemText>>;

const en: Messages = {
  'not-found': {
    title: 'This page does not exist',
    advice: 'Check the address, or start again from the home page. The page may have moved.',
  },
  'method-not-allowed': { title: 'This cannot be done here', advice: 'Go back and try again.' },
  'sign-in-needed': {
    title: 'Sign in to go on',
    advice: 'This page is for people with an account.',
  },
  forbidden: {
    title: 'You do not have access to this page',
    advice: 'Ask an administrator if you need it for your work.',
  },
  'cross-site': {
    title: 'This entry came from another site',
    advice: 'Open the page here and enter it again. Nothing was changed.',
  },
  'invalid-input': {
    title: 'Something is not right yet',
    advice: 'Correct what is marked and send it again.',
  },
  'too-large': {
    title: 'This file is too large',
    advice: 'Nothing was stored. Use a smaller file, or split it into parts.',
  },
  'unsupported-type': {
    title: 'We cannot read this file',
    advice: 'Nothing was stored. Check that it is one of the kinds of file the page asks for.',
  },
  'wrong-encoding': {
    title: 'We cannot read the letters in this file',
    advice: 'Save the file as “CSV UTF-8” and send it again. Nothing was stored.',
  },
  'too-many-requests': { title: 'That was a lot at once', advice: 'Wait a minute and try again.' },
  'being-processed': {
    title: 'Your entry is being processed',
    advice: 'Wait a moment and reload the page.',
  },
  'key-reused': {
    title: 'This form was sent before, with other content',
    advice: 'Your first entry was kept. Open the form again to send another.',
  },
  conflict: { title: 'This already exists', advice: 'Choose another name or code.' },
  'changed-meanwhile': {
    title: 'Someone else changed this in the meantime',
    advice: 'Look at the latest version and make your change again.',
  },
  'not-ready': {
    title: 'This does not work at the moment',
    advice:
      'The site cannot look anything up or keep anything for now. Try again in a minute. Were you sending something? Go back and send it again.',
  },
  'source-unavailable': {
    title: 'A source does not answer',
    advice: 'Try again later. The last good information stays available.',
  },
  internal: {
    title: 'Something went wrong on our side',
    advice: 'Try again in a few minutes. If it keeps happening, tell us the number below.',
  },
};

const nl: Messages = {
  'not-found': {
    title: 'Deze pagina bestaat niet',
    advice:
      'Controleer het adres of begin opnieuw op de startpagina. Misschien is de pagina verplaatst.',
  },
  'method-not-allowed': { title: 'Dit kan hier niet', advice: 'Ga terug en probeer het opnieuw.' },
  'sign-in-needed': {
    title: 'Log in om verder te gaan',
    advice: 'Deze pagina is voor mensen met een account.',
  },
  forbidden: {
    title: 'U hebt geen toegang tot deze pagina',
    advice: 'Vraag het een beheerder als u haar nodig hebt voor uw werk.',
  },
  'cross-site': {
    title: 'Deze invoer kwam van een andere site',
    advice: 'Open de pagina hier en vul haar opnieuw in. Er is niets gewijzigd.',
  },
  'invalid-input': {
    title: 'Er klopt nog iets niet',
    advice: 'Verbeter wat gemarkeerd is en verstuur het opnieuw.',
  },
  'too-large': {
    title: 'Dit bestand is te groot',
    advice: 'Er is niets bewaard. Gebruik een kleiner bestand of deel het op.',
  },
  'unsupported-type': {
    title: 'We kunnen dit bestand niet lezen',
    advice: 'Er is niets bewaard. Kijk of het een soort bestand is waar de pagina om vraagt.',
  },
  'wrong-encoding': {
    title: 'We kunnen de letters in dit bestand niet lezen',
    advice: 'Sla het bestand op als “CSV UTF-8” en verstuur het opnieuw. Er is niets bewaard.',
  },
  'too-many-requests': {
    title: 'Dat was veel tegelijk',
    advice: 'Wacht een minuut en probeer het opnieuw.',
  },
  'being-processed': {
    title: 'Uw invoer wordt verwerkt',
    advice: 'Wacht even en laad de pagina opnieuw.',
  },
  'key-reused': {
    title: 'Dit formulier is al verstuurd, met andere inhoud',
    advice: 'Uw eerste invoer is bewaard. Open het formulier opnieuw om nog iets te versturen.',
  },
  conflict: { title: 'Dit bestaat al', advice: 'Kies een andere naam of code.' },
  'changed-meanwhile': {
    title: 'Iemand anders heeft dit intussen gewijzigd',
    advice: 'Bekijk de nieuwste versie en breng uw wijziging opnieuw aan.',
  },
  'not-ready': {
    title: 'Dit lukt nu even niet',
    advice:
      'De site kan nu even niets opzoeken of bewaren. Probeer het over een minuut opnieuw. Was u iets aan het versturen? Ga terug en verstuur het nog een keer.',
  },
  'source-unavailable': {
    title: 'Een bron geeft geen antwoord',
    advice: 'Probeer het later opnieuw. De laatste goede gegevens blijven beschikbaar.',
  },
  internal: {
    title: 'Er ging bij ons iets mis',
    advice:
      'Probeer het over een paar minuten opnieuw. Blijft het gebeuren, geef ons dan het nummer hieronder.',
  },
};

const de: Messages = {
  'not-found': {
    title: 'Diese Seite gibt es nicht',
    advice:
      'Prüfen Sie die Adresse oder beginnen Sie auf der Startseite. Vielleicht ist die Seite umgezogen.',
  },
  'method-not-allowed': {
    title: 'Das geht hier nicht',
    advice: 'Gehen Sie zurück und versuchen Sie es noch einmal.',
  },
  'sign-in-needed': {
    title: 'Melden Sie sich an',
    advice: 'Diese Seite ist für Personen mit einem Konto.',
  },
  forbidden: {
    title: 'Sie haben keinen Zugang zu dieser Seite',
    advice: 'Fragen Sie die Verwaltung des Systems, wenn Sie sie für Ihre Arbeit brauchen.',
  },
  'cross-site': {
    title: 'Diese Eingabe kam von einer anderen Website',
    advice:
      'Öffnen Sie die Seite hier und geben Sie alles noch einmal ein. Es wurde nichts geändert.',
  },
  'invalid-input': {
    title: 'Etwas stimmt noch nicht',
    advice: 'Verbessern Sie die markierten Stellen und senden Sie erneut.',
  },
  'too-large': {
    title: 'Diese Datei ist zu groß',
    advice: 'Es wurde nichts gespeichert. Nehmen Sie eine kleinere Datei oder teilen Sie sie auf.',
  },
  'unsupported-type': {
    title: 'Diese Datei können wir nicht lesen',
    advice: 'Es wurde nichts gespeichert. Prüfen Sie, ob die Seite diese Art von Datei annimmt.',
  },
  'wrong-encoding': {
    title: 'Die Buchstaben in dieser Datei können wir nicht lesen',
    advice:
      'Speichern Sie die Datei als „CSV UTF-8“ und senden Sie sie noch einmal. Es wurde nichts gespeichert.',
  },
  'too-many-requests': {
    title: 'Das war viel auf einmal',
    advice: 'Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
  'being-processed': {
    title: 'Ihre Eingabe wird verarbeitet',
    advice: 'Warten Sie einen Moment und laden Sie die Seite neu.',
  },
  'key-reused': {
    title: 'Dieses Formular wurde schon mit anderem Inhalt gesendet',
    advice:
      'Ihre erste Eingabe ist gespeichert. Öffnen Sie das Formular neu, um noch etwas zu senden.',
  },
  conflict: { title: 'Das gibt es schon', advice: 'Wählen Sie einen anderen Namen oder Code.' },
  'changed-meanwhile': {
    title: 'Jemand anders hat das inzwischen geändert',
    advice: 'Sehen Sie sich die neueste Fassung an und ändern Sie sie erneut.',
  },
  'not-ready': {
    title: 'Das geht gerade nicht',
    advice:
      'Die Website kann im Moment nichts nachschlagen und nichts speichern. Versuchen Sie es in einer Minute noch einmal. Wollten Sie etwas absenden? Gehen Sie zurück und senden Sie es noch einmal.',
  },
  'source-unavailable': {
    title: 'Eine Quelle antwortet nicht',
    advice: 'Versuchen Sie es später noch einmal. Die letzten guten Daten bleiben verfügbar.',
  },
  internal: {
    title: 'Bei uns ist etwas schiefgegangen',
    advice:
      'Versuchen Sie es in ein paar Minuten noch einmal. Wenn es wieder geschieht, nennen Sie uns die Nummer unten.',
  },
};

const da: Messages = {
  'not-found': {
    title: 'Siden findes ikke',
    advice: 'Kontrollér adressen, eller begynd forfra på forsiden. Siden kan være flyttet.',
  },
  'method-not-allowed': { title: 'Det kan ikke gøres her', advice: 'Gå tilbage, og prøv igen.' },
  'sign-in-needed': {
    title: 'Log ind for at fortsætte',
    advice: 'Siden er for personer med en konto.',
  },
  forbidden: {
    title: 'Du har ikke adgang til denne side',
    advice: 'Spørg en administrator, hvis du skal bruge den i dit arbejde.',
  },
  'cross-site': {
    title: 'Det, du sendte, kom fra et andet websted',
    advice: 'Åbn siden her, og skriv det igen. Intet er ændret.',
  },
  'invalid-input': {
    title: 'Noget er ikke rigtigt endnu',
    advice: 'Ret det, der er markeret, og send igen.',
  },
  'too-large': {
    title: 'Filen er for stor',
    advice: 'Intet er gemt. Brug en mindre fil, eller del den op.',
  },
  'unsupported-type': {
    title: 'Vi kan ikke læse filen',
    advice: 'Intet er gemt. Se efter, om siden beder om denne slags fil.',
  },
  'wrong-encoding': {
    title: 'Vi kan ikke læse bogstaverne i filen',
    advice: 'Gem filen som “CSV UTF-8”, og send den igen. Intet er gemt.',
  },
  'too-many-requests': {
    title: 'Det var meget på én gang',
    advice: 'Vent et minut, og prøv igen.',
  },
  'being-processed': {
    title: 'Det, du sendte, er ved at blive behandlet',
    advice: 'Vent et øjeblik, og genindlæs siden.',
  },
  'key-reused': {
    title: 'Formularen er allerede sendt med andet indhold',
    advice: 'Det første er gemt. Åbn formularen igen for at sende noget nyt.',
  },
  conflict: { title: 'Det findes allerede', advice: 'Vælg et andet navn eller en anden kode.' },
  'changed-meanwhile': {
    title: 'En anden har ændret dette i mellemtiden',
    advice: 'Se den nyeste udgave, og lav din ændring igen.',
  },
  'not-ready': {
    title: 'Det virker ikke lige nu',
    advice:
      'Webstedet kan ikke slå noget op eller gemme noget lige nu. Prøv igen om et minut. Var du ved at sende noget? Gå tilbage, og send det igen.',
  },
  'source-unavailable': {
    title: 'En kilde svarer ikke',
    advice: 'Prøv igen senere. De seneste gode oplysninger kan stadig ses.',
  },
  internal: {
    title: 'Noget gik galt hos os',
    advice: 'Prøv igen om et par minutter. Sker det igen, så giv os nummeret herunder.',
  },
};

export const problemTexts: Catalogue<Messages> = { nl, en, de, da };
