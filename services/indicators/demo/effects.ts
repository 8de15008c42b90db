/** What the stories do to one neighbourhood's series. */
import type { Neighbourhood } from './neighbourhood.ts';
import type { Story } from './story.ts';

/** Why a value is missing, as its `note` says. */
export const notes = {
  withheld: 'withheld: fewer than 5',
  fewResidents: 'withheld: fewer than 50 residents',
  notDelivered: 'not delivered',
  noCases: 'no cases',
  incomplete: (areas: readonly string[]): string => `incomplete: without ${areas.join(', ')}`,
} as const;

export type Gap = 'withheld' | 'not-delivered';

export interface Told {
  /** Added to the level in each period, on the model's scale. */
  readonly shifts: readonly number[];
  /** Periods whose value is missing. */
  readonly gaps: ReadonlyMap<number, Gap>;
}

/** @param stories those of the indicator */
export const toldOf = (
  stories: readonly Story[],
  { code, traits }: Neighbourhood,
  periods: readonly string[],
  periodsPerYear: number,
): Told => {
  const shifts = periods.map(() => 0);
  const gaps = new Map<number, Gap>();
  const add = (index: number, amount: number) => {
    shifts[index] = (shifts[index] ?? 0) + amount;
  };
  for (const { effect, neighbourhoods, from, to } of stories) {
    if (!neighbourhoods.includes(code)) continue;
    const first = periods.indexOf(from);
    const last = periods.indexOf(to);
    for (let index = first; index < periods.length; index += 1) {
      const years = (Math.min(index, last) - first + 1) / periodsPerYear;
      if (effect.kind === 'drift') add(index, Math.log(effect.factorPerYear) * years);
      if (effect.kind === 'widen') {
        add(index, Math.log(effect.factorPerYear) * years * (traits[effect.trait] - 0.5));
      }
      if (index > last) continue;
      if (effect.kind === 'step') add(index, Math.log(effect.factor));
      if (effect.kind === 'withheld' || effect.kind === 'not-delivered')
        gaps.set(index, effect.kind);
    }
  }
  return { shifts, gaps };
};
