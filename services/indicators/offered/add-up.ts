import type { OfferedValue } from '../../../platform/figures.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * Adds the areas that others lie in: their counts are the sums over the smallest areas in them, in
 * each period for which all of those have a numerator, and all or none a denominator. What is given of
 * a larger area itself stays.
 *
 * @param above of each area the codes of all those it lies in
 * @returns the values given, then the sums
 */
export const addUp = (
  values: readonly OfferedValue[],
  above: ReadonlyMap<string, readonly string[]>,
): readonly OfferedValue[] => {
  const wholes = new Set([...above.values()].flat());
  const smallest = [...above.keys()].filter((code) => !wholes.has(code));
  const within = (whole: string) =>
    smallest.filter((code) => above.get(code)?.includes(whole) ?? false);
  const sums = [...Map.groupBy(values, ({ period }) => period)].flatMap(([period, ofPeriod]) => {
    const given = new Map(ofPeriod.map((value) => [value.area, value]));
    return [...wholes].flatMap((area): readonly OfferedValue[] => {
      if (given.has(area)) return [];
      const parts = within(area).map((code) => given.get(code));
      const numerators = parts.map((part) => part?.numerator);
      const denominators = parts.map((part) => part?.denominator);
      const isCounted = (numbers: readonly (number | undefined)[]): numbers is readonly number[] =>
        numbers.length > 0 && numbers.every((number) => number !== undefined);
      if (!isCounted(numerators)) return [];
      const total = { area, period, numerator: sum(numerators) };
      if (isCounted(denominators)) return [{ ...total, denominator: sum(denominators) }];
      return denominators.every((number) => number === undefined) ? [total] : [];
    });
  });
  return [...values, ...sums];
};
