import { type Deviations, NO_ROOM, type Room } from './deviations.ts';
import { type IntruderProgram, openProgram } from './intruder-program.ts';
import type { Solver } from './solver.ts';
import { type Direction, extentOf, witnessOf } from './witness.ts';
import { createWitnessMemory } from './witness-memory.ts';

/** How far a cell may deviate: what a witness attests, and the most that could be. Equal unless the
 * search in whole numbers was cut short. */
export interface Reach {
  readonly attested: number;
  readonly limit: number;
}

/**
 * Somebody who knows all relations and published cells, and works out what the withheld cells can be.
 * Remembers the widest witnesses seen, so that most questions need no solving.
 */
export interface Intruder {
  readonly attested: (cell: number, direction: Direction) => number;
  /** @param cap how far is far enough; may be Infinity */
  readonly reach: (cell: number, direction: Direction, cap: number) => Reach;
  /** Witnesses found elsewhere count too. */
  readonly learn: (solution: Float64Array) => void;
  readonly hide: (cells: readonly number[]) => void;
  /**
   * Publishes a withheld cell if `isSafe` holds afterwards; otherwise hides it again. `isSafe` gets
   * the cells of which a witness fell.
   */
  readonly tryPublish: (cell: number, isSafe: (shaken: readonly number[]) => boolean) => boolean;
  readonly isWithheld: (cell: number) => boolean;
  /** Programs solved so far. */
  readonly solved: () => number;
  readonly close: () => void;
}

export interface IntruderOptions {
  /** The room of each deviator while it is withheld; as the table has it unless given. */
  readonly rooms?: readonly Room[];
  /** The cells that will be asked about; all unless given. */
  readonly cells?: readonly number[];
}

export const createIntruder = (
  solver: Solver,
  space: Deviations,
  {
    rooms = space.deviators.map(({ hidden }) => hidden),
    cells = [...space.deviators.keys()],
  }: IntruderOptions = {},
): Intruder => {
  const withheld = [...space.withheld];
  const memory = createWitnessMemory(cells);
  let opened: IntruderProgram | undefined;
  let solved = 0;

  const roomOf = (index: number): Room =>
    (withheld[index] === true ? rooms[index] : space.deviators[index]?.published) ?? NO_ROOM;

  const program = (): IntruderProgram => {
    opened ??= openProgram(
      solver,
      space.relations,
      space.deviators.map((_, index) => roomOf(index)),
    );
    return opened;
  };

  const close = (): void => {
    opened?.close();
    opened = undefined;
  };

  const learn = (solution: Float64Array): void => {
    const witness = witnessOf(space, solution);
    if (witness !== undefined) memory.keep(witness);
  };

  const reach = (cell: number, direction: Direction, cap: number): Reach => {
    const attested = (): number => memory.attested(cell, direction);
    const far = Math.min(cap, roomOf(cell)[direction]);
    const known = attested();
    if (known >= far - FAR_ENOUGH || far === 0) return { attested: known, limit: known };
    const asked = program();
    // A cell that no relation ties to anything.
    if (!asked.has(cell)) return { attested: far, limit: far };

    solved++;
    const outcome = asked.furthest(cell, direction, far);
    if (outcome.kind === 'unbounded') return { attested: far, limit: far };
    if (outcome.kind !== 'optimal') return { attested: known, limit: far };
    learn(outcome.solution);
    const relaxed = Math.max(known, Math.abs(outcome.solution[cell] ?? 0));
    if (!space.isInteger) return { attested: attested(), limit: relaxed };
    const limit = Math.floor(relaxed + FAR_ENOUGH);
    if (attested() >= limit) return { attested: limit, limit };

    solved++;
    const sparser = asked.sparser(outcome.solution, cell, limit);
    if (sparser !== undefined) learn(sparser);
    if (attested() >= limit) return { attested: limit, limit };

    solved++;
    const whole = asked.furthestInWholeNumbers(cell, direction, far);
    if (whole.kind !== 'optimal') return { attested: attested(), limit };
    learn(whole.solution);
    return { attested: attested(), limit: whole.isProven ? attested() : limit };
  };

  const hide = (hidden: readonly number[]): void => {
    for (const cell of hidden) withheld[cell] = true;
    if (hidden.length > 0) close();
  };

  const tryPublish = (cell: number, isSafe: (shaken: readonly number[]) => boolean): boolean => {
    const asked = program();
    withheld[cell] = false;
    const { down, up } = roomOf(cell);
    asked.setRoom(cell, { down, up });
    const { shaken, restore } = memory.forget(
      (witness) => extentOf(witness, cell, 'down') <= down && extentOf(witness, cell, 'up') <= up,
    );
    if (isSafe(shaken)) return true;
    withheld[cell] = true;
    asked.setRoom(cell, roomOf(cell));
    restore();
    return false;
  };

  return Object.freeze({
    attested: memory.attested,
    reach,
    learn,
    hide,
    tryPublish,
    isWithheld: (cell: number): boolean => withheld[cell] === true,
    solved: () => solved,
    close,
  });
};

const FAR_ENOUGH = 1e-6;
