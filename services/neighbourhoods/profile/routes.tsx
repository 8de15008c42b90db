import { get, type PublicContext, type Route } from '../../../platform/http/routes.ts';
import { Section, Sidebar } from '../../../platform/ui/components/layout/layout.tsx';
import { loadBusiness } from '../business/load.ts';
import { BusinessReading } from '../business/pages/business-reading.tsx';
import { townLayers } from '../layers.ts';
import { messages as catalogue } from '../messages/index.ts';
import { neighbourhoodHref } from '../pages/find-page.tsx';
import { Ages } from '../residents/pages/ages.tsx';
import { Glance } from '../residents/pages/glance.tsx';
import { type ComparedFigure, compareFigures } from './compare.ts';
import {
  loadBlocks,
  loadChanges,
  loadFigures,
  loadNear,
  loadNeighbours,
  loadPlace,
  loadSimilar,
  type Place,
  type Similar as SimilarAreas,
} from './load.ts';
import { Changes } from './pages/changes.tsx';
import { Comparison } from './pages/comparison.tsx';
import { Near, Neighbours } from './pages/near.tsx';
import { ProfilePage } from './pages/profile-page.tsx';
import { Similar } from './pages/similar.tsx';
import { Sources } from './pages/sources.tsx';
import { Where } from './pages/where.tsx';
import { comparisonCsv } from './table.ts';

const codeOf = ({ params }: PublicContext): string => params.code ?? '';

const residentReading = async (context: PublicContext) => {
  const { city, page } = context;
  const place = await loadPlace(city, codeOf(context));
  const { area, who } = place;
  const [layers, blocks, changes, near, neighbours, figures] = await Promise.all([
    townLayers(city),
    loadBlocks(city, page, area, 'resident'),
    loadChanges(city, page, area.code),
    loadNear(city, area),
    loadNeighbours(city, area.code),
    loadFigures(city, page),
  ]);
  const similar = await loadSimilar(city, page, place, figures);
  return (
    <ProfilePage page={page} place={place} reading="resident">
      <Sidebar
        side={
          <Section id="glance" title={catalogue[page.language].atAGlance}>
            <Glance page={page} area={area} who={who} />
          </Section>
        }
      >
        <Where page={page} place={place} layers={layers} />
      </Sidebar>
      {blocks}
      <Changes page={page} changes={changes} />
      <Near page={page} places={near} />
      <Ages page={page} area={area} townName={place.town?.name ?? ''} who={who} />
      <Similar page={page} similar={similar} />
      <Neighbours page={page} neighbours={neighbours} />
      <Sources
        page={page}
        place={place}
        figures={figures.filter(({ areas }) => areas.has(area.code))}
      />
    </ProfilePage>
  );
};

const compare = async (
  context: PublicContext,
): Promise<{
  readonly place: Place;
  readonly similar: SimilarAreas;
  readonly compared: readonly ComparedFigure[];
}> => {
  const { city, page } = context;
  const place = await loadPlace(city, codeOf(context));
  const figures = await loadFigures(city, page);
  const similar = await loadSimilar(city, page, place, figures);
  const compared = compareFigures(figures, {
    area: place.area.code,
    town: place.town?.code,
    district: place.district?.code,
    similar: similar.areas.map(({ code }) => code),
    neighbourhoods: place.all.map(({ code }) => code),
  });
  return { place, similar, compared };
};

const policyReading = async (context: PublicContext) => {
  const { city, page } = context;
  const { place, similar, compared } = await compare(context);
  const { area } = place;
  const [blocks, changes] = await Promise.all([
    loadBlocks(city, page, area, 'policy'),
    loadChanges(city, page, area.code),
  ]);
  return (
    <ProfilePage page={page} place={place} reading="policy">
      <Comparison
        page={page}
        place={place}
        compared={compared}
        downloadHref={`${neighbourhoodHref(page, area.code)}/policy.csv`}
      />
      <Changes page={page} changes={changes} />
      <Similar page={page} similar={similar} />
      {blocks}
      <Ages page={page} area={area} townName={place.town?.name ?? ''} who={place.who} />
      <Sources page={page} place={place} figures={compared.map(({ figure }) => figure)} />
    </ProfilePage>
  );
};

const policyTable = async (context: PublicContext) => {
  const { place, compared } = await compare(context);
  const { code } = place.area;
  return new Response(`\uFEFF${comparisonCsv(code, compared)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${code.replace(/[^\w-]/g, '_')}.csv"`,
      'cache-control': 'private, no-store',
    },
  });
};

const businessReading = async (context: PublicContext) => {
  const { city, page } = context;
  const place = await loadPlace(city, codeOf(context));
  const [business, blocks] = await Promise.all([
    loadBusiness(city.db, place.area.code),
    loadBlocks(city, page, place.area, 'business'),
  ]);
  return (
    <ProfilePage page={page} place={place} reading="business">
      <BusinessReading page={page} place={place} business={business} />
      {blocks}
      <Ages page={page} area={place.area} townName={place.town?.name ?? ''} who={place.who} />
      <Sources page={page} place={place} figures={[]} business={business.sources} />
    </ProfilePage>
  );
};

export const profileRoutes: readonly Route[] = [
  get('/neighbourhoods/:code', 'public', residentReading),
  get('/neighbourhoods/:code/policy', 'public', policyReading),
  get('/neighbourhoods/:code/policy.csv', 'public', policyTable),
  get('/neighbourhoods/:code/business', 'public', businessReading),
];
