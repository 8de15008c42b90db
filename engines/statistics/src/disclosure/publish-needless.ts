import type { Deviations } from './deviations.ts';
import type { Insiders } from './insiders.ts';
import type { Intruder } from './intruder.ts';
import type { Protector } from './protector.ts';

/**
 * Publishes each secondary cell without which all cells stay protected, dearest first. Afterwards no
 * single secondary cell can be published; that fewer cells of another choice would do is possible.
 */
export const publishNeedless = (
  { deviators, withheld }: Deviations,
  intruder: Intruder,
  protector: Protector,
  insiders: Insiders,
): void => {
  const secondary = [...deviators.keys()]
    .filter((cell) => withheld[cell] !== true && intruder.isWithheld(cell))
    .sort((a, b) => costAt(deviators, b) - costAt(deviators, a) || a - b);
  for (const cell of secondary) {
    // Most secondary cells are needed, and mostly by the cell they were hidden for: ask that first.
    const sake = protector.hiddenFor(cell);
    const isForThis = (other: number): number => (other === sake ? 0 : 1);
    intruder.tryPublish(
      cell,
      (shaken) =>
        shaken
          .toSorted((a, b) => isForThis(a) - isForThis(b))
          .every((other) => protector.isProtected(other)) && insiders.areHarmless(),
    );
  }
};

const costAt = (deviators: Deviations['deviators'], cell: number): number =>
  deviators[cell]?.cost ?? 0;
