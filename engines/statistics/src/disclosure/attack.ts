import type { Interval } from '../interval.ts';
import { deviationsOf } from './deviations.ts';
import { createIntruder } from './intruder.ts';
import { type LinearTable, requireLinearTable, toleranceOf } from './linear-table.ts';
import { propagate } from './propagation.ts';
import { isWideEnough } from './protection-level.ts';
import type { Solver } from './solver.ts';

/** What an intruder learns of one withheld cell. */
export interface AttackedCell {
  readonly key: string;
  /** All values the cell can have, given everything published; `upper` may be Infinity. */
  readonly interval: Interval;
  /**
   * `recoverable`: only one value is possible. `insufficient`: more than one, but fewer than the
   * cell's protection asks for.
   */
  readonly outcome: 'protected' | 'insufficient' | 'recoverable';
  /** Whether the interval follows from one equation at a time, so that anybody with a pen finds it. */
  readonly isEvident: boolean;
}

export interface Attack {
  /** Hidden and rounded cells, in the order of the table. */
  readonly cells: readonly AttackedCell[];
  readonly recoverable: readonly string[];
  readonly insufficient: readonly string[];
  /** Programs solved. */
  readonly solved: number;
}

/**
 * Attacks a table as somebody would who knows every published cell, every relation and the bounds of
 * each cell: the least and the greatest value of each withheld cell over all tables that agree with
 * what is published. Exact for continuous tables; in whole numbers too, unless a search grows beyond
 * reason: then the interval holds only values that were proven possible, and the cell may be called
 * weaker than it is.
 *
 * Source: Fischetti & Salazar-González (2000), the attacker's subproblems; Hundepool et al. (2012),
 * "Statistical Disclosure Control", section 4.4.
 *
 * @throws DisclosureError the codes of `requireLinearTable`, `solver-failed`
 * @example
 * attack({ cells, relations }, solver).recoverable; // ['Marsh women 80+']
 */
export const attack = (table: LinearTable, solver: Solver): Attack => {
  requireLinearTable(table);
  const space = deviationsOf(table);
  const start = space.deviators.map(({ hidden, published }, index) =>
    space.withheld[index] === true ? hidden : published,
  );
  const evident = propagate(space, start);
  const everyone = { ...space, withheld: space.withheld.map(() => true) };
  const intruder = createIntruder(solver, everyone, { rooms: evident });
  try {
    const cells = table.cells.flatMap((cell, index): readonly AttackedCell[] => {
      const initial = start[index];
      const { value, form, protection = {} } = cell;
      const isWithheld =
        form.kind === 'hidden' || (form.kind === 'rounded' && initial !== undefined);
      if (!isWithheld) return [];
      const down = intruder.reach(index, 'down', Number.POSITIVE_INFINITY).attested;
      const up = intruder.reach(index, 'up', Number.POSITIVE_INFINITY).attested;
      const interval = Object.freeze({ lower: value - down, upper: value + up });
      const tolerance = toleranceOf(value);
      const isRecoverable = down + up <= tolerance;
      const isEnough = isWideEnough(value, interval, protection, tolerance);
      return [
        Object.freeze({
          key: cell.key,
          interval,
          outcome: isRecoverable ? 'recoverable' : isEnough ? 'protected' : 'insufficient',
          isEvident:
            down >= (evident[index]?.down ?? 0) - tolerance &&
            up >= (evident[index]?.up ?? 0) - tolerance,
        }),
      ];
    });
    const keysOf = (outcome: AttackedCell['outcome']): readonly string[] =>
      Object.freeze(cells.filter((cell) => cell.outcome === outcome).map(({ key }) => key));
    return Object.freeze({
      cells: Object.freeze(cells),
      recoverable: keysOf('recoverable'),
      insufficient: keysOf('insufficient'),
      solved: intruder.solved(),
    });
  } finally {
    intruder.close();
  }
};
