import type { PluralForms } from '../../../../platform/messages/format.ts';
import type { PullKind } from '../../pulls/content.ts';
import type { PullOutcome } from '../../pulls/pull-store.ts';
import type { PullReason } from '../../pulls/reason.ts';

const reasons: Readonly<Record<PullReason, (detail: string) => string>> = {
  'refused-address': () =>
    'The address leads into a private network, where Polder does not look. An operator can allow a host with POLDER_PULL_HOSTS.',
  unreachable: () => 'The source could not be reached.',
  timeout: () => 'The source took too long to answer.',
  status: (detail) => `The source answered with an error${detail ? ` (${detail})` : ''}.`,
  'too-many-redirects': () => 'The source kept referring to another address.',
  'too-large': () => 'The source sent more than we can take in.',
  incomplete: () => 'The answer broke off in the middle.',
  'web-page': () => 'The source answered with a web page instead of figures.',
  'wrong-format': (detail) =>
    `The answer is not in the format we expect${detail ? ` (${detail})` : ''}.`,
  'wrong-shape': (detail) =>
    detail.endsWith('= ?')
      ? `“${detail.slice(0, -4)}” has several values. Say which one is meant.`
      : `“${detail}” is not in what the source sent.`,
  'no-rows': () => 'Nothing of what the source sent is about our areas and indicators.',
};

const outcomes: Readonly<Record<PullOutcome, string>> = {
  unchanged: 'nothing new',
  same: 'sent again, but no figure differs',
  submitted: 'new figures, submitted for approval',
  published: 'new figures, published',
  rejected: 'has errors',
  failed: 'failed',
};

const kinds: Readonly<Record<PullKind, string>> = {
  csv: 'CSV file',
  'json-stat': 'JSON-stat',
  'cbs-odata': 'Statistics Netherlands (CBS OData)',
  'sdmx-csv': 'SDMX as CSV',
  'sdmx-json': 'SDMX as JSON',
};

const failures: PluralForms = { one: '# time in a row', other: '# times in a row' };

export const en = {
  nav: 'Sources elsewhere',
  navAbout: 'Files and tables elsewhere that are fetched on time.',
  jobs: { pull: 'Fetch figures from a source', due: 'Start fetching figures that are due' },
  title: 'Sources elsewhere',
  lead: 'Figures that come by themselves: Polder fetches them, checks every row, and submits or publishes what changed.',
  add: 'Add a source',
  empty: 'There are no sources yet',
  emptyAdvice: 'Add the address of a file or table that others keep up to date.',
  caption: 'Sources, by name',
  name: 'Name',
  nameHint: 'As colleagues know it, such as “Key figures by neighbourhood (CBS)”.',
  kind: 'Kind',
  state: 'State',
  last: 'Last look',
  next: 'Next look',
  isPaused: 'paused',
  isFailing: 'does not work',
  isWell: 'works',
  isNew: 'not looked at yet',
  reasons,
  outcomes,
  kinds,
  rejected: 'The figures have errors: they were refused as a whole.',
  edit: 'Change',
  newTitle: 'Add a source',
  editTitle: (name: string) => `Change “${name}”`,
  where: 'Where the figures are',
  url: 'Address',
  urlHint: 'The whole address, with https://. Only addresses on the public internet.',
  mappingName: 'How the CSV is read',
  mappingHint:
    'For a CSV file: a mapping that you saved in step 2 of an upload. It also says what to do with rows that do not fit.',
  selection: 'Which figures are ours',
  selectionLead:
    'For everything but CSV: say which dimension of the source means what. Leave this empty for a CSV file.',
  indicators: 'Indicators',
  indicatorsHint:
    'One per line, the source’s code before ours: AantalInwoners_5 = residents. What is not listed is left alone.',
  indicatorDimension: 'Dimension with the indicator',
  indicatorConstant: 'Or: one indicator for all',
  areaDimension: 'Dimension with the area',
  areaConstant: 'Or: one area for all',
  periodDimension: 'Dimension with the period',
  periodConstant: 'Or: one period for all',
  sexDimension: 'Dimension with the sex',
  ageDimension: 'Dimension with the age',
  categoryDimension: 'Dimension with a category',
  codes: 'Words of ours for codes of theirs',
  codesHint: 'One per line: 3000 = male. For areas too: GM1680 = T.',
  fixed: 'Dimensions held at one value',
  fixedHint: 'One per line: Leeftijd = 10000. For the totals of what you do not divide by.',
  when: 'When we look',
  every: 'How often',
  everyChoices: { day: 'Every day', week: 'Every week', month: 'Every month' },
  day: 'Day',
  dayHint: 'Of the week (Monday is 1) or of the month.',
  hour: 'Hour',
  hourHint: 'In the town’s own time, 0 to 23.',
  onChange: 'When figures have changed',
  onChangeChoices: {
    submit: 'Submit them: a second person approves',
    publish: 'Publish them by themselves, once a second person has agreed to that',
  },
  save: 'Save',
  saved: 'The source is saved.',
  nameWrong: 'Give the source a name of at most 80 characters.',
  nameTaken: 'There is already a source with this name.',
  urlWrong: 'Give a whole address that begins with https:// or http://.',
  mappingMissing: 'Choose how the CSV is read. Save a mapping first, in step 2 of an upload.',
  pairsWrong: 'Write one per line, with = between: theirs = ours.',
  indicatorsMissing: 'Name at least one indicator.',
  placeMissing: 'Name the dimension, or give one value for all.',
  dayWrong: (last: string) => `Give a day from 1 to ${last}.`,
  hourWrong: 'Give an hour from 0 to 23.',
  changedMeanwhile: 'Someone else changed this source in the meantime',
  changedAdvice: 'What you entered is below. Send it again to make it count.',
  source: {
    failing: 'This source does not work at the moment',
    failingLead: (since: string) =>
      `Since ${since}. The last good figures stay visible; we try again by ourselves.`,
    failures,
    lastGood: 'Last good answer',
    never: 'never',
    owner: 'Owner',
    ownerHint: 'gets a letter when it stops working',
    schedule: 'Looks',
    daily: (hour: string) => `every day at ${hour}`,
    weekly: (day: string, hour: string) => `every week on ${day} at ${hour}`,
    monthly: (day: string, hour: string) => `every month on day ${day} at ${hour}`,
    confirmed: (name: string) => `${name} agreed that its figures are published by themselves.`,
    unconfirmed:
      'Someone else has to agree before its figures are published by themselves. Until then they are submitted.',
    confirm: 'Agree: publish by themselves',
    confirmedNotice: 'From now on its figures are published by themselves.',
    ownConfirm: 'Someone else has to agree to this.',
    now: 'Look now',
    nowNotice: 'We are looking. The result appears below in a moment.',
    pause: 'Pause',
    resume: 'Go on',
    pausedNotice: 'The source is paused. Its figures stay.',
    resumedNotice: 'We look at the source again.',
    remove: 'Remove this source',
    removeLead: 'Figures that came from it stay, with their lineage.',
    removedNotice: 'The source is removed.',
    log: 'What came of it',
    logCaption: 'The latest looks, newest first',
    noLog: 'We have not looked yet.',
    at: 'When',
    outcome: 'Outcome',
    added: 'New',
    changed: 'Changed',
    same: 'Same',
    seconds: 'Seconds',
    batch: 'Batch',
    by: 'Started by',
    itself: 'by itself',
  },
  batch: {
    from: 'Comes from the source',
    failing: (since: string) =>
      `The source has not worked since ${since}. These are the last good figures.`,
  },
  letter: {
    subject: (name: string) => `Figures of “${name}” do not come in`,
    opening: (name: string) => `We could not take in figures from “${name}”.`,
    staying:
      'The last good figures stay visible. We try again by ourselves; you hear of this only once.',
    look: 'See what happened:',
  },
};

export type Messages = typeof en;
