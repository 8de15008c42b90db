/** What an editor sent of an article, one language at a time, put into the draft. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { ReadOpeningHours } from '../../../platform/opening-hours/entry.ts';
import {
  type ArticleContent,
  type ArticleDraft,
  audiences,
  type LocalText,
  longestName,
  longestOwner,
  longestReason,
  longestText,
  longestTheme,
  mostThemes,
  type TextField,
  textFields,
} from './article.ts';
import { type ContactPlace, readContacts, tidy } from './contact-entry.ts';
import type { ContentMessages } from './messages/index.ts';

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

/** Paths beside the articles' own: no article can have them as its address. */
export const reservedSlugs: readonly string[] = ['import', 'manner'];

export interface Entry {
  readonly draft: ArticleDraft;
  readonly errors: FieldErrors;
  /** Opening hours as they were typed, and what is wrong with them. */
  readonly hours: Readonly<Record<ContactPlace, ReadOpeningHours>>;
}

const isDay = (text: string): boolean =>
  dayShape.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

type Texts = ArticleContent['texts'];

/** Texts with those of one language as they were sent; empty ones go. */
const sentTexts = (
  form: Form,
  texts: Texts,
  language: Language,
  nameOf: (field: TextField) => string,
): Texts =>
  Object.fromEntries(
    textFields
      .map((field) => {
        const { [language]: _, ...others } = texts[field] ?? {};
        const own = tidy(form.text(nameOf(field)));
        return [field, own === '' ? others : { ...others, [language]: own }] as const;
      })
      .filter(([, text]) => Object.keys(text).length > 0),
  );

/** What the town says otherwise: another language's stays, this one's is as it was sent. */
const localTexts = (
  form: Form,
  { local }: ArticleDraft,
  language: Language,
  author: string,
): readonly LocalText[] => [
  ...local.filter((one) => one.language !== language),
  ...textFields.flatMap((field): readonly LocalText[] => {
    const text = tidy(form.text(`local-${field}`));
    if (text === '') return [];
    const informal = tidy(form.text(`local-informal-${field}`));
    const reason = tidy(form.text(`reason-${field}`)).slice(0, longestReason);
    const before = local.find((one) => one.language === language && one.field === field);
    const isSame =
      before?.text === text && before.reason === reason && (before.informal ?? '') === informal;
    return [
      {
        language,
        field,
        text,
        ...(informal === '' ? {} : { informal }),
        reason,
        author: isSame ? before.author : author,
      },
    ];
  }),
];

/**
 * @param author who sends it: whoever changes a local text answers for it
 */
export const readEntry = (
  form: Form,
  draft: ArticleDraft,
  language: Language,
  author: string,
  t: ContentMessages,
): Entry => {
  const { edit } = t;
  const { central } = draft;
  const errors: Record<string, string> = {};
  for (const field of textFields)
    for (const name of [field, `informal-${field}`, `local-${field}`, `local-informal-${field}`])
      if (form.text(name).length > (field === 'name' ? longestName : longestText))
        errors[name] = edit.tooLong;
  const local = localTexts(form, draft, language, author);
  for (const { field, reason, language: own } of local)
    if (own === language && reason === '') errors[`reason-${field}`] = edit.reasonMissing;
  for (const field of textFields)
    if (form.text(`local-informal-${field}`) !== '' && form.text(`local-${field}`) === '')
      errors[`local-${field}`] = edit.localMissing;
  const contacts = readContacts(form, draft, language, author, t);
  Object.assign(errors, contacts.errors);
  const days: Record<'validFrom' | 'validUntil' | 'checkedOn', string> = {
    validFrom: form.text('validFrom').trim(),
    validUntil: form.text('validUntil').trim(),
    checkedOn: form.text('checkedOn').trim(),
  };
  for (const [name, day] of Object.entries(days))
    if (day !== '' && !isDay(day)) errors[name] = edit.dayWrong;
  if (days.checkedOn === '') errors.checkedOn = edit.dayWrong;
  if (days.validFrom !== '' && days.validUntil !== '' && days.validUntil < days.validFrom)
    errors.validUntil = edit.untilBefore;
  const owner = form.text('owner').trim().slice(0, longestOwner);
  if (owner === '') errors.owner = edit.ownerMissing;
  const themes = form
    .text('themes')
    .split(/\r?\n/)
    .map((theme) => theme.trim().slice(0, longestTheme))
    .filter((theme) => theme !== '')
    .slice(0, mostThemes);
  const informal = sentTexts(form, central.informal ?? {}, language, (one) => `informal-${one}`);
  const chosen = audiences.filter((audience) => form.all('audiences').includes(audience));
  return {
    errors,
    hours: contacts.hours,
    draft: {
      central: {
        texts: sentTexts(form, central.texts, language, (one) => one),
        ...(Object.keys(informal).length > 0 ? { informal } : {}),
        ...(contacts.contact ? { contact: contacts.contact } : {}),
        ...(chosen.length > 0 ? { audiences: chosen } : {}),
        themes,
        owner,
        checkedOn: days.checkedOn,
        ...(days.validFrom === '' ? {} : { validFrom: days.validFrom }),
        ...(days.validUntil === '' ? {} : { validUntil: days.validUntil }),
        ...(central.source ? { source: central.source } : {}),
      },
      local,
      ...(contacts.localContact ? { localContact: contacts.localContact } : {}),
    },
  };
};

/** What an article needs before people may read it. */
export const lacksOf = ({
  texts,
  informal = {},
}: ArticleContent): readonly ('name' | 'summary')[] =>
  (['name', 'summary'] as const).filter((field) =>
    [texts, informal].every((all) =>
      Object.values(all[field] ?? {}).every((text) => text.trim() === ''),
    ),
  );
