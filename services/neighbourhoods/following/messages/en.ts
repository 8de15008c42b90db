export const en = {
  title: (name: string) => `Follow ${name}`,
  lead: 'When a figure of this neighbourhood really changes, you read it on the home page and, if you like, once a week by e-mail.',
  themes: 'Subjects',
  themesHint: 'Choose nothing to follow all of them.',
  mail: 'By e-mail too?',
  mails: { yes: 'Yes, once a week, and only when something changed', no: 'No, only on the site' },
  mailMissing: 'Choose whether you want e-mail.',
  follow: 'Follow',
  save: 'Save',
  stop: 'Stop following',
  followed: (name: string) => `You follow ${name} from now on.`,
  saved: 'Your choice has been saved.',
  stopped: (name: string) => `You no longer follow ${name}.`,
  privacy: 'Only you see what you follow. We use it for nothing else.',
  mine: 'Neighbourhoods you follow',
  none: 'You do not follow a neighbourhood yet.',
  find: 'Find your neighbourhood',
  change: 'Change',
  nothingNew: 'Nothing changes more than usual.',
  newsLine: (name: string, meaning: string, since: string) => `${name}: ${meaning} since ${since}`,
  stopMail: 'Stop these e-mails',
  stopMailLead:
    'You will get no more e-mail about the neighbourhoods you follow. You still follow them on the site.',
  mailStopped: 'You will get no more e-mail about neighbourhoods.',
  wrongLink:
    'This link is not whole. Open it from the e-mail once more, or sign in and change what you follow.',
  letterSubject: (count: number, town: string) =>
    count === 1 ? `Something changed in ${town}` : `${count} things changed in ${town}`,
  letterOpening: 'In neighbourhoods you follow, these figures changed more than chance explains.',
  letterEnd: (manage: string, stop: string) =>
    `Change what you follow: ${manage}\nNo more of these e-mails: ${stop}`,
  jobs: {
    find: 'Look for changes in followed neighbourhoods',
    send: 'Send the weekly letter about neighbourhoods',
  },
  audit: {
    followed: 'Neighbourhood followed',
    stopped: 'Neighbourhood no longer followed',
    mailStopped: 'E-mail about neighbourhoods stopped',
  },
};

export type Messages = typeof en;
