/** Personal data in what people write: numbers that belong to one person, and ways to reach them. */
import { findPlates } from '@polder/language';
import { countrySpecs, isValidIBAN } from 'ibantools';
import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/min';
import { stdnum, type Validator } from 'stdnum';

export type PersonalDataKind =
  | 'email'
  | 'iban'
  | 'card'
  | 'bsn'
  | 'be-national-number'
  | 'cpr'
  | 'de-tax-id'
  | 'uk-ni-number'
  | 'phone'
  | 'plate';

export interface PersonalDataFound {
  readonly kind: PersonalDataKind;
  readonly start: number;
  /** The first place behind it. */
  readonly end: number;
}

const countries = ['NL', 'BE', 'DE', 'DK', 'GB'] as const satisfies readonly CountryCode[];

/** Longest text that is searched; what is stored is never longer. */
export const LONGEST_SEARCHED = 20_000;

const email = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}/gu;

const matches = (
  text: string,
  pattern: RegExp,
  kind: PersonalDataKind,
  isRight: (written: string, at: number) => boolean = () => true,
): readonly PersonalDataFound[] =>
  [...text.matchAll(pattern)]
    .filter((match) => isRight(match[0], match.index))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));

const isLetterOrDigit = (sign: string): boolean => /[A-Za-z0-9]/.test(sign);

/** From each country code: as many letters and digits as its numbers have, written with spaces or without. */
const ibans = (text: string): readonly PersonalDataFound[] =>
  [...text.matchAll(/(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}/g)].flatMap(({ 0: head, index }) => {
    const length = countrySpecs[head.slice(0, 2).toUpperCase()]?.chars ?? 0;
    let [written, end] = ['', index];
    while (end < text.length && written.length < length) {
      const sign = text[end] ?? '';
      if (isLetterOrDigit(sign)) written += sign;
      else if (!/[ .-]/.test(sign)) break;
      end += 1;
    }
    const endsThere = !isLetterOrDigit(text[end] ?? ' ');
    return endsThere && isValidIBAN(written.toUpperCase())
      ? [{ kind: 'iban', start: index, end } as const]
      : [];
  });

/** The check digit of payment cards (ISO/IEC 7812-1, annex B; H. P. Luhn). */
const hasLuhnDigit = (digits: string): boolean => {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
};

const digitsOf = (written: string): string => written.replace(/\D/g, '');

const isBy =
  (validator: Validator | undefined) =>
  (written: string): boolean =>
    validator?.validate(written.replace(/[ .]/g, '')).isValid ?? false;

/** How far before a number of eight digits its name may stand. */
const NAME_BEFORE = 40;
const bsnNamed = /\b(?:bsn|burgerservicenummer|sofinummer)\b/i;

const numbers = (text: string): readonly PersonalDataFound[] => {
  const isBsn = isBy(stdnum.NL?.bsn);
  return [
    ...matches(
      text,
      /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g,
      'card',
      (written) => hasLuhnDigit(digitsOf(written)) && !/^0+$/.test(digitsOf(written)),
    ),
    ...matches(
      text,
      /(?<!\d)\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}(?!\d)/g,
      'be-national-number',
      (written) => stdnum.BE?.nn?.validate(digitsOf(written)).isValid ?? false,
    ),
    ...matches(
      text,
      /(?<!\d)\d{2} ?\d{3} ?\d{3} ?\d{3}(?!\d)/g,
      'de-tax-id',
      isBy(stdnum.DE?.idnr),
    ),
    ...matches(text, /(?<!\d)\d{6}[- ]?\d{4}(?!\d)/g, 'cpr', (written) =>
      isBy(stdnum.DK?.cpr)(written.replace('-', '')),
    ),
    ...matches(
      text,
      /(?<!\d)(?:\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?!\d)/g,
      'bsn',
      isBsn,
    ),
    ...matches(
      text,
      /(?<!\d)\d{8}(?!\d)/g,
      'bsn',
      (written, at) =>
        bsnNamed.test(text.slice(Math.max(0, at - NAME_BEFORE), at)) &&
        isBsn(written.padStart(9, '0')),
    ),
    ...matches(text, /\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi, 'uk-ni-number', (written) =>
      isBy(stdnum.GB?.nino)(written.toUpperCase()),
    ),
  ];
};

/** Danish numbers have no 0 before them: eight digits, together or in groups of two or four. */
const danish = /^(?:\d{8}|\d{2}(?: \d{2}){3}|\d{4} \d{4})$/;

/** The finder takes many short numbers for telephone numbers: what begins as none is left. */
const phones = (text: string): readonly PersonalDataFound[] =>
  countries.flatMap((country) =>
    findPhoneNumbersInText(text, country)
      .filter(({ number, startsAt, endsAt }) => {
        const written = text.slice(startsAt, endsAt);
        return (
          number.isValid() &&
          (/^\(?[+0]/.test(written) || (country === 'DK' && danish.test(written)))
        );
      })
      .map(({ startsAt, endsAt }) => ({ kind: 'phone', start: startsAt, end: endsAt })),
  );

/** In small letters and without a hyphen plates look like words and numbers: "nog op 12". */
const isWrittenAsPlate = (written: string): boolean =>
  /[A-ZÄÖÜ]/.test(written) ? written === written.toUpperCase() : /[a-z]-\d|\d-[a-z]/.test(written);

const plates = (text: string): readonly PersonalDataFound[] =>
  countries.flatMap((country) =>
    findPlates(text, country)
      .filter((found) => isWrittenAsPlate(found.text))
      .map((found) => ({
        kind: 'plate',
        start: found.start,
        end: found.start + found.text.length,
      })),
  );

/**
 * Where personal data stand in a text, in order and without overlaps: of two that overlap the one with a
 * check digit or the longer one. Numbers are known by their form and, where they have one, their check
 * digits, so that a number that is none may be taken for one (of nine digits one in eleven is a BSN).
 *
 * Sources: BSN, Belgian national number, CPR, German Identifikationsnummer and National Insurance number by
 * stdnum; IBAN (ISO 13616) by ibantools; telephone numbers by libphonenumber.
 */
export const findPersonalData = (text: string): readonly PersonalDataFound[] => {
  const searched = text.slice(0, LONGEST_SEARCHED);
  const found = [
    ...matches(searched, email, 'email'),
    ...ibans(searched),
    ...numbers(searched),
    ...phones(searched),
    ...plates(searched),
  ];
  const kept: PersonalDataFound[] = [];
  for (const one of found)
    if (!kept.some(({ start, end }) => one.start < end && start < one.end)) kept.push(one);
  return kept.sort((one, other) => one.start - other.start);
};
