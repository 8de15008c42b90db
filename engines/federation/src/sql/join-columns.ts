/** Columns that USING and NATURAL make one of. */
import { call, type Expression } from '../plan/expression.ts';
import { typeText } from '../values.ts';
import { failure, type Location, type QueryContext } from './context.ts';
import { coerced } from './conversion.ts';
import type { FromItem } from './from.ts';
import { comparison } from './operators.ts';
import { named, type VisibleColumn } from './scope.ts';
import { commonType } from './type-rules.ts';

/** The one column of a side that has a name. */
const only = (
  query: QueryContext,
  side: FromItem,
  name: string,
  which: string,
  location: Location,
): VisibleColumn => {
  const [found, another] = named(side.visible, name);
  if (another)
    throw failure(
      query,
      'ambiguous-column',
      `${name} is twice on the ${which} of the join`,
      location,
    );
  if (!found)
    throw failure(query, 'unknown-column', `${name} is not on the ${which} of the join`, location);
  return found;
};

export interface SharedColumns {
  readonly visible: readonly VisibleColumn[];
  readonly conditions: readonly Expression[];
}

/**
 * The columns of a join by name: shared ones first and once, taken from the side that has all rows.
 *
 * @param names of USING; undefined for NATURAL, which takes all that both sides have
 */
export const sharedColumns = (
  query: QueryContext,
  left: FromItem,
  right: FromItem,
  joinType: string,
  names: readonly string[] | undefined,
  location: Location,
): SharedColumns => {
  const shared =
    names ??
    left.visible.map(({ name }) => name).filter((name) => named(right.visible, name).length > 0);
  const pairs = shared.map((name) => ({
    name,
    left: only(query, left, name, 'left', location),
    right: only(query, right, name, 'right', location),
  }));
  const conditions = pairs.map((pair) =>
    comparison(query, 'equal', pair.left.expression, pair.right.expression, location),
  );
  const merged = pairs.map((pair): VisibleColumn => {
    const [a, b] = [pair.left.expression, pair.right.expression];
    const type = commonType(a.type, b.type);
    if (!type)
      throw failure(
        query,
        'wrong-type',
        `${pair.name} is ${typeText(a.type)} on one side and ${typeText(b.type)} on the other`,
        location,
      );
    const sides = [coerced(query, a, type), coerced(query, b, type)] as const;
    const side = joinType === 'JOIN_RIGHT' ? sides[1] : sides[0];
    return {
      name: pair.left.name,
      expression: joinType === 'JOIN_FULL' ? call('coalesce', sides, type) : side,
      relation: undefined,
    };
  });
  const used = new Set<VisibleColumn>(pairs.flatMap((pair) => [pair.left, pair.right]));
  const others = [...left.visible, ...right.visible].filter((known) => !used.has(known));
  return { visible: [...merged, ...others], conditions };
};
