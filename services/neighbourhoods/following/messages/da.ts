import type { Messages } from './en.ts';

export const da: Messages = {
  title: (name) => `Følg ${name}`,
  lead: 'Når et tal for kvarteret ændrer sig for alvor, kan du læse det på forsiden og, hvis du vil, én gang om ugen i en mail.',
  themes: 'Emner',
  themesHint: 'Vælger du ingen, følger du dem alle.',
  mail: 'Også på mail?',
  mails: {
    yes: 'Ja, én gang om ugen og kun, når noget har ændret sig',
    no: 'Nej, kun på hjemmesiden',
  },
  mailMissing: 'Vælg, om du vil have mail.',
  follow: 'Følg',
  save: 'Gem',
  stop: 'Hold op med at følge',
  followed: (name) => `Du følger ${name} fra nu af.`,
  saved: 'Dit valg er gemt.',
  stopped: (name) => `Du følger ikke længere ${name}.`,
  privacy: 'Kun du kan se, hvad du følger. Vi bruger det ikke til andet.',
  mine: 'Kvarterer, du følger',
  none: 'Du følger endnu ikke noget kvarter.',
  find: 'Find dit kvarter',
  change: 'Ret',
  nothingNew: 'Intet ændrer sig mere end sædvanligt.',
  newsLine: (name, meaning, since) => `${name}: ${meaning} siden ${since}`,
  stopMail: 'Stop disse mails',
  stopMailLead:
    'Du får ikke flere mails om de kvarterer, du følger. Du følger dem stadig på hjemmesiden.',
  mailStopped: 'Du får ikke flere mails om kvarterer.',
  wrongLink: 'Linket er ikke helt. Åbn det igen fra mailen, eller log ind og ret, hvad du følger.',
  letterSubject: (count, town) =>
    count === 1 ? `Noget har ændret sig i ${town}` : `${count} ting har ændret sig i ${town}`,
  letterOpening: 'I kvarterer, du følger, har disse tal ændret sig mere, end tilfældet forklarer.',
  letterEnd: (manage, stop) => `Ret, hvad du følger: ${manage}\nIngen flere mails: ${stop}`,
  jobs: {
    find: 'Lede efter ændringer i fulgte kvarterer',
    send: 'Sende det ugentlige brev om kvarterer',
  },
  audit: {
    followed: 'Kvarter fulgt',
    stopped: 'Kvarter ikke længere fulgt',
    mailStopped: 'Mails om kvarterer stoppet',
  },
};
