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
});
