/** Business figures of the demo town: fictional, drawn from its streets, shops and people. */
import type { NeighbourhoodCharacter, Town } from '@polder/town';
import type { Db } from '../../../platform/database/db.ts';
import type { DemoContext } from '../../../platform/service.ts';
import {
  type BusinessKind,
  businessSubjects,
  type Day,
  days,
  type Line,
  type Market,
  type PassersBy,
  type PassingAge,
  passingAges,
  roundPassers,
} from './content.ts';
import { nameSource, replaceBusinessKinds, replaceMarkets, replacePassersBy } from './store.ts';

const linesOfKinds: Readonly<Record<Line, readonly string[]>> = {
  daily: ['bakery', 'grocery', 'fishmonger', 'pharmacy'],
  shops: ['clothes shop', 'bookshop', 'bicycle shop', 'florist', 'web shop'],
  food: ['café', 'restaurant', 'hotel'],
  personal: ['hairdresser', 'laundry', 'beauty salon'],
  health: ['dentist', 'physiotherapist', 'health centre', 'care home'],
  offices: ['insurance office', 'estate agent', 'consultancy', 'software developer', 'architect'],
  crafts: ['handyman', 'painter', 'gardener', 'building firm', 'garage'],
  industry: [
    'boatyard',
    'fish processing',
    'metalworks',
    'joinery',
    'haulage',
    'cold store',
    'freight agent',
    'wholesaler',
    'wind turbine maintenance',
  ],
  leisure: ['gallery', 'culture', 'music teacher', 'tutor'],
  other: ['school', 'church', 'farm', 'railway station', 'local government'],
};

const lineOf = (kind: string): Line =>
  (Object.entries(linesOfKinds) as [Line, readonly string[]][]).find(
    (
      [, kinds], // keys are those of the record above
    ) => kinds.includes(kind),
  )?.[0] ?? 'other';

/** Kinds that draw people to a street. */
const drawing: ReadonlySet<Line> = new Set(['daily', 'shops', 'food', 'personal', 'leisure']);

const bell = (at: number, middle: number, width: number): number =>
  Math.exp(-(((at - middle) / width) ** 2) / 2);

const firstHour = 7;
const lastHour = 22;

/** How many of an age are on the street at an hour, 0 to about 1. */
const presence = (age: PassingAge, day: Day, hour: number): number => {
  const isWeekday = day === 'weekday';
  switch (age) {
    case '0-19':
      return isWeekday
        ? 0.5 * bell(hour, 8, 0.8) + 0.7 * bell(hour, 15.5, 1.6)
        : 0.7 * bell(hour, 15, 2.6);
    case '20-39':
      return isWeekday
        ? 0.4 * bell(hour, 8.3, 1) + 0.8 * bell(hour, 12.6, 1.3) + 0.7 * bell(hour, 18.5, 2.4)
        : 1.1 * bell(hour, 15, 2.6) + 0.6 * bell(hour, 20.5, 1.8);
    case '40-64':
      return isWeekday
        ? 0.4 * bell(hour, 8, 1) + 0.7 * bell(hour, 12.4, 1.5) + 0.6 * bell(hour, 17.4, 1.5)
        : 1.1 * bell(hour, 13.5, 2.6);
    case '65+':
      return 0.9 * bell(hour, 10.6, 1.6) + 0.35 * bell(hour, 14.8, 1.6);
  }
};

const dayFactor: Readonly<Record<Day, Readonly<Record<'centre' | 'elsewhere', number>>>> = {
  weekday: { centre: 1, elsewhere: 1 },
  saturday: { centre: 1.75, elsewhere: 0.95 },
  sunday: { centre: 0.85, elsewhere: 0.5 },
};

const isCentre = (character: NeighbourhoodCharacter): boolean => character === 'old-centre';

interface Place {
  readonly code: string;
  readonly character: NeighbourhoodCharacter;
  readonly residents: number;
  readonly byAge: Readonly<Record<PassingAge, number>>;
  readonly deprivation: number;
  readonly turnover: number;
  readonly kinds: ReadonlyMap<string, number>;
  readonly premises: number;
}

const placesOf = (town: Town): readonly Place[] => {
  const areaOf = new Map(
    town.addresses.map(({ id, neighbourhoodCode }) => [id, neighbourhoodCode]),
  );
  return town.neighbourhoods.map(({ code, character }) => {
    const people = town.population.filter(({ neighbourhoodCode }) => neighbourhoodCode === code);
    const between = (from: number, to: number) =>
      people
        .filter(({ ageBand }) => {
          const age = Number.parseInt(ageBand, 10);
          return age >= from && age < to;
        })
        .reduce((sum, { count }) => sum + count, 0);
    const profile = town.profiles.find(({ neighbourhoodCode }) => neighbourhoodCode === code);
    const kinds = new Map<string, number>();
    for (const { kind, addressId } of town.businesses)
      if (areaOf.get(addressId) === code) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return {
      code,
      character,
      residents: between(0, 200),
      byAge: {
        '0-19': between(0, 20),
        '20-39': between(20, 40),
        '40-64': between(40, 65),
        '65+': between(65, 200),
      },
      deprivation: profile?.deprivation ?? 0.5,
      turnover: profile?.turnover ?? 0.5,
      kinds,
      premises: town.addresses.filter(
        ({ neighbourhoodCode, isDwelling }) => neighbourhoodCode === code && !isDwelling,
      ).length,
    };
  });
};

const attractionOf = ({ kinds }: Place): number =>
  [...kinds].reduce((sum, [kind, count]) => sum + (drawing.has(lineOf(kind)) ? count : 0), 0);

/** People an hour: those who live here, and those whom shops and cafés draw. */
const passersIn = (place: Place, year: number): readonly PassersBy[] => {
  const visitors = attractionOf(place) * 7;
  const where = isCentre(place.character) ? 'centre' : 'elsewhere';
  return days.flatMap((day) =>
    Array.from({ length: lastHour - firstHour + 1 }, (_, index) => firstHour + index).flatMap(
      (hour) =>
        passingAges.map((age): PassersBy => {
          const own = place.byAge[age] * 0.09;
          const share = { '0-19': 0.17, '20-39': 0.33, '40-64': 0.31, '65+': 0.19 }[age];
          const people =
            (own + visitors * share) * presence(age, day, hour) * dayFactor[day][where];
          return { area: place.code, year, day, hour, age, count: roundPassers(people) };
        }),
    ),
  );
};

/** Whole numbers that hang together: incomes by deprivation, vacancy by turnover, a little apart each year. */
const marketIn = (place: Place, year: number, back: number): Market => {
  const isFew = place.residents < 100;
  const drift = 1 - back * 0.024;
  const vacancy = 0.03 + 0.09 * place.turnover * (isCentre(place.character) ? 1.2 : 1);
  const moved = Math.max(0, Math.round(place.premises * (0.05 + 0.05 * place.turnover)));
  const daily = [...place.kinds]
    .filter(([kind]) => lineOf(kind) === 'daily')
    .reduce((sum, [, count]) => sum + count, 0);
  return {
    area: place.code,
    year,
    householdIncome: isFew
      ? null
      : Math.round(((46_500 - 19_000 * place.deprivation) * drift) / 100) * 100,
    dailySpending: daily === 0 ? null : Math.round(daily * 8.4 * drift) / 10,
    spendingFromElsewhere:
      daily === 0
        ? null
        : Math.min(
            0.9,
            Math.round((0.12 + (daily * 28) / (place.residents + daily * 40)) * 100) / 100,
          ),
    premises: place.premises,
    vacantPremises: Math.round(place.premises * (vacancy + back * 0.006)),
    openings: Math.round(moved * (1 + 0.1 * ((year + place.residents) % 3))),
    closings: Math.round(moved * (1 + 0.1 * ((year + place.premises) % 3)) * 0.9),
  };
};

/** Years of market figures in the demo. */
const marketYears = 5;

export const fillBusiness = async (tx: Db, { town, today }: DemoContext): Promise<void> => {
  const lastYear = today.getUTCFullYear() - 1;
  const places = placesOf(town);
  await replacePassersBy(
    tx,
    places.flatMap((place) => passersIn(place, lastYear)),
  );
  await replaceBusinessKinds(
    tx,
    places.flatMap(({ code, kinds }) =>
      [...kinds].map(
        ([kind, count]): BusinessKind => ({
          area: code,
          year: lastYear,
          line: lineOf(kind),
          kind,
          count,
        }),
      ),
    ),
  );
  for (let back = 0; back < marketYears; back += 1)
    await replaceMarkets(
      tx,
      places.map((place) => marketIn(place, lastYear - back, back)),
    );
  for (const of of businessSubjects)
    await nameSource(tx, {
      of,
      source: 'Polder demo town (fictional)',
      licence: 'CC0-1.0',
      loadedAt: today,
    });
};
