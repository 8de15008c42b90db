import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { FigureCard } from '../../../../platform/ui/components/figure-card/figure-card.tsx';
import {
  Cluster,
  Grid,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import { SearchForm } from '../../../../platform/ui/components/search-form/search-form.tsx';
import { Tabs } from '../../../../platform/ui/components/tabs/tabs.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { themes } from '../../catalogue/definition.ts';
import { figureMessages } from '../../messages/figures/index.ts';
import { changeOf } from '../change.ts';
import type { Overview, OverviewItem } from '../overview.ts';
import { wordsOf } from '../words.ts';

/** Two years of months: more would be a grey hair at the size of a card. */
const valuesPerSparkline = 24;

/** With more cards than this there is a way to each subject. */
const cardsWithoutIndex = 12;

/** An indicator as a card: the latest figure, how it moved, and a small line of the last year. */
export const IndicatorCard = ({
  page,
  item,
  area,
  whole,
  level = 3,
}: {
  readonly page: PageContext;
  readonly item: OverviewItem;
  /** Code of the area when it is not the whole. */
  readonly area: string | undefined;
  /** The same figure of the whole, to read this one against. */
  readonly whole?: string | undefined;
  readonly level?: 2 | 3 | 4;
}) => {
  const { indicator, series } = item;
  const words = wordsOf(page, indicator);
  const latest = series.findLast(({ value }) => value !== null);
  const { span } = item;
  if (latest === undefined && span)
    return (
      <FigureCard
        level={level}
        label={words.name.text}
        href={page.href(`/figures/${indicator.code}`)}
        value={words.messages.fromTo(words.number(span.lowest), words.number(span.highest))}
        unit={words.unit}
        period={words.label(span.period)}
        interval={words.messages.betweenAreas}
      />
    );
  const query = area ? `?area=${encodeURIComponent(area)}` : '';
  return (
    <FigureCard
      level={level}
      label={words.name.text}
      href={page.href(`/figures/${indicator.code}${query}`)}
      value={
        typeof latest?.value === 'number' ? words.number(latest.value) : words.messages.noValue
      }
      unit={typeof latest?.value === 'number' ? words.unitOf(latest.value) : undefined}
      period={latest ? words.label(latest.period) : ''}
      interval={whole}
      change={changeOf(indicator, series, item.rebaseAt, words)}
      spark={
        series.length > 2 ? series.slice(-valuesPerSparkline).map(({ value }) => value) : undefined
      }
    />
  );
};

/** All figures by subject, for the whole town or one of its areas. */
export const OverviewPage = ({
  page,
  overview,
  words,
}: {
  readonly page: PageContext;
  readonly overview: Overview;
  /** What was searched for. */
  readonly words: string;
}) => {
  const messages = figureMessages[page.language];
  const { area, whole, items, geography, found } = overview;
  const count = [...found.values()].reduce((sum, one) => sum + one, 0);
  const isWhole = area === undefined || area.code === whole?.code;
  const keep = {
    ...(isWhole ? {} : { area: area.code }),
    ...(geography === 'town' ? {} : { geography }),
  };
  return (
    <ResidentPage page={page} title={messages.title} description={messages.description}>
      <Stack space="6">
        <PageHeading
          title={isWhole ? messages.title : `${messages.title}: ${area.name}`}
          lead={messages.lead}
        />
        {overview.geographies.length > 1 ? (
          <Tabs
            label={messages.geographies}
            items={overview.geographies.map(({ slug, name }) => ({
              label: name,
              href: page.href(slug === 'town' ? '/figures' : `/figures?geography=${slug}`),
              isCurrent: slug === geography,
            }))}
          />
        ) : null}
        <SearchForm
          page={page}
          action={page.href('/figures')}
          label={messages.search}
          value={words}
          keep={keep}
        />
        {words === '' ? null : <p role="status">{page.format.plural(count, messages.found)}</p>}
        {items.length === 0 ? (
          <EmptyState
            title={words === '' ? messages.noValues : messages.noValue}
            action={<a href={page.href('/figures')}>{messages.allFigures}</a>}
          >
            {words === '' ? null : <p>{messages.nothingFound}</p>}
          </EmptyState>
        ) : null}
        {words === '' && items.length > cardsWithoutIndex ? (
          <nav aria-label={messages.themesLabel}>
            <Cluster space="3">
              {themes
                .filter((theme) => items.some(({ indicator }) => indicator.theme === theme))
                .map((theme) => (
                  <a href={`#theme-${theme}`}>{messages.themes[theme]}</a>
                ))}
            </Cluster>
          </nav>
        ) : null}
        {overview.theme === undefined ? null : (
          <p>
            <a href={page.href(`/figures?${new URLSearchParams(keep)}`)}>{messages.allFigures}</a>
          </p>
        )}
        {themes.map((theme) => {
          const ofTheme = items.filter(({ indicator }) => indicator.theme === theme);
          if (ofTheme.length === 0) return null;
          return (
            <Section
              id={`theme-${theme}`}
              title={messages.themes[theme]}
              action={
                ofTheme.length < (found.get(theme) ?? 0) ? (
                  <a
                    href={page.href(
                      `/figures?${new URLSearchParams({ ...keep, q: words, theme })}`,
                    )}
                  >
                    {messages.allOfTheme(
                      page.format.number(found.get(theme) ?? 0),
                      messages.themes[theme],
                    )}
                  </a>
                ) : undefined
              }
            >
              <Grid minimum="small">
                {ofTheme.map((item) => (
                  <IndicatorCard page={page} item={item} area={isWhole ? undefined : area.code} />
                ))}
              </Grid>
            </Section>
          );
        })}
      </Stack>
    </ResidentPage>
  );
};
