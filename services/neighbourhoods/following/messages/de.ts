import type { Messages } from './en.ts';

export const de: Messages = {
  title: (name) => `${name} folgen`,
  lead: 'Wenn sich eine Zahl dieses Viertels wirklich ändert, lesen Sie es auf der Startseite und auf Wunsch einmal in der Woche per E-Mail.',
  themes: 'Themen',
  themesHint: 'Wählen Sie nichts, folgen Sie allen.',
  mail: 'Auch per E-Mail?',
  mails: {
    yes: 'Ja, einmal in der Woche und nur, wenn sich etwas geändert hat',
    no: 'Nein, nur auf der Website',
  },
  mailMissing: 'Wählen Sie, ob Sie E-Mails möchten.',
  follow: 'Folgen',
  save: 'Speichern',
  stop: 'Nicht mehr folgen',
  followed: (name) => `Sie folgen ${name} ab jetzt.`,
  saved: 'Ihre Auswahl ist gespeichert.',
  stopped: (name) => `Sie folgen ${name} nicht mehr.`,
  privacy: 'Nur Sie sehen, wem Sie folgen. Wir verwenden es für nichts anderes.',
  mine: 'Viertel, denen Sie folgen',
  none: 'Sie folgen noch keinem Viertel.',
  find: 'Finden Sie Ihr Viertel',
  change: 'Ändern',
  nothingNew: 'Nichts ändert sich mehr als üblich.',
  newsLine: (name, meaning, since) => `${name}: ${meaning} seit ${since}`,
  stopMail: 'Diese E-Mails abbestellen',
  stopMailLead:
    'Sie erhalten keine E-Mails mehr über die Viertel, denen Sie folgen. Auf der Website folgen Sie ihnen weiter.',
  mailStopped: 'Sie erhalten keine E-Mails mehr über Viertel.',
  wrongLink:
    'Dieser Link ist nicht vollständig. Öffnen Sie ihn noch einmal aus der E-Mail oder melden Sie sich an und ändern Sie, wem Sie folgen.',
  letterSubject: (count, town) =>
    count === 1
      ? `Etwas hat sich geändert in ${town}`
      : `${count} Dinge haben sich geändert in ${town}`,
  letterOpening:
    'In Vierteln, denen Sie folgen, haben sich diese Zahlen mehr geändert, als der Zufall erklärt.',
  letterEnd: (manage, stop) => `Ändern, wem Sie folgen: ${manage}\nKeine E-Mails mehr: ${stop}`,
  jobs: {
    find: 'Nach Änderungen in verfolgten Vierteln suchen',
    send: 'Den wöchentlichen Brief über Viertel versenden',
  },
  audit: {
    followed: 'Viertel verfolgt',
    stopped: 'Viertel nicht mehr verfolgt',
    mailStopped: 'E-Mails über Viertel abbestellt',
  },
};
