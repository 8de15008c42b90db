import type { Deviations, Deviator } from './deviations.ts';
import type { Intruder } from './intruder.ts';
import { toleranceOf } from './linear-table.ts';
import type { Pattern, PatternFinder } from './pattern.ts';
import type { Direction } from './witness.ts';

/** Why a cell could not be protected; `undefined` when it is. */
export type ProtectionFailure = 'known-too-well' | 'search-too-large' | undefined;

/** Sees to it that cells are as uncertain as their protection asks. */
export interface Protector {
  /** Hides what is needed to protect the cell. */
  readonly protect: (cell: number) => ProtectionFailure;
  /** Whether the cell is protected as things stand; hides nothing. */
  readonly isProtected: (cell: number) => boolean;
  /** The cell for the sake of which a secondary cell was hidden, if that is known. */
  readonly hiddenFor: (secondary: number) => number | undefined;
  /** Whether the cell can have more than one value as things stand. */
  readonly isOpen: (cell: number) => boolean;
  readonly close: () => void;
}

/** @param boldest makes an intruder from whom everything is hidden that may be; asked for if needed */
export const createProtector = (
  { deviators, isInteger }: Deviations,
  intruder: Intruder,
  patterns: PatternFinder,
  boldest: () => Intruder,
): Protector => {
  let everythingHidden: Intruder | undefined;

  const hasReach = (cell: number, direction: Direction, amount: number): boolean =>
    intruder.reach(cell, direction, amount).attested >= amount - toleranceOf(amount);

  const sakes = new Map<number, number>();

  const hide = (cell: number, { chosen, solution }: Pattern): void => {
    for (const secondary of chosen) sakes.set(secondary, cell);
    patterns.hide(chosen);
    intruder.hide(chosen);
    intruder.learn(solution);
  };

  const furthest = (cell: number, direction: Direction, cap: number): number => {
    everythingHidden ??= boldest();
    return everythingHidden.reach(cell, direction, cap).attested;
  };

  const give = (cell: number, direction: Direction, amount: number): ProtectionFailure => {
    if (hasReach(cell, direction, amount)) return undefined;
    const pattern = patterns.cheapest(cell, direction, amount);
    if (pattern === undefined) return 'known-too-well';
    hide(cell, pattern);
    if (hasReach(cell, direction, amount)) return undefined;
    const whole = isInteger
      ? patterns.cheapest(cell, direction, amount, { isWhole: true })
      : undefined;
    if (whole !== undefined) hide(cell, whole);
    return hasReach(cell, direction, amount) ? undefined : 'search-too-large';
  };

  const slide = (cell: number, amount: number): ProtectionFailure => {
    if (hasRange(cell, amount)) return undefined;
    // The rest that each direction lacks, given what the other already has.
    const ways = (['up', 'down'] as const).flatMap((direction) => {
      const opposite = direction === 'up' ? 'down' : 'up';
      const needed = amount - intruder.attested(cell, opposite);
      const pattern = patterns.cheapest(cell, direction, needed);
      return pattern === undefined ? [] : [{ direction, needed, cost: pattern.cost }];
    });
    const [cheapest] = ways.toSorted((a, b) => a.cost - b.cost);
    if (cheapest !== undefined) return give(cell, cheapest.direction, cheapest.needed);
    const up = furthest(cell, 'up', amount);
    if (up + furthest(cell, 'down', amount) < amount - toleranceOf(amount)) return 'known-too-well';
    return give(cell, 'up', up) ?? give(cell, 'down', amount - up);
  };

  const hasRange = (cell: number, amount: number): boolean => {
    const { attested } = intruder;
    if (attested(cell, 'up') + attested(cell, 'down') >= amount - toleranceOf(amount)) return true;
    const up = intruder.reach(cell, 'up', amount).attested;
    return hasReach(cell, 'down', amount - up);
  };

  return Object.freeze({
    protect: (cell: number): ProtectionFailure => {
      const { lower = 0, upper = 0, sliding = 0 } = deviators[cell]?.protection ?? {};
      return give(cell, 'down', lower) ?? give(cell, 'up', upper) ?? slide(cell, sliding);
    },
    isProtected: (cell: number): boolean => {
      const { lower = 0, upper = 0, sliding = 0 } = deviators[cell]?.protection ?? {};
      return (
        hasReach(cell, 'down', lower) && hasReach(cell, 'up', upper) && hasRange(cell, sliding)
      );
    },
    hiddenFor: (secondary: number) => sakes.get(secondary),
    isOpen: (cell: number): boolean => hasRange(cell, smallestStep(deviators[cell], isInteger)),
    close: (): void => everythingHidden?.close(),
  });
};

/** What tells two values of a cell apart. */
export const smallestStep = (deviator: Deviator | undefined, isInteger: boolean): number =>
  isInteger ? 1 : 10 * toleranceOf(deviator?.value ?? 0);
