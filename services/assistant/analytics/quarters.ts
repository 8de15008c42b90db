/**
 * Questions by neighbourhood, of whole quarters that have ended. A period of one's own choice is not
 * offered: what one has more than another would tell what both withhold. A quarter that still runs would
 * tell the same from one day to the next.
 */
import { areasAbove, townGeography } from '../../../platform/places/areas.ts';
import type { City } from '../../../platform/service.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { firstAreaMonth, questionsByArea } from './figures-store.ts';
import { endedQuarters, monthOf, monthsOfQuarter } from './period.ts';
import type { AreaCounts } from './protect-areas.ts';
import { protector } from './protect-counts.ts';
import { themesOf } from './themes.ts';

/** Those in which the neighbourhood of a question was known, or that came after. */
export const areaQuarters = async ({ db, now }: City): Promise<readonly string[]> => {
  const first = await firstAreaMonth(db);
  return first === undefined ? [] : endedQuarters(first, monthOf(dayInTown(now())));
};

/** The areas that no others lie in. */
export const smallestAreas = async ({ db }: Pick<City, 'db'>): Promise<readonly string[]> => {
  const above = await areasAbove(db, townGeography);
  const wholes = new Set([...above.values()].flat());
  return [...above.keys()].filter((code) => !wholes.has(code)).sort();
};

/** The area that all others lie in, where there is one. */
export const wholeArea = async ({ db }: Pick<City, 'db'>): Promise<string | undefined> => {
  const above = await areasAbove(db, townGeography);
  const tops = [...above].filter(([, wholes]) => wholes.length === 0);
  const [top] = tops;
  return tops.length === 1 ? top?.[0] : undefined;
};

/**
 * What a quarter says does not change once it has ended, and takes a moment to protect: it is made once.
 *
 * @param make of a quarter that has ended: `2026-Q1`
 */
export const keptByQuarter = <Found>(make: (city: City, quarter: string) => Promise<Found>) => {
  const kept = new WeakMap<City['database'], Map<string, Promise<Found>>>();
  return (city: City, quarter: string): Promise<Found> => {
    const own = kept.get(city.database) ?? new Map<string, Promise<Found>>();
    kept.set(city.database, own);
    const known = own.get(quarter);
    if (known) return known;
    const making = make(city, quarter);
    own.set(quarter, making);
    making.catch(() => own.delete(quarter));
    return making;
  };
};

/** Of each neighbourhood, those in which nobody asked included. */
export const areasIn = keptByQuarter(async (city, quarter): Promise<AreaCounts> => {
  const [counts, areas, themeOf] = await Promise.all([
    questionsByArea(city.db, monthsOfQuarter(quarter)),
    smallestAreas(city),
    themesOf(city),
  ]);
  return protector().areas({
    counts: counts.map(({ areaCode, intent, count }) => ({
      areaCode,
      theme: themeOf(intent),
      count,
    })),
    areas,
  });
});
