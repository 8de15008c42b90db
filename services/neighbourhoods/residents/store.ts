import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { townGeography } from '../../../platform/places/areas.ts';
import {
  type AgeBand,
  type HouseholdTotals,
  inBandsOf,
  type PublicResidents,
  publicHouseholds,
  publicResidents,
} from './privacy.ts';

/** Who lives in an area, as everyone may see it: exact counts do not leave this file. */
export interface ResidentsOfArea {
  /** 0 when there are no figures at all. */
  readonly year: number;
  readonly residents: PublicResidents;
  readonly households: ReturnType<typeof publicHouseholds>;
  /** The whole town in the bands of the area. */
  readonly townBands: readonly AgeBand[];
}

interface BandOfArea extends AgeBand {
  readonly area: string;
  readonly year: number;
}

const exactBands = async (db: Db): Promise<readonly BandOfArea[]> => {
  const { rows } = await db.execute<BandOfArea & Record<string, unknown>>(
    sql`SELECT area_code AS area, year, age_from AS "from", age_to AS "to",
          coalesce(sum(count) FILTER (WHERE sex = 'female'), 0)::int AS female,
          coalesce(sum(count) FILTER (WHERE sex = 'male'), 0)::int AS male
        FROM places.population
        WHERE geography = ${townGeography}
          AND year = (SELECT max(year) FROM places.population WHERE geography = ${townGeography})
        GROUP BY area_code, year, age_from, age_to ORDER BY area_code, age_from`,
  );
  return rows;
};

const exactHouseholds = async (db: Db): Promise<ReadonlyMap<string, HouseholdTotals>> => {
  const { rows } = await db.execute<HouseholdTotals & { area: string } & Record<string, unknown>>(
    sql`SELECT area_code AS area, sum(count)::int AS households, sum(count * size)::int AS people
        FROM places.household
        WHERE geography = ${townGeography}
          AND year = (SELECT max(year) FROM places.household WHERE geography = ${townGeography})
        GROUP BY area_code`,
  );
  return new Map(rows.map((row) => [row.area, row]));
};

/** The whole town's bands: the neighbourhoods added up. */
const wholeOf = (rows: readonly BandOfArea[]): readonly AgeBand[] =>
  [...Map.groupBy(rows, ({ from }) => from).values()]
    .map((parts) => ({
      from: parts[0]?.from ?? 0,
      to: parts[0]?.to ?? 0,
      female: parts.reduce((sum, { female }) => sum + female, 0),
      male: parts.reduce((sum, { male }) => sum + male, 0),
    }))
    .toSorted((a, b) => a.from - b.from);

/** Who lives in each neighbourhood, by its code, in the last year there is. */
export const residentsByArea = async (db: Db): Promise<ReadonlyMap<string, ResidentsOfArea>> => {
  const [rows, households] = await Promise.all([exactBands(db), exactHouseholds(db)]);
  const whole = wholeOf(rows);
  return new Map(
    [...Map.groupBy(rows, ({ area }) => area)].map(([area, bands]): [string, ResidentsOfArea] => {
      const residents = publicResidents(bands);
      return [
        area,
        {
          year: bands[0]?.year ?? 0,
          residents,
          households: publicHouseholds(
            households.get(area) ?? { households: 0, people: 0 },
            residents,
          ),
          townBands: residents.kind === 'shown' ? inBandsOf(whole, residents.bands) : [],
        },
      ];
    }),
  );
};

/** An area of which there are no figures. */
export const unknownResidents: ResidentsOfArea = {
  year: 0,
  residents: { kind: 'withheld', reason: 'nobody' },
  households: undefined,
  townBands: [],
};
