/**
 * Somebody who alone makes up a hidden cell knows that cell. To such an insider no other cell that
 * asks for protection may be exactly known.
 *
 * Source: Hundepool et al. (2012), "Statistical Disclosure Control", section 4.3.1, singletons.
 */
import type { Deviations } from './deviations.ts';
import type { Intruder } from './intruder.ts';
import type { Pattern, PatternFinder } from './pattern.ts';
import { type ProtectionFailure, type Protector, smallestStep } from './protector.ts';
import { sameCells } from './same-cells.ts';

export interface Insiders {
  /** Hides what is needed to keep the other cells from this insider. */
  readonly keepFrom: (insider: number) => ProtectionFailure;
  /** Whether no insider knows any other cell as things stand. */
  readonly areHarmless: () => boolean;
}

/** @param singles the hidden cells that one contributor makes up */
export const createInsiders = (
  space: Deviations,
  singles: readonly number[],
  intruder: Intruder,
  patterns: PatternFinder,
  protector: Protector,
): Insiders => {
  const { deviators, isInteger } = space;
  const first = sameCells(space);

  /** The cells that the insider knows exactly. */
  const knownTo = (insider: number): readonly number[] => {
    let known: readonly number[] = [];
    intruder.tryPublish(insider, (shaken) => {
      known = shaken.filter((cell) => first[cell] !== first[insider] && !protector.isOpen(cell));
      return false;
    });
    return known;
  };

  const cheapestFor = (cell: number, insider: number): Pattern | undefined => {
    const amount = smallestStep(deviators[cell], isInteger);
    const ways = (['up', 'down'] as const).flatMap((direction) => {
      const pattern = patterns.cheapest(cell, direction, amount, { known: insider });
      return pattern === undefined ? [] : [pattern];
    });
    return ways.toSorted((a, b) => a.cost - b.cost)[0];
  };

  return Object.freeze({
    keepFrom: (insider: number): ProtectionFailure => {
      for (const cell of knownTo(insider)) {
        const pattern = cheapestFor(cell, insider);
        if (pattern === undefined) return 'known-too-well';
        patterns.hide(pattern.chosen);
        intruder.hide(pattern.chosen);
        intruder.learn(pattern.solution);
      }
      return knownTo(insider).length === 0 ? undefined : 'search-too-large';
    },
    areHarmless: () => singles.every((insider) => knownTo(insider).length === 0),
  });
};
