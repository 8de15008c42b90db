import type { Db } from '../../../platform/database/db.ts';
import type { Market } from './content.ts';
import { type StreetDay, streetDays } from './reading.ts';
import {
  type BusinessSource,
  businessSources,
  type KindHere,
  kindsOf,
  latestMarkets,
  marketsOf,
  passersOf,
} from './store.ts';

/** What the business reading of a neighbourhood shows. */
export interface Business {
  readonly passersYear: number;
  readonly days: readonly StreetDay[];
  readonly kinds: readonly KindHere[];
  /** The latest year first. */
  readonly markets: readonly Market[];
  /** Household incomes of all neighbourhoods that have one. */
  readonly incomes: readonly number[];
  readonly sources: readonly BusinessSource[];
}

export const loadBusiness = async (db: Db, area: string): Promise<Business> => {
  const [passers, kinds, markets, all, sources] = await Promise.all([
    passersOf(db, area),
    kindsOf(db, area),
    marketsOf(db, area),
    latestMarkets(db),
    businessSources(db),
  ]);
  return {
    passersYear: passers[0]?.year ?? 0,
    days: streetDays(passers),
    kinds,
    markets,
    incomes: all.flatMap(({ householdIncome }) =>
      householdIncome === null ? [] : [householdIncome],
    ),
    sources,
  };
};
