import type { z } from 'zod';
import type { Language } from './languages.ts';

interface FieldTexts {
  readonly required: string;
  readonly email: string;
  readonly url: string;
  readonly number: string;
  readonly date: string;
  readonly choice: string;
  readonly other: string;
  readonly tooShort: (characters: number) => string;
  readonly tooLong: (characters: number) => string;
  readonly tooLow: (limit: number) => string;
  readonly tooHigh: (limit: number) => string;
}

const texts: Readonly<Record<Language, FieldTexts>> = {
  nl: {
    required: 'Vul dit veld in.',
    email: 'Vul een e-mailadres in, bijvoorbeeld naam@voorbeeld.nl.',
    url: 'Vul een webadres in dat begint met https://.',
    number: 'Vul een getal in.',
    date: 'Vul een datum in die bestaat.',
    choice: 'Kies een van de mogelijkheden.',
    other: 'Controleer wat hier staat.',
    tooShort: (characters) => `Gebruik ten minste ${characters} tekens.`,
    tooLong: (characters) => `Gebruik ten hoogste ${characters} tekens.`,
    tooLow: (limit) => `Vul ${limit} of meer in.`,
    tooHigh: (limit) => `Vul ${limit} of minder in.`,
  },
  en: {
    required: 'Fill in this field.',
    email: 'Enter an e-mail address, for example name@example.org.',
    url: 'Enter a web address that starts with https://.',
    number: 'Enter a number.',
    date: 'Enter a date that exists.',
    choice: 'Choose one of the options.',
    other: 'Check what you entered here.',
    tooShort: (characters) => `Use at least ${characters} characters.`,
    tooLong: (characters) => `Use at most ${characters} characters.`,
    tooLow: (limit) => `Enter ${limit} or more.`,
    tooHigh: (limit) => `Enter ${limit} or less.`,
  },
  de: {
    required: 'Füllen Sie dieses Feld aus.',
    email: 'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.',
    url: 'Geben Sie eine Webadresse ein, die mit https:// beginnt.',
    number: 'Geben Sie eine Zahl ein.',
    date: 'Geben Sie ein Datum ein, das es gibt.',
    choice: 'Wählen Sie eine der Möglichkeiten.',
    other: 'Prüfen Sie, was hier steht.',
    tooShort: (characters) => `Verwenden Sie mindestens ${characters} Zeichen.`,
    tooLong: (characters) => `Verwenden Sie höchstens ${characters} Zeichen.`,
    tooLow: (limit) => `Geben Sie ${limit} oder mehr ein.`,
    tooHigh: (limit) => `Geben Sie ${limit} oder weniger ein.`,
  },
  da: {
    required: 'Udfyld dette felt.',
    email: 'Skriv en e-mailadresse, for eksempel navn@eksempel.dk.',
    url: 'Skriv en webadresse, der begynder med https://.',
    number: 'Skriv et tal.',
    date: 'Skriv en dato, der findes.',
    choice: 'Vælg en af mulighederne.',
    other: 'Se efter, hvad der står her.',
    tooShort: (characters) => `Brug mindst ${characters} tegn.`,
    tooLong: (characters) => `Brug højst ${characters} tegn.`,
    tooLow: (limit) => `Skriv ${limit} eller mere.`,
    tooHigh: (limit) => `Skriv ${limit} eller mindre.`,
  },
};

/** What is wrong with one field and what to do, in the reader's language. */
export const fieldError = (issue: z.core.$ZodIssue, value: unknown, language: Language): string => {
  const text = texts[language];
  if (value === '' || value === undefined || (Array.isArray(value) && value.length === 0))
    return text.required;
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string'
        ? text.tooShort(Number(issue.minimum))
        : text.tooLow(Number(issue.minimum));
    case 'too_big':
      return issue.origin === 'string'
        ? text.tooLong(Number(issue.maximum))
        : text.tooHigh(Number(issue.maximum));
    case 'invalid_format':
      if (issue.format === 'email') return text.email;
      if (issue.format === 'url') return text.url;
      return issue.format === 'date' ? text.date : text.other;
    case 'invalid_type':
      return issue.expected === 'number' ? text.number : text.other;
    case 'invalid_value':
      return text.choice;
    case 'custom':
      return issue.message || text.other;
    default:
      return text.other;
  }
};
