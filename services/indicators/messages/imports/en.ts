import type { PluralForms } from '../../../../platform/messages/format.ts';
import type { BatchState } from '../../imports/batch.ts';
import type { Step } from '../../imports/check-batch.ts';
import type { IssueCode } from '../../imports/issue.ts';
import type { Field } from '../../imports/mapping.ts';
import { en as files } from '../files/en.ts';

/** What a sentence about an issue can name. */
export interface IssueWords {
  /** What stands in the file. */
  readonly value: string;
  /** What it was held against. */
  readonly detail: string;
}

const numberAdvice: Readonly<Record<string, string>> = {
  'cell-error': files.cellError,
  'decimal-sign': 'It is written with another decimal sign than this file uses.',
  thousands: 'Leave out the signs between thousands.',
};

const frequencies: Readonly<Record<string, string>> = {
  year: 'This indicator has a figure per year, such as 2024 or 2024/25.',
  quarter: 'This indicator has a figure per quarter, such as 2024-Q3.',
  month: 'This indicator has a figure per month, such as 2024-03.',
  date: 'This date does not exist.',
};

const issues: Readonly<Record<IssueCode, (words: IssueWords) => string>> = {
  ...files.issues,
  'wrong-encoding': ({ value, detail }) => {
    if (value === 'nul')
      return `Row ${detail} holds a NUL character, which belongs in no text. Save the file again as “CSV UTF-8”.`;
    return value === 'windows-1252'
      ? 'The letters are not written as UTF-8. Save the file as “CSV UTF-8”, or confirm the letters in step 2.'
      : 'This is not a text file. Save it as “CSV UTF-8” and send it again.';
  },
  'empty-file': () => 'The file is empty.',
  'no-rows': () => 'The file has a header but no rows.',
  'no-header': () => 'The first row holds figures. Put the names of the columns above them.',
  'too-many-columns': ({ value }) =>
    `The file has ${value} columns; 500 is the most. Leave out what is not needed.`,
  'missing-column': ({ value }) => `The column “${value}” is not in the file.`,
  'duplicate-header': ({ value }) =>
    `The column “${value}” is in the file twice. Rename one of them.`,
  'ragged-row': ({ value, detail }) => `This row has ${value} cells; the header has ${detail}.`,
  'broken-quotes': () =>
    'A quotation mark is opened but not closed. The rows after it cannot be read.',
  'endless-row': () =>
    'This row has more than a million characters. If everything stands on one line, save the file with a line end after each row.',
  'unknown-indicator': ({ value }) => `There is no indicator with the code “${value}”.`,
  'unknown-area': ({ value, detail }) =>
    `There is no area with the code “${value}” in “${detail}”.`,
  'wrong-number': ({ value, detail }) =>
    `“${value}” is not a number we can read. ${numberAdvice[detail] ?? 'Use figures only, or leave the cell empty.'}`,
  'negative-count': ({ value }) => `A count cannot be below zero: ${value}.`,
  'numerator-above-denominator': ({ value, detail }) =>
    `The part (${value}) is larger than the whole (${detail}).`,
  'zero-denominator': () =>
    'The whole is 0, so there is nothing to divide by. Leave the value empty, or correct the whole.',
  'wrong-period': ({ value, detail }) =>
    `“${value}” is not a period we can use. ${frequencies[detail] ?? ''}`.trim(),
  'unknown-sex': ({ value }) => `We do not know which sex “${value}” is. Say so in step 2.`,
  'unexpected-group': ({ value, detail }) =>
    `Earlier rows say “${detail || 'nothing'}” here and this one says “${value || 'nothing'}”, but the indicator is not divided that way. Add the division to its definition, or leave the row out.`,
  'duplicate-key': ({ detail }) =>
    `Row ${detail} is about the same indicator, area, period and group, with other figures.`,
  repeat: ({ detail }) => `Row ${detail} says exactly the same.`,
  'interval-reversed': ({ value, detail }) =>
    `The lower limit (${value}) is above the upper limit (${detail}).`,
  'value-outside-interval': ({ value, detail }) =>
    `The value ${value} lies outside its own interval (${detail}).`,
  'value-differs': ({ value, detail }) =>
    `The value ${value} is not what its counts give (${detail}). We keep the value of the file.`,
};

/** Kinds of issues as headings of a list. */
const kinds: Readonly<Record<IssueCode, string>> = {
  ...files.kinds,
  'wrong-encoding': 'Letters',
  'empty-file': 'Empty file',
  'no-rows': 'No rows',
  'no-header': 'No header',
  'too-many-columns': 'Too many columns',
  'missing-column': 'Missing column',
  'duplicate-header': 'Column twice',
  'ragged-row': 'Number of cells',
  'broken-quotes': 'Quotation marks',
  'endless-row': 'Row too long',
  'unknown-indicator': 'Unknown indicator',
  'unknown-area': 'Unknown area',
  'wrong-number': 'Not a number',
  'negative-count': 'Below zero',
  'numerator-above-denominator': 'Part above whole',
  'zero-denominator': 'Whole is 0',
  'wrong-period': 'Period',
  'unknown-sex': 'Unknown sex',
  'unexpected-group': 'Unexpected group',
  'duplicate-key': 'Contradiction',
  repeat: 'Exact repeat',
  'interval-reversed': 'Limits swapped',
  'value-outside-interval': 'Outside its interval',
  'value-differs': 'Differs from counts',
};

const fieldNames: Readonly<Record<Field, string>> = {
  indicator: 'Indicator',
  area: 'Area',
  period: 'Period, year or first day',
  quarter: 'Quarter',
  month: 'Month',
  periodEnd: 'Last day of the period',
  sex: 'Sex',
  age: 'Age, or lowest age',
  ageTo: 'Highest age',
  categoryType: 'Kind of category',
  category: 'Category',
  numerator: 'Part (count)',
  denominator: 'Whole (population)',
  value: 'Value',
  lower: 'Lower limit (95 %)',
  upper: 'Upper limit (95 %)',
  note: 'Note',
};

const states: Readonly<Record<BatchState, string>> = {
  mapping: 'waits for its columns',
  checking: 'is being checked',
  rejected: 'has errors',
  ready: 'ready to publish',
  submitted: 'submitted, waits for approval',
  approved: 'approved, waits for its moment',
  published: 'published',
  withdrawn: 'withdrawn',
  discarded: 'discarded',
};

const checkSteps: Readonly<Record<Step | 'waiting', string>> = {
  waiting: 'Waiting for its turn',
  reading: 'Checking the rows',
  storing: 'Storing the rows, not yet visible',
  comparing: 'Comparing with what is published',
};

const unfinished: PluralForms = {
  one: '# unfinished upload',
  other: 'All # unfinished uploads',
};

export const en = {
  issues,
  kinds,
  fieldNames,
  states,
  checkSteps,
  nav: 'Upload figures',
  navAbout: 'Check a file with figures and publish it.',
  permissions: { upload: 'Upload figures', publish: 'Publish and withdraw figures' },
  navGroup: 'Figures',
  steps: { file: 'File', columns: 'Columns', check: 'Check', publish: 'Publish' },
  list: {
    title: 'Uploaded figures',
    lead: 'Every file with figures, who brought it in, and whether people see it.',
    upload: 'Upload a file',
    caption: 'Uploaded files, the latest first',
    empty: 'No figures have been uploaded yet',
    emptyAdvice: 'Upload an Excel or CSV file. You see what it changes before anything is visible.',
    file: 'File',
    state: 'State',
    rows: 'Rows',
    by: 'By',
    at: 'Uploaded',
  },
  mine: {
    title: 'Your unfinished uploads',
    returned: (reason: string) => `Sent back: ${reason}`,
    all: unfinished,
    none: 'All your uploads are finished',
  },
  upload: {
    title: 'Upload a file with figures',
    lead: 'We check every row. Nothing is visible until you publish.',
    file: 'File with figures',
    fileHint:
      'An Excel workbook (.xlsx) or CSV file with the names of the columns above the rows, at most 100 MB.',
    fileMissing: 'Choose a file.',
    next: 'Upload',
    what: 'What we check',
    help: 'To make a file of your own:',
    example: 'Example to fill in (CSV)',
    codes: 'Codes of indicators and areas (CSV)',
    checks: [
      'Every row names an indicator, an area and a period that we know.',
      'Numbers are numbers, and parts are not larger than their whole.',
      'No two rows say something different about the same thing.',
      'One error keeps the whole file out: you never publish half a file.',
    ],
  },
  columns: {
    changedMeanwhile: 'Someone else has worked on this file in the meantime',
    changedAdvice:
      'What you entered is below and not lost. Look at what changed first, or send it again to make your choice count.',
    changedLink: 'See how it stands now',
    title: 'What do the columns mean?',
    lead: (file: string) =>
      `Tell us how to read “${file}”. Save it under a name and the next file goes by itself.`,
    beginning: 'The first rows of the file',
    known: (name: string) => `We know this kind of file: “${name}”. Check that it is right.`,
    guessed: 'We read the names of the columns and made a proposal. Check that it is right.',
    saved: 'Use a saved mapping',
    savedHint: 'Fills in everything below.',
    use: 'Fill in',
    what: 'What the figures are about',
    figures: 'The figures',
    none: 'Not in this file',
    sameIndicator: 'Indicator for the whole file',
    samePeriod: 'Period for the whole file',
    sameArea: 'Area for the whole file',
    sameHint: 'The same for the whole file',
    writing: 'How it is written',
    decimalSign: 'Sign before decimals',
    point: 'Point: 12.5',
    comma: 'Comma: 12,5',
    missing: 'Written for “no figure”',
    missingHint: 'Besides the empty cell. Put a space between: x * -1',
    allAges: 'Ages that stand for everyone',
    allAgesHint: 'One per line, as the file writes them.',
    sexes: 'How sexes are written',
    sexesHint: 'Only for words we do not know. One per line: 1 = male, 2 = female, 4 = persons.',
    sexesWrong: 'Write one per line, such as: 1 = male. Use persons, female or male.',
    policies: 'Rows that do not fit',
    duplicates: 'Rows about the same thing with different figures',
    reject: 'Refuse the file',
    first: 'Keep the first, set the others aside',
    last: 'Keep the last, set the others aside',
    leaveOut: 'Set the row aside',
    unknownAreas: 'Areas we do not know',
    unknownIndicators: 'Indicators we do not know',
    unfitPeriods: 'Periods that do not fit the indicator',
    letters: 'Check the letters',
    lettersLead:
      'The letters of this file are not written as UTF-8. Read as Windows-1252 they look like this:',
    lettersNone: 'We found no special letters in the first rows.',
    lettersConfirm: 'These letters are right',
    lettersMissing:
      'Confirm that the letters are right, or save the file as “CSV UTF-8” and upload it again.',
    save: 'Save under a name',
    saveHint: 'Next time we recognise the same columns.',
    next: 'Check the file',
    notIn: 'This column is not in the file. Choose another.',
    needed: (field: string) => `Choose the column for “${field}”, or say what holds for every row.`,
    neededFigure: 'Choose a column with the value, or both the part and the whole.',
    details: 'More columns',
  },
  batch: {
    checking: 'We are checking the file',
    checkingLead: 'This page looks again by itself. You can leave it and come back.',
    lookAgain: 'Look again',
    progress: (done: string, total: string) => `${done} of ${total}`,
    stopped: 'The check has stopped',
    stoppedLead:
      'Something went wrong on our side. Nothing was published. Try again; if it happens again, ask an administrator to look at the jobs.',
    checkAgain: 'Check again',
    rejected: 'The file has errors: nothing was stored',
    rejectedLead:
      'Correct the rows below in your own file and upload it again. What people see has not changed.',
    ready: 'The file is right',
    readyLead: 'Look at what changes, then publish. Until then nobody sees these figures.',
    publishedTitle: 'These figures are published',
    withdrawnTitle: 'These figures were withdrawn',
    withdrawnWhy: 'Reason',
    discardedTitle: 'This upload was discarded',
    waiting: 'This file waits for you to name its columns',
    nameColumns: 'Name the columns',
    sameFile: (id: number, state: string) =>
      `Exactly this file was uploaded before: number ${id}, ${state}.`,
    sameFileLink: 'Look at the earlier upload',
    read: 'Read',
    accepted: 'Right',
    setAside: 'Set aside',
    wrong: 'Wrong',
    errors: 'Errors',
    warnings: 'Worth a look',
    warningsLead: 'These rows are stored. They look odd, and may still be right.',
    asideTitle: 'Rows set aside',
    asideLead: 'These rows are left out, on the word of the mapping. They are counted and listed.',
    row: 'Row',
    column: 'Column',
    value: 'In the file',
    reason: 'What is wrong',
    why: 'Why',
    kind: 'Kind',
    number: 'Number',
    all: 'All',
    showAll: 'Show all of them',
    keptOnly: (count: string) => `The first ${count} are listed.`,
    downloadErrors: 'Download this list (CSV)',
    downloadMarked: 'Download your file with the errors beside the rows',
    downloadRight: 'Download only the rows that are right',
    problemColumn: 'What is wrong',
    preview: 'What changes',
    previewCaption: 'Values by indicator',
    indicator: 'Indicator',
    added: 'New',
    changed: 'Changed',
    same: 'Same',
    total: 'Rows',
    largestCaption: 'Values that change most',
    coverageCaption: 'Areas in the newest period',
    newestPeriod: 'Newest period',
    periodBefore: 'Period before it',
    missingAreas: 'No figure any more',
    noneMissing: 'none',
    areasIn: (areas: string, period: string) => `${areas} areas in ${period}`,
    seePublished: 'See what people see now:',
    seeChanges: 'What the rules find in it',
    area: 'Area',
    period: 'Period',
    group: 'Group',
    before: 'Before',
    after: 'After',
    outdated: 'Other figures were published or withdrawn after this comparison.',
    compareAgain: 'Compare again',
    publish: 'Publish',
    publishLead: 'Publishing makes all rows visible at once. You can withdraw them later.',
    publishedNotice: 'The figures are published.',
    comparedNotice:
      'Other figures changed in the meantime. This is the new comparison; publish if it is right.',
    comparedAgain: 'This is the new comparison.',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw these figures',
    withdrawLead:
      'What was published before shows again. The upload and the reason stay on record.',
    reasonLabel: 'Why are they withdrawn?',
    reasonMissing: 'Say in a few words why these figures are withdrawn.',
    reasonHint: 'Colleagues read this on this page.',
    withdrawnNotice: 'The figures are withdrawn.',
    discard: 'Discard this upload',
    discardedNotice: 'The upload is discarded.',
    uploadNew: 'Upload the corrected file',
    changeColumns: 'Change the columns',
    lineage: 'Where this comes from',
    file: 'File',
    size: 'Size',
    fingerprint: 'Fingerprint (SHA-256)',
    encoding: 'Letters',
    delimiter: 'Between cells',
    tab: 'tab',
    mapping: 'Mapping',
    mappingOwn: 'for this file only',
    form: 'Form',
    uploaded: 'Uploaded',
    publishedAt: 'Published',
    withdrawnAt: 'Withdrawn',
    commandLine: 'the command line',
    seconds: (seconds: string) => `checked in ${seconds} s`,
    checkedIn: 'Check',
  },
};

export type Messages = typeof en;
