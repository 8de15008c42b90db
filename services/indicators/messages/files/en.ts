import type { PluralForms } from '../../../../platform/messages/format.ts';
import type { FileKind } from '../../imports/file-kind.ts';
import type { SchemaRule } from '../../imports/table-schema.ts';
import type { TroubleReason } from '../../imports/workbook/trouble.ts';
import type { DateOrder } from '../../imports/written-period.ts';

/** Codes of issues whose words stand here: of workbooks, dates, boundaries and promised columns. */
export type FileIssueCode =
  | 'unreadable-workbook'
  | 'formula-without-value'
  | 'ambiguous-date'
  | 'area-ended'
  | 'area-not-yet'
  | 'schema';

interface Said {
  readonly value: string;
  readonly detail: string;
}

/** A detail of two parts: `2024-01-01|N31, N32`. */
export const partsOf = (detail: string): readonly [string, string] => {
  const [first = '', ...rest] = detail.split('|');
  return [first, rest.join('|')];
};

const troubles: Readonly<Record<TroubleReason, string>> = {
  damaged:
    'The workbook is damaged or not complete. Open it in your spreadsheet and save it again.',
  encrypted: 'The workbook has a password. Take the password off and send it again.',
  'too-large': 'The workbook unpacks to more than we can take in. Save the sheet as “CSV UTF-8”.',
  'too-heavy': 'The workbook takes too much time or memory to read. Save the sheet as “CSV UTF-8”.',
  'no-sheet': 'The sheet that was chosen is not in the workbook. Choose another in step 2.',
};

const rules: Readonly<Record<SchemaRule, (value: string, wanted: string) => string>> = {
  type: (value, wanted) => `“${value}” is not of the promised type (${wanted}).`,
  required: () => 'This cell must be filled in.',
  unique: (value) => `“${value}” stands in an earlier row too, and may be there only once.`,
  enum: (value, wanted) => `“${value}” is not one of the promised values: ${wanted}.`,
  pattern: (value, wanted) => `“${value}” is not written as promised: ${wanted}.`,
  minimum: (value, wanted) => `${value} is below the promised minimum of ${wanted}.`,
  maximum: (value, wanted) => `${value} is above the promised maximum of ${wanted}.`,
  minLength: (value, wanted) => `“${value}” is shorter than the promised ${wanted} characters.`,
  maxLength: (value, wanted) => `“${value}” is longer than the promised ${wanted} characters.`,
};

const issues: Readonly<Record<FileIssueCode, (said: Said) => string>> = {
  'unreadable-workbook': ({ value }) => troubles[value as TroubleReason] ?? troubles.damaged, // codes come from `WorkbookTrouble`
  'formula-without-value': () =>
    'Here stands a formula whose result is not in the file. Open the workbook in your spreadsheet, let it calculate, and save it.',
  'ambiguous-date': ({ value, detail }) => {
    const [one, two] = partsOf(detail);
    return `“${value}” may be ${one} or ${two}. Say in step 2 whether the day or the month comes first.`;
  },
  'area-ended': ({ value, detail }) => {
    const [day, codes] = partsOf(detail);
    const after = codes === '' ? '' : ` Since then there is: ${codes}.`;
    return `The code “${value}” ended on ${day}, before this period.${after}`;
  },
  'area-not-yet': ({ value, detail }) => {
    const [day, codes] = partsOf(detail);
    const before = codes === '' ? '' : ` Until then there was: ${codes}.`;
    return `The code “${value}” began on ${day}, after this period.${before}`;
  },
  schema: ({ value, detail }) => {
    const [rule, wanted] = partsOf(detail);
    return (rules[rule as SchemaRule] ?? rules.type)(value, wanted); // rules come from the check
  },
};

const kinds: Readonly<Record<FileIssueCode, string>> = {
  'unreadable-workbook': 'Workbook',
  'formula-without-value': 'Formula without a result',
  'ambiguous-date': 'Day or month first',
  'area-ended': 'Area ended before',
  'area-not-yet': 'Area began later',
  schema: 'Not as promised',
};

const notThese: Readonly<Record<Exclude<FileKind, 'text' | 'workbook'>, string>> = {
  'old-workbook':
    'This is a workbook of an old Excel (.xls). Open it, choose “Save as” and then “Excel workbook (.xlsx)”.',
  'encrypted-workbook': troubles.encrypted,
  'open-document':
    'This is an OpenDocument spreadsheet (.ods). Choose “Save as” and then “Excel 2007–365 (.xlsx)” or “CSV UTF-8”.',
  'binary-workbook':
    'This is a binary workbook (.xlsb). Choose “Save as” and then “Excel workbook (.xlsx)”.',
  archive: 'This is an archive, not a table. Unpack it and send the CSV or Excel file in it.',
};

const hiddenRows: PluralForms = {
  one: '# row is hidden; it is read too.',
  other: '# rows are hidden; they are read too.',
};
const formulas: PluralForms = {
  one: '# cell holds a formula: we use the result that was saved with the file.',
  other: '# cells hold formulas: we use the results that were saved with the file.',
};
const percentages: PluralForms = {
  one: '# cell is shown as a percentage: 0.253 is read as 25.3, as you see it.',
  other: '# cells are shown as percentages: 0.253 is read as 25.3, as you see it.',
};
const errorCells: PluralForms = {
  one: '# cell shows an error, such as #N/A. List it under “Written for no figure” if that is what it means.',
  other:
    '# cells show an error, such as #N/A. List it under “Written for no figure” if that is what it means.',
};

export const en = {
  issues,
  kinds,
  cellError: 'It is an error of the spreadsheet. Correct the formula, or list it in step 2.',
  notThese,
  notATable: 'Send an Excel workbook (.xlsx) or a CSV file.',
  otherEnding: 'This is an Excel workbook with another ending. Let its name end in .xlsx.',
  sheet: {
    title: 'Sheet of the workbook',
    label: 'Sheet',
    use: 'Look at this sheet',
    hidden: (name: string) => `${name} (hidden)`,
    noTable: 'On this sheet we find no table. Choose another sheet.',
    header: (row: string) => `The names of the columns stand in row ${row}.`,
  },
  facts: {
    title: 'What we noticed in the workbook',
    formulas,
    hiddenRows,
    hiddenColumns: (letters: string) => `Hidden columns, read too: ${letters}.`,
    merged: 'Some cells are merged: only the first of them holds the value.',
    percentages,
    errorCells,
    external: 'Formulas look at other workbooks: what they found there when it was saved is used.',
    from1904: 'Its dates count from 1904. We have taken that into account.',
    sheet: 'Sheet',
  },
  withheld: 'Written where the source withholds a figure',
  withheldHint: 'Stored as withheld, not as missing. “<5” is always known. For example: c x *',
  dateOrder: 'How dates such as 01-03-2024 are written',
  dateOrders: {
    unsure: 'There are none, or only dates such as 2024-03-01',
    'day-first': 'Day first: 1 March',
    'month-first': 'Month first: 3 January',
  } satisfies Readonly<Record<DateOrder, string>>,
  otherBoundaries: 'Areas whose code did not exist in the row’s period',
  keepBoundaries: 'Store the row all the same',
  schema: {
    title: 'What is promised of the columns',
    label: 'Table Schema (JSON)',
    hint: 'Optional: paste the table schema that comes with the data. Every row is held against its types and rules.',
    wrong: (what: string) => `This is not a table schema we can use: ${what}`,
    tooLong: 'This schema is longer than 100 000 characters.',
  },
  inSheet: (sheet: string) => `Sheet “${sheet}”; the letter of each column stands behind its name.`,
};

export type Messages = typeof en;
