import type { Language } from '../messages/languages.ts';

interface LetterText {
  readonly subject: (town: string) => string;
  readonly text: (url: string) => string;
}

const texts: Readonly<Record<Language, LetterText>> = {
  nl: {
    subject: (town) => `Inloggen bij ${town}`,
    text: (url) =>
      `Open deze link om in te loggen. De link werkt een kwartier en één keer.\n\n${url}\n\nHebt u dit niet gevraagd? Dan hoeft u niets te doen.`,
  },
  en: {
    subject: (town) => `Sign in to ${town}`,
    text: (url) =>
      `Open this link to sign in. It works once, for fifteen minutes.\n\n${url}\n\nDid you not ask for it? Then you need not do anything.`,
  },
  de: {
    subject: (town) => `Anmelden bei ${town}`,
    text: (url) =>
      `Öffnen Sie diesen Link, um sich anzumelden. Er gilt einmal und eine Viertelstunde lang.\n\n${url}\n\nSie haben das nicht angefordert? Dann brauchen Sie nichts zu tun.`,
  },
  da: {
    subject: (town) => `Log ind hos ${town}`,
    text: (url) =>
      `Åbn linket for at logge ind. Det virker én gang og i et kvarter.\n\n${url}\n\nHar du ikke bedt om det? Så skal du ikke gøre noget.`,
  },
};

/** The letter with a sign-in link. */
export const signInLetter = (language: Language, town: string, url: string) => ({
  subject: texts[language].subject(town),
  text: texts[language].text(url),
  isSecret: true,
});

const twoStepTexts: Readonly<Record<Language, (town: string) => string>> = {
  nl: (town) =>
    `U vroeg om een link om in te loggen bij ${town}. Uw account is beveiligd met een tweede stap. Daarom sturen we geen link: log in met uw wachtwoord en de code uit uw app.\n\nHebt u dit niet gevraagd? Dan hoeft u niets te doen.`,
  en: (town) =>
    `You asked for a link to sign in to ${town}. Your account is protected by a second step, so we do not send a link: sign in with your password and the code from your app.\n\nDid you not ask for it? Then you need not do anything.`,
  de: (town) =>
    `Sie haben einen Link angefordert, um sich bei ${town} anzumelden. Ihr Konto ist mit einem zweiten Schritt geschützt. Deshalb senden wir keinen Link: Melden Sie sich mit Ihrem Passwort und dem Code aus Ihrer App an.\n\nSie haben das nicht angefordert? Dann brauchen Sie nichts zu tun.`,
  da: (town) =>
    `Du har bedt om et link til at logge ind hos ${town}. Din konto er beskyttet med to trin, så vi sender ikke et link: log ind med din adgangskode og koden fra din app.\n\nHar du ikke bedt om det? Så skal du ikke gøre noget.`,
};

/** Instead of a link, for someone whose account asks for a second step. */
export const twoStepLetter = (language: Language, town: string) => ({
  subject: texts[language].subject(town),
  text: twoStepTexts[language](town),
});

const welcomeTexts: Readonly<Record<Language, (town: string, url: string) => string>> = {
  nl: (town, url) =>
    `Er is een account voor u geopend bij ${town}. Ga naar de pagina hieronder, vul dit e-mailadres in en vraag om een link. Daarna kunt u zelf een wachtwoord kiezen.\n\n${url}`,
  en: (town, url) =>
    `An account was opened for you at ${town}. Go to the page below, enter this e-mail address and ask for a link. After that you can choose a password of your own.\n\n${url}`,
  de: (town, url) =>
    `Für Sie wurde ein Konto bei ${town} eröffnet. Öffnen Sie die Seite unten, geben Sie diese E-Mail-Adresse ein und fordern Sie einen Link an. Danach können Sie selbst ein Passwort wählen.\n\n${url}`,
  da: (town, url) =>
    `Der er oprettet en konto til dig hos ${town}. Gå til siden nedenfor, skriv denne e-mailadresse og bed om et link. Derefter kan du selv vælge en adgangskode.\n\n${url}`,
};

/** For someone whose account was just opened by an administrator. */
export const welcomeLetter = (language: Language, town: string, url: string) => ({
  subject: texts[language].subject(town),
  text: welcomeTexts[language](town, url),
});
