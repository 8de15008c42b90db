/** What a number in a cell is shown as. */
export type NumberKind = 'number' | 'date' | 'percent';

/** Formats without a code of their own (ECMA-376 part 1, 18.8.30): dates, and 9 and 10 for percent. */
const builtInDates = [
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
];
const builtInPercents = [9, 10];

/** Texts, escaped letters, and what stands in brackets (colours, regions; not elapsed time). */
const aside = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

/** @param code the format's own code, when it has one, such as `dd/mm/yyyy` or `0.0 %` */
export const kindOfFormat = (id: number, code: string | undefined): NumberKind => {
  if (code === undefined) {
    if (builtInDates.includes(id)) return 'date';
    return builtInPercents.includes(id) ? 'percent' : 'number';
  }
  const [first = ''] = code.replace(aside, '').split(';');
  if (/general|standard/i.test(first)) return 'number';
  // hours alone are a duration, and stay the number they are; a year or day makes a date
  if (/[yd]|m{3}/i.test(first)) return 'date';
  return first.includes('%') ? 'percent' : 'number';
};

const dayMilliseconds = 86_400_000;
/** 30 December 1899: day 0 as seen from after the leap day that Excel invents in 1900. */
const dayZero = Date.UTC(1899, 11, 30);
const daysTo1904 = 1462;

/** @returns ISO 8601, with the time only where there is one; undefined when it is no date */
export const dateOfSerial = (serial: number, isFrom1904: boolean): string | undefined => {
  const days = isFrom1904 ? serial + daysTo1904 : serial;
  if (!(days >= 61 && days < 2_958_466)) return undefined; // from 1 March 1900 to the end of 9999
  const moment = new Date(
    Math.round((dayZero + days * dayMilliseconds) / 1000) * 1000,
  ).toISOString();
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment.slice(0, 16);
};

/** Excel keeps 15 digits; what stands behind them is the binary number's own. */
export const numberAsWritten = (text: string): string => {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number)
    ? String(Number(number.toPrecision(15)))
    : text;
};
