/**
 * A query's parameters while it is planned. A plan that was made without looking at a parameter's value is
 * the plan for any other value, too: so whoever reads one is noticed.
 */
import type { SqlType, Value } from '../values.ts';
import type { Expression } from './expression.ts';
import type { LiteralExpression } from './window.ts';

/** A given value as the value of the literal that stands for it; undefined when it is none of its type. */
export type Reading = (given: Value) => Value | undefined;

/** Where a parameter stands in a plan. */
export interface Slot {
  /** The first is 0. */
  readonly parameter: number;
  readonly read: Reading;
}

export interface Watch {
  /** The literal that stands for a parameter; undefined for those that are not watched, or are no values. */
  readonly literal: (
    parameter: number,
    type: SqlType,
    read: Reading,
  ) => LiteralExpression | undefined;
  /** Work in which values may be read without being noticed. */
  readonly aside: <Result>(work: () => Result) => Result;
  /** Parameters whose values have been read. */
  readonly seen: () => ReadonlySet<number>;
}

interface Watched extends Slot {
  readonly watch: Watch;
}

const watched = new WeakMap<object, Watched>();

/** The parameter that a literal stands for, when it was watched. */
export const slotOf = (expression: object): Slot | undefined => watched.get(expression);

/**
 * A watched literal read as a value of another type, by a reading that says nothing of the value but
 * whether there is one; undefined when the literal is not watched, or the value is none of the type.
 */
export const readAs = (
  expression: Expression,
  type: SqlType,
  read: Reading,
): Expression | undefined => {
  const known = watched.get(expression);
  return known?.watch.literal(known.parameter, type, (given) => {
    const value = known.read(given);
    return value === undefined ? undefined : read(value);
  });
};

/** @param isWatched whether a parameter's place in the plan may be filled with another value later */
export const createWatch = (
  parameters: readonly Value[],
  isWatched: (parameter: number) => boolean,
): Watch => {
  const seen = new Set<number>();
  let depth = 0;
  const watch: Watch = {
    literal: (parameter, type, read) => {
      const given = parameters[parameter];
      const value = given === undefined || !isWatched(parameter) ? undefined : read(given);
      if (value === undefined) return undefined;
      const expression: LiteralExpression = {
        kind: 'literal',
        get value() {
          if (depth === 0) seen.add(parameter);
          return value;
        },
        type,
      };
      watched.set(expression, { parameter, read, watch });
      return expression;
    },
    aside: (work) => {
      depth += 1;
      try {
        return work();
      } finally {
        depth -= 1;
      }
    },
    seen: () => seen,
  };
  return watch;
};
