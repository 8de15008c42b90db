/** From smallest units to what people read. */
import { formatRational, type Rational, rational, toNumber } from '../rational.ts';
import type { Money } from './terms.ts';

/** @param value in currency units */
export const money = (value: Rational): Money => ({
  exact: formatRational(value),
  amount: toNumber(value),
});

export interface Currency {
  readonly ofWholeUnits: (units: bigint) => Money;
  readonly ofUnits: (units: Rational) => Money;
  readonly asNumber: (units: number) => number;
}

export const currencyOf = (unitsPerCurrency: bigint): Currency => ({
  ofWholeUnits: (units) => money(rational(units, unitsPerCurrency)),
  ofUnits: ({ numerator, denominator }) =>
    money(rational(numerator, denominator * unitsPerCurrency)),
  asNumber: (units) => units / Number(unitsPerCurrency),
});
