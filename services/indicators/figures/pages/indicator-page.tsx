import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import type { Area } from '../../../../platform/places/areas.ts';
import { levelName } from '../../../../platform/places/level-names.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { FigureCard } from '../../../../platform/ui/components/figure-card/figure-card.tsx';
import { FilterForm } from '../../../../platform/ui/components/filter-form/filter-form.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import {
  Cluster,
  Section,
  Sidebar,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { FollowForm } from '../../following/pages/follow-form.tsx';
import { publishingMessages } from '../../messages/publishing/index.ts';
import type { Cut } from '../../values/cuts.ts';
import { periodKey } from '../../values/period.ts';
import { changeOf, rebasesFor } from '../change.ts';
import type { Figure } from '../figure.ts';
import { type IndicatorWords, wordsOf } from '../words.ts';
import { AreaMap, Ranking } from './comparison.tsx';
import { Trend } from './trend.tsx';

interface IndicatorPageProps {
  readonly page: PageContext;
  readonly figure: Figure;
  /** Areas to choose from, the whole first, those of a level together. */
  readonly choices: readonly Area[];
  /** Since when the source of these figures does not answer as it should. */
  readonly failingSince?: Date | undefined;
}

const cutName = (cut: Cut, { messages }: IndicatorWords): string => {
  const sex = { persons: '', female: messages.female, male: messages.male }[cut.sex];
  const parts = [sex, cut.age, cut.category].filter((part) => part !== '');
  return parts.length === 0 ? messages.allPeople : parts.join(', ');
};

/** A content text, marked with its language when it is not the page's. */
const Content = ({ page, text }: { readonly page: PageContext; readonly text: Text }) => {
  const chosen = chooseText(text, page.language);
  return <span lang={chosen.lang}>{chosen.text}</span>;
};

const Choices = ({
  page,
  figure,
  choices,
  words,
}: IndicatorPageProps & { readonly words: IndicatorWords }) => {
  const { messages } = words;
  const field = (name: string, label: string) => ({ page, name, label });
  const nameOfLevel = (level: string) => levelName(figure.levelNames, level, page.language).text;
  const cut = figure.cuts.find(({ id }) => id === figure.cutId);
  const chosen = [
    figure.area?.name ?? messages.chooseArea,
    figure.period ? words.label(figure.period) : undefined,
    cut && figure.cuts.length > 1 ? cutName(cut, words) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <FilterForm
      folded={chosen.join(' · ')}
      action={page.href(`/figures/${figure.indicator.code}`)}
      submit={messages.show}
      label={messages.choose}
    >
      <SelectField
        {...field('area', messages.area)}
        value={figure.area?.code}
        placeholder={figure.area ? undefined : messages.chooseArea}
        options={choices.map(({ code, name, level }) => ({
          value: code,
          label: name,
          group: nameOfLevel(level),
        }))}
      />
      <SelectField
        {...field('period', messages.period)}
        value={figure.period ? periodKey(figure.period, figure.indicator) : ''}
        options={figure.periods.map((period) => ({
          value: periodKey(period, figure.indicator),
          label: words.label(period),
        }))}
      />
      {figure.cuts.length > 1 ? (
        <SelectField
          {...field('group', messages.group)}
          value={String(figure.cutId)}
          options={figure.cuts.map((cut) => ({
            value: String(cut.id),
            label: cutName(cut, words),
          }))}
        />
      ) : null}
      {figure.levels.length > 1 ? (
        <SelectField
          {...field('level', messages.level)}
          value={figure.level}
          options={figure.levels.map((level) => ({
            value: level,
            label: nameOfLevel(level),
          }))}
        />
      ) : null}
    </FilterForm>
  );
};

const About = ({
  page,
  figure,
  words,
}: IndicatorPageProps & { readonly words: IndicatorWords }) => {
  const { indicator } = figure;
  const { messages, measure } = words;
  const text = (content: Text) => <Content page={page} text={content} />;
  const items = [
    { term: messages.definition, details: text(indicator.definition) },
    { term: messages.rationale, details: text(indicator.rationale) },
    ...(chooseText(indicator.numerator, page.language).text
      ? [{ term: messages.numerator, details: text(indicator.numerator) }]
      : []),
    ...(chooseText(indicator.denominator, page.language).text
      ? [{ term: messages.denominator, details: text(indicator.denominator) }]
      : []),
    { term: messages.polarity, details: messages.polarities[indicator.polarity] },
    ...(indicator.target === null
      ? []
      : [{ term: messages.target, details: measure(indicator.target) }]),
    { term: messages.method, details: messages.methods[indicator.method] },
    ...(figure.area ? [] : [{ term: messages.cannotTell, details: messages.cannotTellText }]),
    {
      term: messages.source,
      details: indicator.sourceUrl ? (
        <a href={indicator.sourceUrl}>{indicator.source}</a>
      ) : (
        indicator.source
      ),
    },
    { term: messages.licence, details: indicator.licence },
    { term: messages.owner, details: indicator.owner },
    { term: messages.updated, details: page.format.date(indicator.updatedAt) },
  ];
  return <DescriptionList items={items} />;
};

/** Kinds of files, the first for most people. */
const fileKinds = ['xlsx', 'csv', 'jsonstat.json', 'parquet'] as const;

const Downloads = ({
  page,
  figure,
  words,
}: Pick<IndicatorPageProps, 'page' | 'figure'> & { readonly words: IndicatorWords }) => {
  const { messages } = words;
  const { downloads } = publishingMessages[page.language];
  const { indicator, area } = figure;
  const address = (kind: string, query: string) =>
    `/api/indicators/${indicator.code}/values.${kind}${query}`;
  const language = `language=${page.language}`;
  const extents = [
    { label: downloads.all, query: `?${language}` },
    ...(area
      ? [
          {
            label: downloads.one(area.name),
            query: `?area=${encodeURIComponent(area.code)}&${language}`,
          },
        ]
      : []),
  ];
  return (
    <Stack space="2">
      <DescriptionList
        items={extents.map(({ label, query }) => ({
          term: label,
          details: (
            <Cluster space="3">
              {fileKinds.map((kind) => (
                <a href={address(kind, query)} download>
                  {downloads.short[kind]}
                  <span class="polder-visually-hidden">, {label}</span>
                </a>
              ))}
            </Cluster>
          ),
        }))}
      />
      <p>
        <a href="/api/openapi.json">{messages.openApi}</a>
      </p>
    </Stack>
  );
};

/** One area's figure: how much, how sure, and through time. */
const OneArea = ({
  page,
  figure,
  words,
}: Pick<IndicatorPageProps, 'page' | 'figure'> & { readonly words: IndicatorWords }) => {
  const { messages } = words;
  const latest = figure.series.findLast(({ value }) => value !== null);
  return (
    <Sidebar
      isSideFirst
      side={
        <Stack space="3">
          {latest && typeof latest.value === 'number' ? (
            <FigureCard
              level={2}
              label={figure.area?.name ?? ''}
              value={words.number(latest.value)}
              unit={words.unitOf(latest.value)}
              period={words.label(latest.period)}
              change={changeOf(
                figure.indicator,
                figure.series,
                rebasesFor(figure.annotations, figure.area?.code ?? ''),
                words,
              )}
              interval={
                latest.lower !== null && latest.upper !== null
                  ? messages.between(words.number(latest.lower), words.number(latest.upper))
                  : undefined
              }
            />
          ) : null}
          <Details summary={messages.method}>
            <p>{latest?.lower === null ? messages.noInterval : messages.intervalMeaning}</p>
          </Details>
          <Details summary={messages.cannotTell}>
            <p>{messages.cannotTellText}</p>
          </Details>
        </Stack>
      }
    >
      <Trend page={page} figure={figure} />
    </Sidebar>
  );
};

/** One figure, whole: how much, how sure, through time, between areas, on the map, and what it is. */
export const IndicatorPage = (props: IndicatorPageProps) => {
  const { page, figure } = props;
  const { indicator } = figure;
  const words = wordsOf(page, indicator);
  const { messages, name } = words;
  const definition = chooseText(indicator.definition, page.language);
  return (
    <ResidentPage
      page={page}
      title={name.text}
      description={definition.text.slice(0, 155)}
      breadcrumb={[{ label: messages.title, href: page.href('/figures') }]}
    >
      <Stack space="6">
        <PageHeading
          kicker={messages.themes[indicator.theme]}
          title={name.text}
          lead={<span lang={definition.lang}>{definition.text}</span>}
        />
        {props.failingSince ? (
          <Alert page={page} kind="warning" title={messages.sourceFails}>
            <p>{messages.sourceFailsSince(page.format.date(props.failingSince))}</p>
          </Alert>
        ) : null}
        <Choices {...props} words={words} />
        {figure.area ? <OneArea page={page} figure={figure} words={words} /> : null}
        <Ranking page={page} figure={figure} />
        <AreaMap page={page} figure={figure} />
        {figure.area ? (
          <FollowForm
            page={page}
            subject={{
              dashboard: '',
              indicator: indicator.code,
              geography: indicator.geography,
              area: figure.area.code,
            }}
          />
        ) : null}
        <Section id="about" title={messages.about}>
          <About {...props} words={words} />
        </Section>
        <Section
          id="download"
          title={messages.download}
          lead={publishingMessages[page.language].downloads.lead}
        >
          <Downloads page={page} figure={figure} words={words} />
        </Section>
      </Stack>
    </ResidentPage>
  );
};
