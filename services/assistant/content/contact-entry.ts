/** The contact points that an editor sent: the shared one, and the town's own. */
import { isDeepStrictEqual } from 'node:util';
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import {
  type OpeningHoursEntry,
  type ReadOpeningHours,
  readOpeningHours,
} from '../../../platform/opening-hours/entry.ts';
import {
  type ArticleDraft,
  type ContactPoint,
  type LocalContact,
  longestAddress,
  longestName,
  longestReason,
  mailAddress,
  telephoneShape,
  webAddress,
} from './article.ts';
import type { ContentMessages } from './messages/index.ts';

export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** The two places of a contact point in the form: the central one, and the town's own. */
export type ContactPlace = 'contact' | 'local-contact';

export const hoursBox = (place: ContactPlace): string => `${place}-hours`;

/** Opening hours as they were typed, for a page that shows them again. */
export type HoursEntries = Readonly<Partial<Record<ContactPlace, OpeningHoursEntry>>>;

/** The contact point as it was sent, its name in one language. @returns undefined when nothing was entered */
const sentContact = (
  form: Form,
  place: ContactPlace,
  before: ContactPoint | undefined,
  language: Language,
  { hours }: ReadOpeningHours,
): ContactPoint | undefined => {
  const { [language]: _, ...otherNames } = before?.name ?? {};
  const name = tidy(form.text(`${place}-name`));
  const names = name === '' ? otherNames : { ...otherNames, [language]: name };
  const parts = {
    telephone: tidy(form.text(`${place}-telephone`)),
    email: tidy(form.text(`${place}-email`)),
    website: tidy(form.text(`${place}-website`)),
    address: tidy(form.text(`${place}-address`)),
  };
  const contact = {
    ...(Object.keys(names).length > 0 ? { name: names } : {}),
    ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')),
    ...(hours && (hours.special.length > 0 || hours.week.some((spans) => spans.length > 0))
      ? { hours }
      : {}),
  };
  return Object.keys(contact).length > 0 ? contact : undefined;
};

const contactErrors = (
  contact: ContactPoint | undefined,
  place: ContactPlace,
  { edit }: ContentMessages,
): FieldErrors => {
  const { name = {}, telephone, email, website, address = '' } = contact ?? {};
  const errors: Record<string, string> = {};
  const check = (part: string, isRight: boolean, message: string) => {
    if (!isRight) errors[`${place}-${part}`] = message;
  };
  const isRight = (value: string | undefined, shape: typeof telephoneShape | typeof webAddress) =>
    value === undefined || shape.safeParse(value).success;
  check(
    'name',
    Object.values(name).every((one) => one.length <= longestName),
    edit.tooLong,
  );
  check('telephone', isRight(telephone, telephoneShape), edit.telephoneWrong);
  check('email', email === undefined || mailAddress.safeParse(email).success, edit.emailWrong);
  check('website', isRight(website, webAddress), edit.websiteWrong);
  check('address', address.length <= longestAddress, edit.tooLong);
  return errors;
};

const localContactOf = (
  contact: ContactPoint | undefined,
  reason: string,
  before: LocalContact | undefined,
  author: string,
): LocalContact | undefined => {
  if (!contact) return undefined;
  const isSame = before?.reason === reason && isDeepStrictEqual(before.contact, contact);
  return { contact, reason, author: isSame ? before.author : author };
};

export interface ReadContacts {
  readonly contact: ContactPoint | undefined;
  readonly localContact: LocalContact | undefined;
  readonly errors: FieldErrors;
  /** Opening hours as they were typed, and what is wrong with them. */
  readonly hours: Readonly<Record<ContactPlace, ReadOpeningHours>>;
}

/** @param author who sends it: whoever changes the town's own contact point answers for it */
export const readContacts = (
  form: Form,
  { central, localContact: before }: ArticleDraft,
  language: Language,
  author: string,
  t: ContentMessages,
): ReadContacts => {
  const hours = {
    contact: readOpeningHours(form, hoursBox('contact')),
    'local-contact': readOpeningHours(form, hoursBox('local-contact')),
  };
  const contact = sentContact(form, 'contact', central.contact, language, hours.contact);
  const own = sentContact(form, 'local-contact', before?.contact, language, hours['local-contact']);
  const reason = tidy(form.text('local-contact-reason')).slice(0, longestReason);
  return {
    contact,
    localContact: localContactOf(own, reason, before, author),
    hours,
    errors: {
      ...contactErrors(contact, 'contact', t),
      ...contactErrors(own, 'local-contact', t),
      ...(own && reason === '' ? { 'local-contact-reason': t.edit.reasonMissing } : {}),
    },
  };
};
