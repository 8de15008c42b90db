/** By what neighbourhoods are compared: who lives there and in what place, never how well they do. */
import type { Trait } from '@polder/statistics';
import type { FigureAcrossAreas } from '../../../platform/figures.ts';
import type { Area } from '../../../platform/places/areas.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { Market } from '../business/content.ts';
import { profileMessages } from '../profile/messages/index.ts';
import { type AgeBand, oldest } from '../residents/privacy.ts';
import type { ResidentsOfArea } from '../residents/store.ts';

/** A trait with how its values are written. */
export interface ShownTrait extends Trait {
  readonly show: (value: number) => string;
}

/** Themes whose figures describe a neighbourhood rather than judge it. */
const describing: ReadonlySet<string> = new Set(['people']);

const people = (bands: readonly AgeBand[]): number =>
  bands.reduce((sum, { female, male }) => sum + female + male, 0);

const shareBetween = (who: ResidentsOfArea, from: number, to: number): number | undefined => {
  const { residents } = who;
  if (residents.kind === 'withheld' || residents.bands.length === 0) return undefined;
  const part = residents.bands.filter((band) => band.from >= from && band.to <= to);
  return (100 * people(part)) / people(residents.bands);
};

export interface TraitSources {
  readonly areas: readonly Area[];
  readonly who: ReadonlyMap<string, ResidentsOfArea>;
  readonly markets: readonly Market[];
  readonly figures: readonly FigureAcrossAreas[];
}

export const traitsOf = (
  page: Pick<PageContext, 'language' | 'format'>,
  { areas, who, markets, figures }: TraitSources,
): readonly ShownTrait[] => {
  const { traits: messages } = profileMessages[page.language];
  const { number } = page.format;
  const trait = (
    group: string,
    name: string,
    show: (value: number) => string,
    valueIn: (area: Area, who: ResidentsOfArea | undefined) => number | undefined,
  ): ShownTrait => ({
    group,
    name,
    show,
    values: new Map(
      areas.flatMap((area): [string, number][] => {
        const value = valueIn(area, who.get(area.code));
        return value === undefined ? [] : [[area.code, value]];
      }),
    ),
  });
  const percentage = (value: number) => `${number(value, 0)} %`;
  const marketOf = new Map(markets.map((market) => [market.area, market]));
  const residentsIn = (one: ResidentsOfArea | undefined) =>
    one?.residents.kind === 'shown' ? one.residents.residents : undefined;
  return [
    trait('residents', messages.young, percentage, (_, one) => one && shareBetween(one, 0, 19)),
    trait('residents', messages.old, percentage, (_, one) => one && shareBetween(one, 60, oldest)),
    trait(
      'residents',
      messages.householdSize,
      (value) => number(value, 1),
      (_, one) => one?.households?.perHousehold,
    ),
    trait(
      'place',
      messages.density,
      (value) => messages.perSquareKilometre(number(Math.round(value / 10) * 10, 0)),
      ({ squareKilometres }, one) => {
        const residents = residentsIn(one);
        return residents && squareKilometres ? residents / squareKilometres : undefined;
      },
    ),
    trait(
      'place',
      messages.premises,
      (value) => messages.perThousand(number(value, 0)),
      ({ code }, one) => {
        const [residents, premises] = [residentsIn(one), marketOf.get(code)?.premises];
        return residents && typeof premises === 'number'
          ? (1000 * premises) / residents
          : undefined;
      },
    ),
    trait(
      'money',
      messages.income,
      (value) => messages.euros(number(value, 0)),
      ({ code }) => marketOf.get(code)?.householdIncome ?? undefined,
    ),
    ...figures
      .filter(({ theme, isCount }) => describing.has(theme) && !isCount)
      .map((figure) =>
        trait(figure.theme, figure.name.text, figure.measure, ({ code }, one) =>
          one?.residents.kind === 'shown'
            ? (figure.areas.get(code)?.value ?? undefined)
            : undefined,
        ),
      ),
  ];
};
