import type { SourceKind } from '../../content/article.ts';
import type { SkipReason, Warning } from '../reading.ts';
import type { ListName, RefusalReason } from '../taught.ts';
import type { TroubleKind } from '../trouble.ts';

/** Words for a warning; what it is about is put in by the page. */
type WarningWords = Readonly<Record<Warning['kind'], (what: string) => string>>;

export const en = {
  title: 'Import articles and subjects',
  lead: 'Take over what the Flemish catalogue (IPDC, in JSON-LD) or a local product catalogue (LPDC, in XML) says, or all that another town’s assistant knows (an export of theirs, in JSON). First you see what would happen; nothing is published.',
  file: 'File',
  fileHint: (megabytes: string) => `At most ${megabytes} MB.`,
  text: 'Or paste it here',
  look: 'See what would happen',
  fileMissing: 'Choose a file, or paste its contents.',
  preview: 'What would happen',
  kinds: {
    ipdc: 'Articles of the Flemish catalogue (IPDC).',
    lpdc: 'Articles of a local product catalogue (LPDC).',
    polder: 'An export of this program.',
  } satisfies Record<SourceKind, string>,
  make: (count: string) => `New articles: ${count}`,
  makeHint: 'They become drafts that nobody reads until you publish them.',
  renew: (count: string) => `Renewed articles: ${count}`,
  renewHint:
    'Their shared texts change, in the draft. What this town says otherwise stays, and residents read the old version until you publish.',
  changes: (name: string) => `What changes: ${name}`,
  firstChanges: (count: string) => `What changes is shown for the first ${count}.`,
  unchanged: (count: string) => `Unchanged articles: ${count}`,
  skipped: (count: string) => `Left out: ${count}`,
  skipReasons: {
    'no-name': 'It has no name.',
    'no-id': 'It has no number by which it could be renewed.',
    archived: 'It has been withdrawn at the source. Look whether it should still stand here.',
    internal: 'It is marked as internal.',
  } satisfies Record<SkipReason, string>,
  nothing: 'Nothing would change: everything in it is here already.',
  take: 'Import what is ticked',
  noneTicked: 'Tick at least one thing.',
  overtaken:
    'Something has been changed here since you looked. Look again at what would happen, and confirm it.',
  done: (made: string, renewed: string) =>
    `Imported articles: ${made} new, ${renewed} renewed. They are drafts; publish them when they are right.`,
  line: (line: string, path: string) =>
    path === '' ? ` See line ${line}.` : ` See line ${line} (${path}).`,
  troubles: {
    empty: 'There is nothing in it.',
    'too-large': 'That is too large: at most 5 MB.',
    'not-utf8': 'That is not text in UTF-8. Save it as UTF-8.',
    'not-json': 'That is not right JSON.',
    'not-xml': 'That is not right XML.',
    'too-deep': 'That is nested too deep to be a catalogue.',
    'too-many': 'There is too much in it. Divide it over several files.',
    doctype: 'Document types (DOCTYPE) are not read, for safety. Take it out.',
    entity: 'There is a reference (&…;) in it that XML does not know.',
    unknown: 'That is none of the documents this page reads: IPDC, LPDC or an export.',
    'no-articles': 'There are no articles in it.',
    'wrong-export': 'That is an export, but not as this program writes it.',
    'empty-export': 'There is nothing to take over in it.',
  } satisfies Record<TroubleKind, string>,
  warnings: {
    generated: (language) => `Texts in ${language} were made by a machine. Read them first.`,
    'languages-left-out': (tags) => `Left out, in a language that is not used here: ${tags}.`,
    cut: (field) => `Too long, and cut: ${field}.`,
    'no-summary': () => 'It has no summary yet; without one it cannot be published.',
    dates: () => 'Its last day lies before its first, and was left out.',
    'date-unsure': (text) => `A date was left out, as it is not sure that it counts: ${text}.`,
    'audience-unknown': (text) => `Not in the list of audiences, and left out: ${text}.`,
    'contact-unread': (text) => `Contact details that cannot be used: ${text}.`,
    'hours-unread': (text) => `Opening hours that you have to enter yourself: ${text}`,
    'further-contacts': (count) => `Further contact points, left out: ${count}.`,
    'local-left-out': (count) => `What the other town says its own way was left out: ${count}.`,
    'languages-stay': (list) =>
      `The source does not speak ${list}: those texts stay. See whether they still hold.`,
    'informal-dropped': (count) =>
      `Informal variants whose formal text changed were taken out: ${count}.`,
  } satisfies WarningWords as WarningWords,
  taught: {
    lists: {
      articles: 'Articles',
      subjects: 'Subjects',
      nearDomains: 'Questions that are none of the town’s',
      dialogues: 'Test dialogues',
    } satisfies Record<ListName, string>,
    counts: {
      caption: 'What is in it',
      what: 'Part',
      made: 'New',
      more: 'Extended',
      unchanged: 'Unchanged',
      refused: 'Refused',
    },
    subjectsMade: {
      label: (count: string) => `New subjects: ${count}`,
      hint: 'With their names, their example questions and the article that answers them.',
    },
    subjectsExtended: {
      label: (count: string) => `Extended subjects: ${count}`,
      hint: 'New example questions come in. What this town wrote of them stays.',
    },
    nearDomains: {
      label: (count: string) => `Questions that are none of the town’s, in languages: ${count}`,
      hint: 'From them the assistant learns what it is not to answer.',
    },
    dialogues: {
      label: (count: string) => `New test dialogues: ${count}`,
      hint: 'What is learned is put to use only when all test dialogues go as they are written.',
    },
    answer: (slug: string) => `Answered by: ${slug}.`,
    articleUnknown: 'The article that answers it is not in the document.',
    examplesFull: (language: string, count: string) =>
      `There is no room for more examples in ${language}; left out: ${count}.`,
    added: (title: string) => `What comes in: ${title}`,
    unchanged: (list: string, count: string) => `${list}, unchanged: ${count}`,
    otherwise: (name: string) => `${name} (here something else is expected; that stays)`,
    refused: (count: string) => `Refused: ${count}`,
    firstRefused: (count: string) => `These are the first ${count}.`,
    place: (line: string) => `Line ${line}:`,
    reasons: {
      'wrong-shape': 'It is not as this program writes it.',
      empty: 'Something is empty, or not written as it must be.',
      'too-long': 'Something is too long.',
      'key-wrong': 'Its key may have small letters, digits and hyphens only.',
      'language-unknown': 'It is in a language that is not used here.',
      twice: 'It stands there twice; the first one counts.',
      'subject-unknown': 'It expects a subject that is neither here nor in the document.',
      'nothing-to-tell':
        'It expects a question back, but here the subject needs to be told nothing.',
      'too-many-dialogues': 'There is no room for more test dialogues.',
    } satisfies Record<RefusalReason, string>,
    nothingElse: 'Nothing else in it would change anything here.',
    mayNotTeach:
      'You may write articles, but not teach the assistant. So subjects, questions and test dialogues of this export are left out.',
    needsSubject: (dialogue: string, subject: string) =>
      `The test dialogue “${dialogue}” needs the subject “${subject}”. Tick that too, or leave out the dialogue.`,
    done: (made: string, extended: string, dialogues: string) =>
      `New subjects: ${made}, extended: ${extended}, new test dialogues: ${dialogues}. The assistant does not know them yet: have it learn.`,
  },
  audit: 'Article imported',
};

export type ExchangeMessages = typeof en;
