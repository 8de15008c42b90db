import { type SimilarArea, similarAreas } from '@polder/statistics';
import {
  type FigureAcrossAreas,
  type FigureChangeFound,
  figureOfferOf,
} from '../../../platform/figures.ts';
import {
  type Area,
  areaByCode,
  areasByCode,
  areasOfLevel,
  geographies,
  mapLayers,
  parentsOf,
  townGeography,
} from '../../../platform/places/areas.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City, Reading } from '../../../platform/service.ts';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { latestMarkets } from '../business/store.ts';
import { type ResidentsOfArea, residentsByArea, unknownResidents } from '../residents/store.ts';
import { type ShownTrait, traitsOf } from '../similarity/traits.ts';
import { neighboursOf } from '../store.ts';
import { middleOf, type NearPlace, nearestPlaces } from './near.ts';

export const neighbourhoodLevel = 'neighbourhood';

/** What every reading of a neighbourhood stands on. */
export interface Place {
  readonly area: Area;
  readonly district: Area | undefined;
  readonly town: Area | undefined;
  /** All neighbourhoods, this one among them. */
  readonly all: readonly Area[];
  readonly who: ResidentsOfArea;
  readonly whoByArea: ReadonlyMap<string, ResidentsOfArea>;
  /** Source and licence of areas and residents. */
  readonly source: { readonly source: string; readonly licence: string } | undefined;
}

/** @throws Problem not-found for anything but a neighbourhood */
export const loadPlace = async ({ db }: Pick<City, 'db'>, code: string): Promise<Place> => {
  const area = await areaByCode(db, townGeography, code);
  if (area.level !== neighbourhoodLevel)
    throw new Problem('not-found', { what: neighbourhoodLevel, code });
  const [[district], [town], all, whoByArea, known] = await Promise.all([
    parentsOf(db, townGeography, code),
    areasOfLevel(db, townGeography, 'municipality'),
    areasOfLevel(db, townGeography, neighbourhoodLevel),
    residentsByArea(db),
    geographies(db),
  ]);
  return {
    area,
    district,
    town,
    all,
    whoByArea,
    who: whoByArea.get(code) ?? unknownResidents,
    source: known.find(({ slug }) => slug === townGeography),
  };
};

/**
 * The cards that services offer for a reading, in their order. A card that fails is left out and
 * reported: one service in trouble must not take the page of all others with it.
 */
export const loadBlocks = async (
  city: City,
  page: PageContext,
  area: Area,
  reading: Reading,
): Promise<Content[]> => {
  const offered = city.services
    .flatMap((service) => service.offers?.blocks ?? [])
    .filter(
      ({ place, permission, readings = ['resident'] }) =>
        place === 'neighbourhood' &&
        readings.includes(reading) &&
        (permission === undefined || page.can(permission)),
    )
    .toSorted((a, b) => a.order - b.order);
  return Promise.all(
    offered.map(async (block) => {
      try {
        return await block.render({ city, page, area });
      } catch (error) {
        city.log.error({ err: error, block: block.name }, 'block failed');
        return undefined;
      }
    }),
  );
};

export const loadNeighbours = async (
  { db }: Pick<City, 'db'>,
  code: string,
): Promise<readonly Area[]> => {
  const near = await neighboursOf(db, code);
  return near.length > 0 ? areasByCode(db, townGeography, near) : [];
};

export const loadNear = async (
  { db }: Pick<City, 'db'>,
  area: Area,
): Promise<readonly NearPlace[]> => {
  const middle = middleOf(area);
  return middle ? nearestPlaces(middle, (await mapLayers(db)).get('landmarks')) : [];
};

export const loadFigures = async (
  city: City,
  page: PageContext,
): Promise<readonly FigureAcrossAreas[]> =>
  (await figureOfferOf(city)?.acrossAreas(city, page)) ?? [];

export const loadChanges = async (
  city: City,
  page: PageContext,
  area: string,
): Promise<readonly FigureChangeFound[]> =>
  (await figureOfferOf(city)?.changes(city, page, [area])) ?? [];

/** How many similar neighbourhoods are named. */
const similarAtMost = 4;

export interface Similar {
  readonly areas: readonly (SimilarArea & { readonly name: string })[];
  readonly show: (trait: string, value: number) => string;
}

export const loadSimilar = async (
  city: City,
  page: PageContext,
  place: Place,
  figures: readonly FigureAcrossAreas[],
): Promise<Similar> => {
  const traits: readonly ShownTrait[] = traitsOf(page, {
    areas: place.all,
    who: place.whoByArea,
    markets: await latestMarkets(city.db),
    figures,
  });
  const nameOf = new Map(place.all.map(({ code, name }) => [code, name]));
  const showOf = new Map(traits.map(({ name, show }) => [name, show]));
  return {
    areas: similarAreas(traits, place.area.code, similarAtMost).map((one) => ({
      ...one,
      name: nameOf.get(one.code) ?? one.code,
    })),
    show: (trait, value) => showOf.get(trait)?.(value) ?? String(value),
  };
};
