import { get, type Route } from '../../../platform/http/routes.ts';
import { areasOfLevel } from '../../../platform/places/areas.ts';
import { failingSinceOf } from '../pulls/pull-store.ts';
import { viewerOf } from '../values/viewer-store.ts';
import { loadFigure } from './figure.ts';
import { loadOverview } from './overview.ts';
import { IndicatorPage } from './pages/indicator-page.tsx';
import { OverviewPage } from './pages/overview-page.tsx';

const given = (query: URLSearchParams, name: string): string | undefined =>
  query.get(name)?.slice(0, 100) || undefined;

export const figureRoutes: readonly Route[] = [
  get('/figures', 'public', async ({ city, page, query }) => {
    const viewer = await viewerOf(city.db, page.person, page.can);
    const words = given(query, 'q') ?? '';
    const overview = await loadOverview(city.db, viewer, {
      geography: given(query, 'geography'),
      area: given(query, 'area'),
      theme: given(query, 'theme'),
      words,
    });
    return <OverviewPage page={page} overview={overview} words={words} />;
  }),
  get('/figures/:code', 'public', async ({ city, page, params, query }) => {
    const viewer = await viewerOf(city.db, page.person, page.can);
    const chosenArea = given(query, 'area');
    const loaded = await loadFigure(city.db, viewer, params.code ?? '', {
      area: chosenArea,
      period: given(query, 'period'),
      cut: Number(given(query, 'group')) || undefined,
      level: given(query, 'level'),
    });
    // Without a whole and without a choice no area stands for the others: the page compares them.
    const figure =
      chosenArea === undefined && loaded.whole === undefined && loaded.compared.length > 1
        ? { ...loaded, area: undefined, series: [] }
        : loaded;
    const { geography } = figure.indicator;
    const districts =
      geography === 'town' ? await areasOfLevel(city.db, geography, 'district') : [];
    const known = new Set<string>();
    const choices = [
      ...(figure.whole ? [figure.whole] : []),
      ...districts,
      ...figure.compared.map(({ area }) => area).toSorted((a, b) => a.name.localeCompare(b.name)),
      ...(figure.area ? [figure.area] : []),
    ].filter(({ code }) => !known.has(code) && known.add(code));
    const failingSince = await failingSinceOf(city.db, figure.indicator.id);
    return (
      <IndicatorPage page={page} figure={figure} choices={choices} failingSince={failingSince} />
    );
  }),
];
