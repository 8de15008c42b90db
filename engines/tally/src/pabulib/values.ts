/** Numbers, lists and closed sets of values, as the cells of a Pabulib file hold them. */
import { parseRational, type Rational } from '../rational.ts';
import { TallyError } from '../tally-error.ts';
import { type Findings, type PabulibFaultCode, quoted } from './faults.ts';

/** Where a cell stands. */
export interface Place {
  readonly line: number;
  readonly column: string;
}

/** Decimal notation, with an exponent as some programs write large numbers. */
const decimalPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const commaPattern = /^[+-]?\d[\d.]*,\d+$/;
const wholePattern = /^[+-]?\d+$/;

const notANumber = (text: string): readonly [PabulibFaultCode, string] => {
  if (text === '') return ['not-a-number', 'There is no number. Fill it in.'];
  if (commaPattern.test(text))
    return ['comma-decimal', `${quoted(text)} has a comma. Write decimals with a point.`];
  return ['not-a-number', `${quoted(text)} is not a number. Write digits only, such as 1250.50.`];
};

/** An exact number of zero or more; undefined after a fault was told. */
export const readAmount = (
  text: string,
  place: Place,
  { error }: Findings,
): Rational | undefined => {
  if (!decimalPattern.test(text)) {
    const [code, message] = notANumber(text);
    error({ ...place, code, message });
    return undefined;
  }
  try {
    const amount = parseRational(text);
    if (amount.numerator >= 0n) return amount;
    error({
      ...place,
      code: 'negative',
      message: `${text} is below zero. Write an amount of 0 or more.`,
    });
  } catch (problem) {
    if (!(problem instanceof TallyError)) throw problem;
    error({
      ...place,
      code: 'number-too-long',
      message: 'The number has more than 60 digits. Round it.',
    });
  }
  return undefined;
};

/** A whole number; undefined after a fault was told. */
export const readWhole = (
  text: string,
  place: Place,
  { error }: Findings,
  { mayBeNegative = false }: { readonly mayBeNegative?: boolean } = {},
): number | undefined => {
  const value = Number(text);
  if (!wholePattern.test(text)) {
    const isDecimal = decimalPattern.test(text);
    const [code, message] = isDecimal
      ? ([
          'not-whole',
          `${quoted(text)} is not a whole number. Write it without decimals.`,
        ] as const)
      : notANumber(text);
    error({ ...place, code, message });
    return undefined;
  }
  if (!Number.isSafeInteger(value)) {
    error({
      ...place,
      code: 'number-too-long',
      message: `${quoted(text)} is too large. Check it.`,
    });
    return undefined;
  }
  if (value < 0 && !mayBeNegative) {
    error({ ...place, code: 'negative', message: `${text} is below zero. Write 0 or more.` });
    return undefined;
  }
  return value;
};

/** The items of a comma-separated cell, without white space around them. */
export const readList = (text: string, place: Place, { warn }: Findings): readonly string[] => {
  if (text.trim() === '') return [];
  const items = text.split(',');
  const trimmed = items.map((item) => item.trim());
  if (trimmed.some((item, index) => item !== items[index]))
    warn({
      ...place,
      code: 'stray-whitespace',
      message: 'There is white space around a comma of a list. Take it out.',
    });
  return trimmed.filter((item) => item !== '');
};

const isDate = (text: string): boolean => {
  if (/^\d{4}$/.test(text)) return true;
  const parts = /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})$/.exec(text)?.groups;
  if (!parts) return false;
  const [day, month, year] = [Number(parts.day), Number(parts.month), Number(parts.year)];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (days[month - 1] ?? 0);
};

const isWithin = (text: string, bound: number): boolean =>
  text.trim() !== '' && Math.abs(Number(text.replace(',', '.'))) <= bound;

interface ClosedField {
  readonly allows: (text: string) => boolean;
  /** What to write instead. */
  readonly hint: string;
}

const date: ClosedField = { allows: isDate, hint: 'Write a date as DD.MM.YYYY, or a year' };
const one: ClosedField = {
  allows: (text) => text === '1',
  hint: 'Write 1, or leave the field out',
};

/** Keys of META with a closed set of values; codes of currency and language are judged by their form. */
export const closedMetaFields: ReadonlyMap<string, ClosedField> = new Map([
  ['date_begin', date],
  ['date_end', date],
  [
    'currency',
    { allows: (text) => /^[A-Z]{3}$/.test(text), hint: 'Write a code of ISO 4217, such as EUR' },
  ],
  [
    'language',
    { allows: (text) => /^[a-z]{2}$/.test(text), hint: 'Write a code of ISO 639-1, such as nl' },
  ],
  ['fully_funded', one],
  ['experimental', one],
]);

/** Columns of PROJECTS with a closed set of values, empty cells aside. */
export const closedProjectColumns: ReadonlyMap<string, ClosedField> = new Map([
  ['latitude', { allows: (text) => isWithin(text, 90), hint: 'Write degrees from -90 to 90' }],
  ['longitude', { allows: (text) => isWithin(text, 180), hint: 'Write degrees from -180 to 180' }],
]);

/** Columns of VOTES with a closed set of values, empty cells aside. */
export const closedVoteColumns: ReadonlyMap<string, ClosedField> = new Map([
  [
    'age',
    {
      allows: (text) => /^-?\d{1,9}(?:-\d{1,9})?$/.test(text),
      hint: 'Write years, or a range such as 40-59',
    },
  ],
  ['sex', { allows: (text) => /^[MFO]$/.test(text), hint: 'Write M, F or O, or nothing' }],
  [
    'voting_method',
    {
      allows: (text) => text === 'internet' || text === 'paper',
      hint: 'Write internet or paper',
    },
  ],
]);

export const checkClosed = (
  text: string,
  { allows, hint }: ClosedField,
  place: Place,
  { error }: Findings,
): void => {
  if (text === '' || allows(text)) return;
  error({
    ...place,
    code: 'value-not-allowed',
    message: `${quoted(text)} is not a value of this field. ${hint}.`,
  });
};
