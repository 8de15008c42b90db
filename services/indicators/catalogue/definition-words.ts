/** What a definition says, field by field, in words. */
import type { Format } from '../../../platform/messages/format.ts';
import { type Language, languageNames, languages } from '../../../platform/messages/languages.ts';
import { definitionMessages } from '../messages/definitions/index.ts';
import { protectionMessages } from '../messages/protection/index.ts';
import type { DisclosureRule, IndicatorDefinition } from './definition.ts';
import { isTextField } from './definition-form.ts';
import { catalogueMessages } from './messages/index.ts';

interface Reader {
  readonly language: Language;
  readonly format: Format;
}

export const ruleInWords = (
  rule: DisclosureRule | null | undefined,
  { language, format }: Reader,
): string =>
  rule
    ? protectionMessages[language].ruleText(
        format.number(rule.hideUpTo, 0),
        rule.hidesZero,
        rule.hidesComplement,
      )
    : definitionMessages[language].privacy.nothing;

/** A field that is written once, not per language; empty when it says nothing. */
export const fieldInWords = (
  definition: IndicatorDefinition,
  field: keyof IndicatorDefinition,
  reader: Reader,
): string => {
  const { language, format } = reader;
  const words = catalogueMessages[language];
  const own = definitionMessages[language];
  switch (field) {
    case 'kind':
      return words.kinds[definition.kind];
    case 'method':
      return words.methods[definition.method];
    case 'polarity':
      return words.polarities[definition.polarity];
    case 'frequency':
      return words.frequencies[definition.frequency];
    case 'yearKind':
      return words.yearKinds[definition.yearKind];
    case 'theme':
      return words.themes[definition.theme];
    case 'audience':
      return own.audiences[definition.audience];
    case 'disclosure':
      return ruleInWords(definition.disclosure, reader);
    case 'expectedWithin':
      return definition.expectedWithin === undefined
        ? ''
        : format.plural(definition.expectedWithin, own.expected.days);
    case 'dimensions':
      return definition.dimensions.map((one) => words.dimensions[one] ?? one).join(', ');
    default: {
      const content = definition[field];
      return typeof content === 'number' ? format.number(content) : String(content ?? '');
    }
  }
};

export interface Difference {
  readonly field: keyof IndicatorDefinition;
  /** Set where a text differs in one language. */
  readonly language: Language | undefined;
  readonly before: string;
  readonly after: string;
}

/** Where two definitions differ, a text language by language. */
export const differences = (
  before: IndicatorDefinition,
  after: IndicatorDefinition,
  fields: readonly (keyof IndicatorDefinition)[],
  reader: Reader,
): readonly Difference[] =>
  fields.flatMap((field): readonly Difference[] =>
    isTextField(field)
      ? languages
          .filter((language) => (before[field][language] ?? '') !== (after[field][language] ?? ''))
          .map((language) => ({
            field,
            language,
            before: before[field][language] ?? '',
            after: after[field][language] ?? '',
          }))
      : [
          {
            field,
            language: undefined,
            before: fieldInWords(before, field, reader),
            after: fieldInWords(after, field, reader),
          },
        ],
  );

/** “Definition (Dansk)” where a field is about one language. */
export const fieldLabel = (
  field: keyof IndicatorDefinition,
  written: Language | undefined,
  language: Language,
): string => {
  const label = catalogueMessages[language].fields[field];
  return written ? `${label} (${languageNames[written]})` : label;
};
