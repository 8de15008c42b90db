/** What an editor sent of an article, one language at a time, put into the draft. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { type ArticleContent, type ArticleDraft, type LocalText, textFields } from './article.ts';
import type { ContentMessages } from './messages/index.ts';

export const longestText = 8000;
const longestName = 160;
const mostThemes = 12;
const longestTheme = 60;
const dayShape = /^\d{4}-\d{2}-\d{2}$/;

export interface Entry {
  readonly draft: ArticleDraft;
  readonly errors: FieldErrors;
}

const isDay = (text: string): boolean =>
  dayShape.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** The central texts with those of one language as they were sent; empty ones go. */
const centralTexts = (
  form: Form,
  { texts }: ArticleContent,
  language: Language,
): ArticleContent['texts'] =>
  Object.fromEntries(
    textFields
      .map((field) => {
        const { [language]: _, ...others } = texts[field] ?? {};
        const own = tidy(form.text(field));
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
  ...textFields.flatMap((field) => {
    const text = tidy(form.text(`local-${field}`));
    if (text === '') return [];
    const reason = tidy(form.text(`reason-${field}`));
    const before = local.find((one) => one.language === language && one.field === field);
    const isSame = before?.text === text && before.reason === reason;
    return [{ language, field, text, reason, author: isSame ? before.author : author }];
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
  { edit }: ContentMessages,
): Entry => {
  const { central } = draft;
  const errors: Record<string, string> = {};
  for (const field of textFields)
    for (const name of [field, `local-${field}`])
      if (form.text(name).length > (field === 'name' ? longestName : longestText))
        errors[name] = edit.tooLong;
  const local = localTexts(form, draft, language, author);
  for (const { field, reason, language: own } of local)
    if (own === language && reason === '') errors[`reason-${field}`] = edit.reasonMissing;
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
  const owner = form.text('owner').trim().slice(0, 120);
  if (owner === '') errors.owner = edit.ownerMissing;
  const themes = form
    .text('themes')
    .split(',')
    .map((theme) => theme.trim().slice(0, longestTheme))
    .filter((theme) => theme !== '')
    .slice(0, mostThemes);
  return {
    errors,
    draft: {
      central: {
        texts: centralTexts(form, central, language),
        themes,
        owner,
        checkedOn: days.checkedOn,
        ...(days.validFrom === '' ? {} : { validFrom: days.validFrom }),
        ...(days.validUntil === '' ? {} : { validUntil: days.validUntil }),
      },
      local,
    },
  };
};

/** What an article needs before people may read it. */
export const lacksOf = ({ texts }: ArticleContent): readonly ('name' | 'summary')[] =>
  (['name', 'summary'] as const).filter((field) =>
    Object.values(texts[field] ?? {}).every((text) => text.trim() === ''),
  );
