import { areasOfLevel, townGeography } from '../../../platform/places/areas.ts';
import type { Block } from '../../../platform/service.ts';
import { Grid, Section } from '../../../platform/ui/components/layout/layout.tsx';
import { themes } from '../catalogue/definition.ts';
import { figureMessages } from '../messages/figures/index.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { changeFoundIn } from './found-change.ts';
import { itemsOf, type OverviewItem } from './overview.ts';
import { IndicatorCard } from './pages/overview-page.tsx';
import { indicatorsOf } from './store.ts';
import { wordsOf } from './words.ts';

const cardsOnHome = 3;
const cardsOnNeighbourhood = 9;

/** One after the other from each subject, so that the first cards tell of different things. */
const spreadOverThemes = (items: readonly OverviewItem[]): readonly OverviewItem[] => {
  const groups = themes.map((theme) => items.filter(({ indicator }) => indicator.theme === theme));
  const longest = Math.max(0, ...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    groups.flatMap((group) => group[index] ?? []),
  ).flat();
};

/** The neighbourhood's figures on its page: a card of each subject, and the way to all. */
export const neighbourhoodBlock: Block = {
  name: 'figures-of-neighbourhood',
  place: 'neighbourhood',
  order: 10,
  render: async ({ city, page, area }) => {
    if (!area) return undefined;
    const viewer = await viewerOf(city.db, page.person, page.can);
    const indicators = await indicatorsOf(city.db, viewer, townGeography);
    const items = await itemsOf(city.db, viewer, indicators, area.code);
    const shown = spreadOverThemes(
      items.filter(({ series }) => series.some(({ value }) => value !== null)),
    ).slice(0, cardsOnNeighbourhood);
    const messages = figureMessages[page.language];
    if (shown.length === 0)
      return items.some(({ series }) => series.length > 0) ? (
        <Section id="figures" title={messages.blockTitle}>
          <p>{messages.blockWithheld}</p>
        </Section>
      ) : undefined;
    const [town] = await areasOfLevel(city.db, townGeography, 'municipality');
    const ofTown = town
      ? await itemsOf(
          city.db,
          viewer,
          shown.map(({ indicator }) => indicator),
          town.code,
        )
      : [];
    const townValue = ({ indicator, series }: OverviewItem): string | undefined => {
      const period = series.findLast(({ value }) => value !== null)?.period;
      const same = ofTown
        .find((one) => one.indicator.id === indicator.id)
        ?.series.find((one) => one.period === period);
      if (indicator.kind === 'count' || typeof same?.value !== 'number') return undefined;
      return messages.inTown(wordsOf(page, indicator).measure(same.value), town?.name ?? '');
    };
    return (
      <Section
        id="figures"
        title={messages.blockTitle}
        action={
          <a href={page.href(`/figures?area=${encodeURIComponent(area.code)}`)}>
            {messages.blockMore}
          </a>
        }
      >
        <Grid minimum="small">
          {shown.map((item) => (
            <IndicatorCard page={page} item={item} area={area.code} whole={townValue(item)} />
          ))}
        </Grid>
      </Section>
    );
  },
};

/** What changed last in the whole town, beyond chance. */
export const homeBlock: Block = {
  name: 'figures-that-change',
  place: 'home',
  order: 20,
  render: async ({ city, page }) => {
    const [town] = await areasOfLevel(city.db, townGeography, 'municipality');
    if (!town) return undefined;
    const viewer = await viewerOf(city.db, page.person, page.can);
    const indicators = await indicatorsOf(city.db, viewer, townGeography);
    const changing = (await itemsOf(city.db, viewer, indicators, town.code))
      .map((item) => ({ item, change: changeFoundIn(item, page) }))
      .filter(({ change }) => change !== undefined && change.meaning !== 'other')
      .toSorted((a, b) => (b.change?.since ?? '').localeCompare(a.change?.since ?? ''))
      .map(({ item }) => item);
    const shown = spreadOverThemes(changing).slice(0, cardsOnHome);
    if (shown.length === 0) return undefined;
    const messages = figureMessages[page.language];
    return (
      <Section
        id="figures-that-change"
        title={messages.homeTitle}
        lead={messages.homeLead}
        action={<a href={page.href('/figures')}>{messages.homeMore}</a>}
      >
        <Grid minimum="medium">
          {shown.map((item) => (
            <IndicatorCard page={page} item={item} area={undefined} />
          ))}
        </Grid>
      </Section>
    );
  },
};
