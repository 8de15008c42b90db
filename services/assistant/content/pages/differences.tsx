import { type Language, languageNames } from '../../../../platform/messages/languages.ts';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { type ArticleContent, type TextField, textFields } from '../article.ts';
import {
  type Change,
  type Difference,
  differencesBetween,
  type FactField,
} from '../differences.ts';
import { contentMessages } from '../messages/index.ts';

const locales: Readonly<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  de: 'de-DE',
  da: 'da-DK',
};

/** A Monday. */
const someMonday = Date.UTC(2024, 0, 1, 12);

/** What differs, with days and audiences as the reader calls them. */
export const differencesFor = (
  language: Language,
  before: ArticleContent,
  after: ArticleContent,
): readonly Difference[] => {
  const weekday = new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' });
  return differencesBetween(before, after, {
    audience: (code) => contentMessages[language].audiences[code],
    weekday: (place) => weekday.format(someMonday + place * 86_400_000),
  });
};

const Changed = ({ page, change }: { readonly page: PageContext; readonly change: Change }) => {
  const t = contentMessages[page.language].versions;
  if (change.kind === 'kept') return <span>{change.text}</span>;
  const told = <span class="polder-visually-hidden"> [{t[change.kind]}: </span>;
  const end = <span class="polder-visually-hidden">] </span>;
  return change.kind === 'added' ? (
    <ins>
      {told}
      {change.text}
      {end}
    </ins>
  ) : (
    <del>
      {told}
      {change.text}
      {end}
    </del>
  );
};

const isText = (field: TextField | FactField): field is TextField =>
  textFields.some((one) => one === field);

const titleOf = (page: PageContext, { field, language, manner }: Difference): string => {
  const t = contentMessages[page.language];
  const name = isText(field) ? messages[page.language].fields[field] : t.facts[field];
  const whole = manner ? t.manner.informalField(name) : name;
  return language ? `${whole} (${languageNames[language]})` : whole;
};

/** Each thing that differs under its name, with what came and what went. */
export const Differences = ({
  page,
  differences,
  prefix = '',
  level = 2,
}: {
  readonly page: PageContext;
  readonly differences: readonly Difference[];
  /** Of the headings' ids, where several articles stand on one page. */
  readonly prefix?: string;
  readonly level?: 2 | 3 | undefined;
}) => (
  <>
    {differences.map((difference) => {
      const { field, language, manner, changes } = difference;
      return (
        <Section
          id={[prefix, field, language, manner].filter(Boolean).join('-')}
          title={titleOf(page, difference)}
          level={level}
        >
          <p lang={language}>
            {changes.map((change) => (
              <Changed page={page} change={change} />
            ))}
          </p>
        </Section>
      );
    })}
  </>
);
