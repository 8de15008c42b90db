import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { townGeography } from '../../../platform/places/areas.ts';
import { household } from '../../../platform/places/schema.ts';
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

/** Residents by age band in the last year there is; the whole town when `area` is undefined. */
const exactBands = async (
  db: Db,
  area: string | undefined,
): Promise<{ readonly year: number; readonly bands: readonly AgeBand[] }> => {
  const { rows } = await db.execute<AgeBand & { year: number } & Record<string, unknown>>(
    sql`SELECT year, age_from AS "from", age_to AS "to",
          coalesce(sum(count) FILTER (WHERE sex = 'female'), 0)::int AS female,
          coalesce(sum(count) FILTER (WHERE sex = 'male'), 0)::int AS male
        FROM places.population
        WHERE geography = ${townGeography} ${area === undefined ? sql`` : sql`AND area_code = ${area}`}
          AND year = (SELECT max(year) FROM places.population WHERE geography = ${townGeography})
        GROUP BY year, age_from, age_to ORDER BY age_from`,
  );
  return { year: rows[0]?.year ?? 0, bands: rows };
};

const exactHouseholds = async (db: Db, area: string): Promise<HouseholdTotals> => {
  const [row] = await db
    .select({
      households: sql<number>`coalesce(sum(${household.count}), 0)::int`,
      people: sql<number>`coalesce(sum(${household.count} * ${household.size}), 0)::int`,
    })
    .from(household)
    .where(
      and(
        eq(household.geography, townGeography),
        eq(household.areaCode, area),
        sql`${household.year} = (SELECT max(year) FROM places.household WHERE geography = ${townGeography})`,
      ),
    );
  return row ?? { households: 0, people: 0 };
};

export const residentsOf = async (db: Db, area: string): Promise<ResidentsOfArea> => {
  const [own, whole, households] = await Promise.all([
    exactBands(db, area),
    exactBands(db, undefined),
    exactHouseholds(db, area),
  ]);
  const residents = publicResidents(own.bands);
  return {
    year: whole.year,
    residents,
    households: publicHouseholds(households, residents),
    townBands: residents.kind === 'shown' ? inBandsOf(whole.bands, residents.bands) : [],
  };
};
