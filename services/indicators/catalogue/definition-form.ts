/** The form of a definition: from its fields to a checked definition. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import { fieldError } from '../../../platform/messages/fields.ts';
import { type Language, languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import { definitionMessages } from '../messages/definitions/index.ts';
import type { IndicatorDefinition } from './definition.ts';
import { definitionFrom, definitionShape, fitsMethod } from './definition-shape.ts';
import { catalogueMessages } from './messages/index.ts';

/** Fields written in several languages, in the order of the form. */
export const textFields = [
  'name',
  'definition',
  'rationale',
  'numerator',
  'denominator',
  'unit',
] as const satisfies readonly (keyof IndicatorDefinition)[];

export type TextField = (typeof textFields)[number];

export const isTextField = (field: string): field is TextField =>
  textFields.some((one) => one === field);

export const textOf = (form: Form, field: string): Text =>
  Object.fromEntries(
    languages
      .map((language) => [language, form.text(`${field}-${language}`)])
      .filter(([, text]) => text !== ''),
  );

const numberOf = (text: string): number =>
  text === '' ? Number.NaN : Number(text.replace(/\s/g, '').replace(',', '.'));

export type ReadDefinition =
  | { readonly ok: true; readonly definition: IndicatorDefinition }
  | {
      readonly ok: false;
      readonly entered: Partial<IndicatorDefinition>;
      readonly errors: FieldErrors;
    };

/** Name of the control to which an error of a field leads: of a text, the reader's own language. */
const controlOf = (field: string, language: Language): string => {
  if (field === 'disclosure') return 'hideUpTo';
  return isTextField(field) ? `${field}-${language}` : field;
};

/** The rule as entered; without a count up to which figures are withheld there is none. */
const disclosureOf = (form: Form) => {
  const hides = form.all('hides');
  if (form.text('hideUpTo') === '' && hides.length === 0) return {};
  return {
    disclosure: {
      hideUpTo: numberOf(form.text('hideUpTo')),
      hidesZero: hides.includes('zero'),
      hidesComplement: hides.includes('complement'),
    },
  };
};

export const readDefinitionForm = (
  form: Form,
  code: string,
  language: Language,
): ReadDefinition => {
  const words = catalogueMessages[language].form;
  const entered = {
    code,
    ...Object.fromEntries(textFields.map((field) => [field, textOf(form, field)])),
    source: form.text('source'),
    ...(form.text('sourceUrl') === '' ? {} : { sourceUrl: form.text('sourceUrl') }),
    licence: form.text('licence'),
    theme: form.text('theme'),
    kind: form.text('kind'),
    multiplier: numberOf(form.text('multiplier')),
    decimals: numberOf(form.text('decimals')),
    polarity: form.text('polarity'),
    method: form.text('method'),
    frequency: form.text('frequency'),
    yearKind: form.text('yearKind'),
    ...(form.text('target') === '' ? {} : { target: numberOf(form.text('target')) }),
    geography: form.text('geography'),
    owner: form.text('owner'),
    dimensions: form.all('dimensions'),
    ...disclosureOf(form),
    audience: form.text('audience') || 'public',
    ...(form.text('expectedWithin') === ''
      ? {}
      : { expectedWithin: numberOf(form.text('expectedWithin')) }),
  };
  const parsed = definitionShape.safeParse(entered);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    errors[controlOf(field, language)] ??=
      field === 'name'
        ? words.nameMissing
        : field === 'code'
          ? words.codeHint
          : field === 'disclosure' && form.text('hideUpTo') === ''
            ? definitionMessages[language].privacy.needsCount
            : fieldError(issue, form.text(controlOf(field, language)), language);
  }
  if (parsed.success && !fitsMethod(parsed.data)) errors.method = words.methodUnfit;
  if (!parsed.success || Object.keys(errors).length > 0)
    // shown again as it was entered, right or wrong
    return { ok: false, entered: entered as Partial<IndicatorDefinition>, errors };
  return { ok: true, definition: definitionFrom(parsed.data) };
};
