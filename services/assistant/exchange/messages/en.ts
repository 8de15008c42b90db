import type { SourceKind } from '../../content/article.ts';
import type { SkipReason, Warning } from '../reading.ts';
import type { TroubleKind } from '../trouble.ts';

/** Words for a warning; what it is about is put in by the page. */
type WarningWords = Readonly<Record<Warning['kind'], (what: string) => string>>;

export const en = {
  title: 'Import articles',
  lead: 'Take over what the Flemish catalogue (IPDC, in JSON-LD), a local product catalogue (LPDC, in XML) or another town (an export of theirs, in JSON) says. First you see what would happen; nothing is published.',
  file: 'File',
  fileHint: (megabytes: string) => `At most ${megabytes} MB.`,
  text: 'Or paste it here',
  look: 'See what would happen',
  fileMissing: 'Choose a file, or paste its contents.',
  preview: 'What would happen',
  kinds: {
    ipdc: 'Articles of the Flemish catalogue (IPDC).',
    lpdc: 'Articles of a local product catalogue (LPDC).',
    polder: 'Articles of an export of this program.',
  } satisfies Record<SourceKind, string>,
  make: (count: string) => `New: ${count}`,
  makeHint: 'They become drafts that nobody reads until you publish them.',
  renew: (count: string) => `Renewed: ${count}`,
  renewHint:
    'Their shared texts change, in the draft. What this town says otherwise stays, and residents read the old version until you publish.',
  changes: (name: string) => `What changes: ${name}`,
  firstChanges: (count: string) => `What changes is shown for the first ${count}.`,
  unchanged: (count: string) => `Unchanged: ${count}`,
  skipped: (count: string) => `Left out: ${count}`,
  skipReasons: {
    'no-name': 'It has no name.',
    'no-id': 'It has no number by which it could be renewed.',
    archived: 'It has been withdrawn at the source. Look whether it should still stand here.',
    internal: 'It is marked as internal.',
  } satisfies Record<SkipReason, string>,
  nothing: 'Nothing would change: everything in it is here already.',
  take: 'Import what is ticked',
  noneTicked: 'Tick at least one article.',
  overtaken:
    'Articles have been changed since you looked. Look again at what would happen, and confirm it.',
  done: (made: string, renewed: string) =>
    `Imported: ${made} new, ${renewed} renewed. They are drafts; publish them when they are right.`,
  line: (line: string) => ` See line ${line}.`,
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
  audit: 'Article imported',
};

export type ExchangeMessages = typeof en;
