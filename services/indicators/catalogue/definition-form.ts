/** The form of a definition: from its fields to a checked definition. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import { languages } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import type { IndicatorDefinition } from './definition.ts';
import { definitionFrom, definitionShape, fitsMethod } from './definition-shape.ts';
import type { CatalogueMessages } from './messages/index.ts';

/** Fields written in several languages, in the order of the form. */
export const textFields = [
  'name',
  'definition',
  'rationale',
  'numerator',
  'denominator',
  'unit',
] as const satisfies readonly (keyof IndicatorDefinition)[];

const textOf = (form: Form, field: string): Text =>
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

/** Name of the control to which an error of a field leads. */
const controlOf = (field: string): string =>
  (textFields as readonly string[]).includes(field) ? `${field}-${languages[0]}` : field;

export const readDefinitionForm = (
  form: Form,
  code: string,
  words: CatalogueMessages,
): ReadDefinition => {
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
  };
  const parsed = definitionShape.safeParse(entered);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    errors[controlOf(field)] ??= field === 'name' ? words.form.nameMissing : words.form.wrong;
  }
  if (parsed.success && !fitsMethod(parsed.data)) errors.method = words.form.methodUnfit;
  if (!parsed.success || Object.keys(errors).length > 0)
    // shown again as it was entered, right or wrong
    return { ok: false, entered: entered as Partial<IndicatorDefinition>, errors };
  return { ok: true, definition: definitionFrom(parsed.data) };
};
