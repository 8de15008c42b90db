/**
 * Prices stand in for the side rows: an item's worth is its utility less the price of what it takes of
 * them, and only the budget is left to keep.
 */
import type { Item, Program } from './program.ts';

/** Utility less the price of what an item takes of the side rows, times `priceScale`. */
export const pricedUtility = ({ rows, priceScale }: Program, item: Item): bigint =>
  rows.reduce(
    (worth, { price }, row) => worth - price * (item.demands[row] ?? 0n),
    item.utility * priceScale,
  );

/** The program with prices for its side rows; any prices do, good ones make bounds sharp. */
export const withPrices = (
  program: Program,
  prices: readonly bigint[],
  priceScale: bigint,
): Program => {
  const priced: Program = {
    ...program,
    rows: program.rows.map((side, row) => ({ ...side, price: prices[row] ?? 0n })),
    priceScale,
  };
  const worths = new Map(
    priced.items.map((item) => {
      const worth = pricedUtility(priced, item);
      return [item, worth > 0n ? worth : 0n] as const;
    }),
  );
  const worthOf = (item: Item): bigint => worths.get(item) ?? 0n;
  // Without worth last, without cost first; the order is that of ties where nothing else tells.
  const rankOf = (item: Item): number => (worthOf(item) === 0n ? 2 : item.cost === 0n ? 0 : 1);
  const items = [...priced.items].sort((a, b) => {
    if (rankOf(a) !== rankOf(b)) return rankOf(a) - rankOf(b);
    const difference = worthOf(b) * a.cost - worthOf(a) * b.cost;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  });
  return { ...priced, items };
};
