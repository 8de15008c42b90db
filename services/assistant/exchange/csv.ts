/** Everything as a table: a line for each article, layer, field and language. */
import { csvLine } from '../../../platform/csv.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { spansAsText } from '../../../platform/opening-hours/entry.ts';
import type { OpeningHours } from '../../../platform/opening-hours/opening-hours.ts';
import { type ArticleContent, type ContactPoint, manners, textFields } from '../content/article.ts';
import type { AssistantExport } from './polder.ts';

type ExportedArticle = AssistantExport['articles'][number];

/** Field, language, manner, text and reason. */
type Line = readonly [
  layer: 'central' | 'local',
  field: string,
  language: string,
  manner: string,
  text: string,
  reason: string,
];

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

const hoursAsText = ({ week, special }: OpeningHours): string =>
  [
    ...week.map((spans, place) => `${weekdays[place] ?? ''} ${spansAsText(spans) || 'closed'}`),
    ...special.map(({ day, until, spans, label }) =>
      [until ? `${day}/${until}` : day, spansAsText(spans) || 'closed', label]
        .filter((part) => part !== '')
        .join(' '),
    ),
  ].join('; ');

const contactLines = (layer: Line[0], contact: ContactPoint, reason: string): readonly Line[] => {
  const { name = {}, hours, ...parts } = contact;
  return [
    ...languages.flatMap((language): readonly Line[] =>
      name[language] ? [[layer, 'contact.name', language, '', name[language], reason]] : [],
    ),
    ...Object.entries(parts).flatMap(([part, text]): readonly Line[] =>
      text ? [[layer, `contact.${part}`, '', '', text, reason]] : [],
    ),
    ...(hours ? [[layer, 'contact.hours', '', '', hoursAsText(hours), reason] satisfies Line] : []),
  ];
};

const textLines = ({ texts, informal = {} }: ArticleContent): readonly Line[] =>
  textFields.flatMap((field) =>
    languages.flatMap((language) =>
      manners.flatMap((manner): readonly Line[] => {
        const text = (manner === 'formal' ? texts : informal)[field]?.[language];
        return text === undefined ? [] : [['central', field, language, manner, text, '']];
      }),
    ),
  );

const factLines = ({
  themes,
  audiences = [],
  validFrom = '',
  validUntil = '',
  checkedOn,
  owner,
  source,
}: ArticleContent): readonly Line[] =>
  Object.entries({
    themes: themes.join('; '),
    audiences: audiences.join('; '),
    validFrom,
    validUntil,
    checkedOn,
    owner,
    source: source ? `${source.kind} ${source.id}` : '',
  }).flatMap(([field, text]): readonly Line[] =>
    text === '' ? [] : [['central', field, '', '', text, '']],
  );

const linesOf = ({ draft: { central, local, localContact } }: ExportedArticle): readonly Line[] => [
  ...textLines(central),
  ...(central.contact ? contactLines('central', central.contact, '') : []),
  ...factLines(central),
  ...local.flatMap(({ field, language, text, informal, reason }): readonly Line[] => [
    ['local', field, language, 'formal', text, reason],
    ...(informal ? [['local', field, language, 'informal', informal, reason] satisfies Line] : []),
  ]),
  ...(localContact ? contactLines('local', localContact.contact, localContact.reason) : []),
];

/** UTF-8 without a mark; cells that a spreadsheet would run are made harmless. */
export const articlesAsCsv = ({ articles }: AssistantExport): string =>
  [
    csvLine([
      'article',
      'published_version',
      'layer',
      'field',
      'language',
      'manner',
      'text',
      'reason',
    ]),
    ...articles.flatMap((article) =>
      linesOf(article).map((line) => csvLine([article.slug, article.published, ...line])),
    ),
  ].join('');
