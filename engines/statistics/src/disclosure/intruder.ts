import { type Deviations, NO_ROOM, type Room } from './deviations.ts';
import { type OpenProgram, openProgram, spread } from './intruder-program.ts';
import type { Solver } from './solver.ts';
import { type Direction, extentOf, type Witness, witnessOf } from './witness.ts';

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

const DIRECTIONS: readonly Direction[] = ['down', 'up'];

/** @param rooms the room of each deviator while it is withheld */
export const createIntruder = (
  solver: Solver,
  space: Deviations,
  rooms: readonly Room[] = space.deviators.map(({ hidden }) => hidden),
): Intruder => {
  const withheld = [...space.withheld];
  const widest: Readonly<Record<Direction, (Witness | undefined)[]>> = { down: [], up: [] };
  let opened: OpenProgram | undefined;
  let solved = 0;

  const roomOf = (index: number): Room =>
    (withheld[index] === true ? rooms[index] : space.deviators[index]?.published) ?? NO_ROOM;

  const attested = (cell: number, direction: Direction): number => {
    const witness = widest[direction][cell];
    return witness === undefined ? 0 : extentOf(witness, cell, direction);
  };

  const keep = (witness: Witness): void => {
    for (const [index, deviation] of witness) {
      const direction = deviation > 0 ? 'up' : 'down';
      if (Math.abs(deviation) > attested(index, direction)) widest[direction][index] = witness;
    }
  };

  const program = (): OpenProgram => {
    opened ??= openProgram(
      solver,
      space.relations,
      space.deviators.map((_, index) => roomOf(index)),
    );
    return opened;
  };

  const close = (): void => {
    opened?.program.close();
    opened = undefined;
  };

  const learn = (solution: Float64Array): void => {
    const witness = witnessOf(space, solution);
    if (witness !== undefined) keep(witness);
  };

  const reach = (cell: number, direction: Direction, cap: number): Reach => {
    const far = Math.min(cap, roomOf(cell)[direction]);
    const known = attested(cell, direction);
    if (known >= far - FAR_ENOUGH || far === 0) return { attested: known, limit: known };
    const { columns, program: linear } = program();
    const column = columns.get(cell);
    // A cell in no relation, or with nothing but known cells around it: free, or fixed.
    if (column === undefined) return { attested: far, limit: far };

    const { down, up } = roomOf(cell);
    linear.setCost(column, direction === 'up' ? -1 : 1);
    linear.setBounds(column, direction === 'up' ? 0 : -far, direction === 'up' ? far : 0);
    try {
      solved++;
      const outcome = linear.minimise();
      if (outcome.kind === 'unbounded') return { attested: far, limit: far };
      if (outcome.kind !== 'optimal') return { attested: known, limit: known };
      learn(spread(outcome.values, columns, space.deviators.length));
      const relaxed = Math.max(known, -outcome.objective);
      if (!space.isInteger) return { attested: attested(cell, direction), limit: relaxed };
      const limit = Math.floor(relaxed + FAR_ENOUGH);
      if (attested(cell, direction) >= limit) return { attested: limit, limit };
      solved++;
      const whole = linear.minimiseInWholeNumbers();
      if (whole.kind !== 'optimal') return { attested: attested(cell, direction), limit };
      learn(spread(whole.values, columns, space.deviators.length));
      const exact = attested(cell, direction);
      return { attested: exact, limit: whole.isProven ? exact : limit };
    } finally {
      linear.setCost(column, 0);
      linear.setBounds(column, -down, up);
    }
  };

  const hide = (cells: readonly number[]): void => {
    for (const cell of cells) withheld[cell] = true;
    if (cells.length > 0) close();
  };

  const tryPublish = (cell: number, isSafe: (shaken: readonly number[]) => boolean): boolean => {
    const column = program().columns.get(cell);
    withheld[cell] = false;
    const { down, up } = roomOf(cell);
    const setRoom = (room: Room): void => {
      if (column !== undefined) opened?.program.setBounds(column, -room.down, room.up);
    };
    setRoom({ down, up });
    const stands = (witness: Witness): boolean =>
      extentOf(witness, cell, 'down') <= down && extentOf(witness, cell, 'up') <= up;
    const fallen: [Direction, number, Witness][] = [];
    const standing = new Set<Witness>();
    for (const direction of DIRECTIONS) {
      widest[direction].forEach((witness, index) => {
        if (witness === undefined) return;
        if (stands(witness)) standing.add(witness);
        else fallen.push([direction, index, witness]);
      });
    }
    for (const [direction, index] of fallen) widest[direction][index] = undefined;
    for (const witness of standing) keep(witness);
    if (isSafe([...new Set(fallen.map(([, index]) => index))])) return true;

    withheld[cell] = true;
    setRoom(roomOf(cell));
    for (const [, , witness] of fallen) keep(witness);
    return false;
  };

  return Object.freeze({
    attested,
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
