import { languageNames, languages } from '../../../../platform/messages/languages.ts';
import { chooseText } from '../../../../platform/messages/text.ts';
import { ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import {
  Cluster,
  Prose,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import { periodLabel } from '../../values/period.ts';
import { textFields } from '../definition-form.ts';
import { ruleInWords } from '../definition-words.ts';
import { catalogueMessages } from '../messages/index.ts';
import type { extentOf, Indicator } from '../store.ts';
import { cataloguePath } from './list-page.tsx';

/** A text of several paragraphs, in the reader's language or marked with its own. */
const Written = ({
  page,
  content,
}: {
  readonly page: PageContext;
  readonly content: Indicator['name'];
}) => {
  const { text, lang } = chooseText(content, page.language);
  return (
    <div lang={lang}>
      <Prose>
        {text.split(/\n+/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Prose>
    </div>
  );
};

export const DefinitionPage = ({
  page,
  indicator,
  extent,
  geography,
}: {
  readonly page: PageContext;
  readonly indicator: Indicator;
  readonly extent: Awaited<ReturnType<typeof extentOf>>;
  /** What its areas are called together. */
  readonly geography: string;
}) => {
  const words = catalogueMessages[page.language];
  const own = definitionMessages[page.language];
  const { fields } = words;
  const { number } = page.format;
  const name = chooseText(indicator.name, page.language);
  const period = (start: string) => periodLabel(start, indicator, page.format);
  const others = languages.filter(
    (language) => language !== page.language && indicator.name[language],
  );
  return (
    <WorkPage
      page={page}
      title={name.text}
      lead={words.page.version(number(indicator.version), page.format.date(indicator.updatedAt))}
      breadcrumb={[{ label: words.list.title, href: page.href(cataloguePath) }]}
      actions={
        <Cluster>
          <ButtonLink href={page.href(`${cataloguePath}/${indicator.code}/edit`)} icon="pencil">
            {words.page.edit}
          </ButtonLink>
          <Link href={page.href(`/figures/${indicator.code}`)}>{own.page.onSite}</Link>
          <Link href={page.href(`${cataloguePath}/${indicator.code}/versions`)}>
            {own.page.versions}
          </Link>
          <Link href={page.href(`${cataloguePath}/${indicator.code}/events`)}>
            {own.page.events}
          </Link>
        </Cluster>
      }
    >
      <Section id="values" title={words.page.values}>
        <p>
          {extent.first && extent.last
            ? words.page.extent(
                number(extent.values),
                number(extent.areas),
                period(extent.first),
                period(extent.last),
              )
            : words.page.noValues}
        </p>
      </Section>
      <Section id="definition" title={words.page.definition}>
        <DescriptionList
          items={textFields
            .filter((field) => field !== 'name' && Object.keys(indicator[field]).length > 0)
            .map((field) => ({
              term: fields[field],
              details: <Written page={page} content={indicator[field]} />,
            }))}
        />
      </Section>
      <Section id="calculation" title={words.form.numbers}>
        <DescriptionList
          items={[
            { term: fields.code, details: indicator.code },
            { term: fields.theme, details: words.themes[indicator.theme] },
            { term: fields.kind, details: words.kinds[indicator.kind] },
            { term: fields.multiplier, details: number(indicator.multiplier) },
            { term: fields.method, details: words.methods[indicator.method] },
            { term: fields.polarity, details: words.polarities[indicator.polarity] },
            { term: fields.frequency, details: words.frequencies[indicator.frequency] },
            { term: fields.yearKind, details: words.yearKinds[indicator.yearKind] },
            {
              term: fields.expectedWithin,
              details:
                indicator.expectedWithin === null
                  ? words.page.none
                  : page.format.plural(indicator.expectedWithin, own.expected.days),
            },
            {
              term: fields.target,
              details: indicator.target === null ? words.page.none : number(indicator.target),
            },
            { term: fields.geography, details: geography },
            {
              term: fields.dimensions,
              details:
                indicator.dimensions
                  .map((dimension) => words.dimensions[dimension] ?? dimension)
                  .join(', ') || words.page.none,
            },
          ]}
        />
      </Section>
      <Section id="privacy" title={own.privacy.legend}>
        <DescriptionList
          items={[
            { term: fields.audience, details: own.audiences[indicator.audience] },
            { term: fields.disclosure, details: ruleInWords(indicator.disclosure, page) },
          ]}
        />
      </Section>
      <Section id="origin" title={words.form.origin}>
        <DescriptionList
          items={[
            {
              term: fields.source,
              details: indicator.sourceUrl ? (
                <Link href={indicator.sourceUrl}>{indicator.source}</Link>
              ) : (
                indicator.source
              ),
            },
            { term: fields.licence, details: indicator.licence },
            { term: fields.owner, details: indicator.owner || words.page.none },
          ]}
        />
      </Section>
      {others.length === 0 ? null : (
        <Details summary={words.page.languages}>
          <Stack>
            {others.map((language) => (
              <p lang={language}>
                {languageNames[language]}: {indicator.name[language]}
              </p>
            ))}
          </Stack>
        </Details>
      )}
    </WorkPage>
  );
};
