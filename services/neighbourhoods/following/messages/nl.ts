import type { Messages } from './en.ts';

export const nl: Messages = {
  title: (name) => `${name} volgen`,
  lead: 'Als een cijfer van deze buurt echt verandert, leest u dat op de voorpagina en, als u wilt, één keer per week per e-mail.',
  themes: 'Onderwerpen',
  themesHint: 'Kiest u niets, dan volgt u ze allemaal.',
  mail: 'Ook per e-mail?',
  mails: {
    yes: 'Ja, één keer per week, en alleen als er iets veranderd is',
    no: 'Nee, alleen op de site',
  },
  mailMissing: 'Kies of u e-mail wilt.',
  follow: 'Volgen',
  save: 'Bewaar',
  stop: 'Stop met volgen',
  followed: (name) => `U volgt ${name} vanaf nu.`,
  saved: 'Uw keuze is bewaard.',
  stopped: (name) => `U volgt ${name} niet meer.`,
  privacy: 'Alleen u ziet wat u volgt. We gebruiken het nergens anders voor.',
  mine: 'Buurten die u volgt',
  none: 'U volgt nog geen buurt.',
  find: 'Zoek uw buurt',
  change: 'Wijzig',
  nothingNew: 'Er verandert niets meer dan gewoonlijk.',
  newsLine: (name, meaning, since) => `${name}: ${meaning} sinds ${since}`,
  stopMail: 'Stop met deze e-mails',
  stopMailLead:
    'U krijgt geen e-mail meer over de buurten die u volgt. Op de site blijft u ze volgen.',
  mailStopped: 'U krijgt geen e-mail meer over buurten.',
  wrongLink:
    'Deze link is niet compleet. Open hem nog eens vanuit de e-mail, of log in en wijzig wat u volgt.',
  letterSubject: (count, town) =>
    count === 1
      ? `Er is iets veranderd in ${town}`
      : `Er zijn ${count} dingen veranderd in ${town}`,
  letterOpening: 'In buurten die u volgt, veranderden deze cijfers meer dan toeval verklaart.',
  letterEnd: (manage, stop) => `Wijzig wat u volgt: ${manage}\nGeen e-mails meer: ${stop}`,
  jobs: {
    find: 'Zoeken naar veranderingen in gevolgde buurten',
    send: 'De wekelijkse brief over buurten versturen',
  },
  audit: {
    followed: 'Buurt gevolgd',
    stopped: 'Buurt niet meer gevolgd',
    mailStopped: 'E-mail over buurten gestopt',
  },
};
