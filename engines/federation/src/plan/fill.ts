/** A plan that was made for some values of a query's parameters, for other values. */
import type { Value } from '../values.ts';
import { slotOf } from './watched.ts';

/** Fills plans and parts of plans; undefined when a value is not of the type that its place has. */
export type Fill = <Part extends object>(part: Part, values: readonly Value[]) => Part | undefined;

class Misfit extends Error {}

const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

/** Descriptions of tables are large, and no part of any query. */
const isTable = (part: object): boolean => 'path' in part;

const partsIn = (part: object): readonly object[] =>
  isTable(part) ? [] : Object.values(part).filter(isPart);

/**
 * Whether a parameter stands anywhere in a part of a plan.
 *
 * @param isPassed parts that are not looked into
 */
export const createPlaces = (
  isPassed = (_: object): boolean => false,
): ((part: object) => boolean) => {
  const known = new WeakMap<object, boolean>();
  const holds = (part: object): boolean => {
    const before = known.get(part);
    if (before !== undefined) return before;
    const found = slotOf(part) !== undefined || (!isPassed(part) && partsIn(part).some(holds));
    known.set(part, found);
    return found;
  };
  return holds;
};

/** What holds no parameter stays the same object. */
export const createFill = (holds: (part: object) => boolean): Fill => {
  const filled = (part: object, values: readonly Value[]): object => {
    const slot = slotOf(part);
    if (slot) {
      const given = values[slot.parameter];
      const value = given === undefined ? undefined : slot.read(given);
      if (value === undefined) throw new Misfit();
      // Not by spreading, which would read the value that was there.
      return { kind: 'literal', value, type: (part as { readonly type: unknown }).type };
    }
    if (!holds(part)) return part;
    const fill = (inner: unknown): unknown => (isPart(inner) ? filled(inner, values) : inner);
    if (Array.isArray(part)) return part.map(fill);
    const copy: Record<string, unknown> = { ...part };
    for (const key of Object.keys(copy)) copy[key] = fill(copy[key]);
    return copy;
  };
  return <Part extends object>(part: Part, values: readonly Value[]): Part | undefined => {
    try {
      // Each object stays of the kind that it was.
      return filled(part, values) as Part;
    } catch (error) {
      if (error instanceof Misfit) return undefined;
      throw error;
    }
  };
};
