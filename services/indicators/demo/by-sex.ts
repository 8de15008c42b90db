/** The demo's figures of women and men, for the few indicators that are divided by sex. */
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { type IndicatorTown, neighbourhoodsOf } from './neighbourhood.ts';
import type { DemoValue } from './series.ts';

/** Part of those counted who are women or girls, by code. */
const womenCounted: Readonly<Record<string, number>> = {
  'library-members': 0.57,
  volunteers: 0.51,
};

/** Part of the people among whom is counted. */
const womenAmongPeople = 0.507;

export interface DividedValue extends DemoValue {
  readonly sex: 'female' | 'male';
}

interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

/** A little more or less from one neighbourhood to the next, always the same for one. */
const lean = (area: string): number => ((area.charCodeAt(area.length - 1) % 5) - 2) * 0.01;

const womenOf = (share: number, { area, numerator, denominator }: DemoValue): Counts | undefined =>
  numerator === null || denominator === null
    ? undefined
    : {
        numerator: Math.round(numerator * (share + lean(area))),
        denominator: Math.round(denominator * womenAmongPeople),
      };

const sumOf = (parts: readonly (Counts | undefined)[]): Counts =>
  parts.reduce<Counts>(
    (sum, part) => ({
      numerator: sum.numerator + (part?.numerator ?? 0),
      denominator: sum.denominator + (part?.denominator ?? 0),
    }),
    { numerator: 0, denominator: 0 },
  );

/**
 * Women and men of the values that are divided: together they are the value itself, and those of a
 * district or the municipality are the sums of its neighbourhoods.
 *
 * @param values of the demo, as `demoValues` gives them
 */
export const dividedBySex = (
  town: IndicatorTown,
  definitions: readonly IndicatorDefinition[],
  values: readonly DemoValue[],
): readonly DividedValue[] => {
  const places = neighbourhoodsOf(town);
  const membersOf = (area: string) =>
    places.filter(({ districtCode }) => area === town.municipality.code || districtCode === area);
  const multipliers = new Map(definitions.map(({ code, multiplier }) => [code, multiplier]));
  const divided = values.filter(({ code }) => womenCounted[code] !== undefined);
  return [...Map.groupBy(divided, ({ code, period }) => `${code} ${period}`).values()].flatMap(
    (ofPeriod) => {
      const women = new Map(
        ofPeriod.map((value) => [value.area, womenOf(womenCounted[value.code] ?? 0, value)]),
      );
      return ofPeriod.flatMap((value): readonly DividedValue[] => {
        const { code, area, numerator, denominator } = value;
        if (numerator === null || denominator === null || value.value === null) return [];
        const members = membersOf(area);
        const female =
          members.length > 0
            ? sumOf(members.map((member) => women.get(member.code)))
            : women.get(area);
        if (!female) return [];
        const male = {
          numerator: numerator - female.numerator,
          denominator: denominator - female.denominator,
        };
        const row = (sex: DividedValue['sex'], counts: Counts): readonly DividedValue[] =>
          counts.denominator <= 0
            ? []
            : [
                {
                  ...value,
                  ...counts,
                  sex,
                  value: (counts.numerator / counts.denominator) * (multipliers.get(code) ?? 1),
                },
              ];
        return [...row('female', female), ...row('male', male)];
      });
    },
  );
};
