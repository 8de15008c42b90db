/**
 * Periods as people and publishers write them, in the words of four languages: `maart 2024`,
 * `2. kvartal 2024`, `2024MM03`, `01-03-2024`. The result is one that `parsePeriod` reads.
 */

/** How a date of figures alone is read: `03-01-2024` is the third of January, or the first of March. */
export type DateOrder = 'unsure' | 'day-first' | 'month-first';

export type WrittenPeriod =
  | { readonly kind: 'period'; readonly text: string }
  /** Either of two days; the mapping must say which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [string, string] };

const months: readonly (readonly string[])[] = [
  ['january', 'januari', 'januar', 'jänner', 'jan'],
  ['february', 'februari', 'februar', 'feb', 'febr'],
  ['march', 'maart', 'märz', 'maerz', 'marts', 'mar', 'mrt', 'mär', 'mrz'],
  ['april', 'apr'],
  ['may', 'mei', 'mai', 'maj'],
  ['june', 'juni', 'jun'],
  ['july', 'juli', 'jul'],
  ['august', 'augustus', 'aug'],
  ['september', 'sep', 'sept'],
  ['october', 'oktober', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dezember', 'dec', 'dez'],
];

const monthNumbers = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const pad = (number: number | string): string => String(number).padStart(2, '0');

const isDay = (year: string, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(Number(year), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const period = (text: string): WrittenPeriod => ({ kind: 'period', text });

/** The codes of Statistics Netherlands: `2024JJ00`, `2024KW03`, `2024MM11`; of Eurostat and Denmark: `2024M11`, `2024K3`. */
const ofCode = (text: string): string | undefined => {
  const code = /^(\d{4})[- ]?(JJ|KW|KV|MM|M|Q|K)(\d{1,2})$/i.exec(text);
  if (!code) return undefined;
  const [, year = '', kind = '', number = ''] = code;
  switch (kind.toUpperCase()) {
    case 'JJ':
      return year;
    case 'M':
    case 'MM':
      return `${year}-${pad(Number(number))}`;
    default:
      return `${year}-Q${Number(number)}`;
  }
};

const quarterWord = '(?:kwartaal|quarter|quartal|kvartal|kwart|kv|kw|qtr|q|k)\\.?';
const quarterFirst = new RegExp(
  `^(?:([1-4])(?:\\.|e|st|nd|rd|th|ste|de)?[ -]?${quarterWord}|${quarterWord}[ -]?([1-4]))[ /,-]*(\\d{4})$`,
);
const yearFirst = new RegExp(
  `^(\\d{4})[ /,-]*(?:${quarterWord}[ -]?([1-4])|([1-4])(?:\\.|e|st|nd|rd|th|ste|de)?[ -]?${quarterWord})$`,
);

const ofQuarter = (text: string): string | undefined => {
  const first = quarterFirst.exec(text);
  if (first) return `${first[3]}-Q${first[1] ?? first[2]}`;
  const last = yearFirst.exec(text);
  return last ? `${last[1]}-Q${last[2] ?? last[3]}` : undefined;
};

const ofMonthName = (text: string): string | undefined => {
  const day = /^(\d{1,2})(?:\.|st|nd|rd|th)?[ -]+(\p{L}+)\.?[ ,-]+(\d{4})$/u.exec(text);
  if (day) {
    const [, number = '', name = '', year = ''] = day;
    const month = monthNumbers.get(name);
    return month === undefined ? undefined : `${year}-${pad(month)}-${pad(number)}`;
  }
  const found =
    /^(\p{L}+)\.?[ ,'’/-]*(\d{4})$/u.exec(text) ?? /^(\d{4})[ ,/-]*(\p{L}+)\.?$/u.exec(text);
  if (!found) return undefined;
  const [, one = '', two = ''] = found;
  const [name, year] = /^\d/.test(one) ? [two, one] : [one, two];
  const month = monthNumbers.get(name);
  return month === undefined ? undefined : `${year}-${pad(month)}`;
};

const ofFigures = (text: string, order: DateOrder): WrittenPeriod | undefined => {
  const date = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!date) return undefined;
  const [, one = '', two = '', year = ''] = date;
  const first = Number(one);
  const second = Number(two);
  const write = (month: number, day: number) => `${year}-${pad(month)}-${pad(day)}`;
  const canBeDayFirst = isDay(year, second, first);
  const canBeMonthFirst = isDay(year, first, second);
  if (order === 'day-first') return period(canBeDayFirst ? write(second, first) : text);
  if (order === 'month-first') return period(canBeMonthFirst ? write(first, second) : text);
  if (canBeDayFirst && canBeMonthFirst && first !== second)
    return { kind: 'ambiguous', readings: [write(second, first), write(first, second)] };
  if (canBeDayFirst) return period(write(second, first));
  return period(canBeMonthFirst ? write(first, second) : text);
};

/** @returns what the text says, unchanged where it is written in none of these ways */
export const readWrittenPeriod = (given: string, order: DateOrder): WrittenPeriod => {
  const text = given
    .trim()
    .replace(/\*+$/, '') // provisional figures of Statistics Netherlands
    .replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '')
    .trim();
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return period(text);
  const lower = text.toLowerCase();
  const monthOfYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthOfYear) {
    const [, month = '', year = ''] = monthOfYear;
    return period(`${year}-${pad(month)}`);
  }
  return (
    ofFigures(text, order) ?? period(ofCode(text) ?? ofQuarter(lower) ?? ofMonthName(lower) ?? text)
  );
};

/**
 * Whether days or months come first in a column of dates: told by any number above twelve, or by days
 * that are always the first.
 *
 * @returns `unsure` when the sample leaves it open
 */
export const dateOrderOf = (sample: readonly string[]): DateOrder => {
  const dates = sample.flatMap((text) => {
    const date = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}$/.exec(text.trim());
    return date ? [[Number(date[1]), Number(date[2])] as const] : [];
  });
  if (dates.length === 0) return 'unsure';
  if (dates.some(([first]) => first > 12)) return 'day-first';
  if (dates.some(([, second]) => second > 12)) return 'month-first';
  const isAlwaysOne = (place: 0 | 1) => dates.every((date) => date[place] === 1);
  const varies = new Set(dates.map(([first, second]) => `${first} ${second}`)).size > 1;
  if (!varies) return 'unsure';
  if (isAlwaysOne(0)) return 'day-first';
  return isAlwaysOne(1) ? 'month-first' : 'unsure';
};
