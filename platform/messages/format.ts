import type { Language } from './languages.ts';

/** Locale used for numbers and dates: each language as it is written in its European home. */
const locales: Readonly<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  de: 'de-DE',
  da: 'da-DK',
};

/** Intl objects are slow to make (tens of microseconds) and safe to share, so each is made once. */
const cached = <T>(make: (locale: string, options: string) => T) => {
  const made = new Map<string, T>();
  return (language: Language, options: string): T => {
    const key = `${language} ${options}`;
    let value = made.get(key);
    if (value === undefined) {
      value = make(locales[language], options);
      made.set(key, value);
    }
    return value;
  };
};

const numberFormat = cached((locale, digits) => {
  const [minimum, maximum] = digits.split('-').map(Number);
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: minimum ?? 0,
    maximumFractionDigits: maximum ?? minimum ?? 0,
  });
});
const dateStyles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Amsterdam' },
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
  shortMonth: { month: 'short', year: 'numeric', timeZone: 'UTC' },
  moment: { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Amsterdam' },
  weekday: { weekday: 'long', timeZone: 'UTC' },
  dayOfWeek: { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
};
const dateFormat = cached((locale, style) => new Intl.DateTimeFormat(locale, dateStyles[style]));
const listFormat = cached(
  (locale, type) => new Intl.ListFormat(locale, { type: type as Intl.ListFormatType }), // the two callers below pass valid types
);
const pluralRules = cached((locale) => new Intl.PluralRules(locale));

export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

export type DateStyle = 'day' | 'month' | 'shortMonth' | 'moment' | 'weekday' | 'dayOfWeek';

export interface Format {
  /** A number with exactly `digits` decimals, or up to three when left out. */
  readonly number: (value: number, digits?: number) => string;
  readonly date: (value: Date, style?: DateStyle) => string;
  readonly and: (items: readonly string[]) => string;
  readonly or: (items: readonly string[]) => string;
  /** Chooses the form for `count` and puts the formatted count in place of `#`. */
  readonly plural: (count: number, forms: PluralForms) => string;
}

const make = (language: Language): Format => {
  const number = (value: number, digits?: number) =>
    numberFormat(language, digits === undefined ? '0-3' : `${digits}-${digits}`).format(value);
  return {
    number,
    date: (value, style = 'day') => dateFormat(language, style).format(value),
    and: (items) => listFormat(language, 'conjunction').format(items),
    or: (items) => listFormat(language, 'disjunction').format(items),
    plural: (count, forms) => {
      const form = pluralRules(language, '').select(count) === 'one' ? forms.one : forms.other;
      return form.replace('#', number(count));
    },
  };
};

/** @example formats.nl.number(1234.5, 1) // '1.234,5' */
export const formats: Readonly<Record<Language, Format>> = {
  nl: make('nl'),
  en: make('en'),
  de: make('de'),
  da: make('da'),
};
