/** Which rows of a SELECT stay, and in which order: DISTINCT, DISTINCT ON and ORDER BY with its targets. */
import type { SelectStmt, Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import { fingerprint } from '../plan/fingerprint.ts';
import { typeText } from '../values.ts';
import { failure, locationIn, type Place, type QueryContext } from './context.ts';
import { withType } from './conversion.ts';
import { bindExpression } from './expressions.ts';
import { bareName, ordinal } from './grouping.ts';
import { type SortItem, sortItems } from './ordering.ts';
import { named } from './scope.ts';
import { type Target, writtenAlike } from './targets.ts';
import { isComparable, TEXT } from './type-rules.ts';

/** The target that an item of ORDER BY or DISTINCT ON means by its number or name; names of results come before columns. */
const sortedTarget = (
  { query, clause }: Place,
  targets: readonly Target[],
  expressions: readonly Expression[],
  item: Syntax,
): number | undefined => {
  const byNumber = ordinal(query, item, targets.length, clause);
  const name = bareName(item);
  if (byNumber !== undefined) return byNumber;
  if (name === undefined) return writtenAlike(targets, item);
  const indices = named(targets, name).map((target) => targets.indexOf(target));
  const distinct = new Set(indices.map((index) => fingerprint(expressions[index])));
  if (distinct.size > 1)
    throw failure(
      query,
      'ambiguous-column',
      `${name} is more than one result column`,
      locationIn(item),
    );
  return indices[0];
};

interface BoundItem {
  readonly item: SortItem;
  /** Index among the expressions of the target list and those that are only sorted by. */
  readonly index: number;
}

/** The index of the expression that an item of ORDER BY or DISTINCT ON means; one of its own is added. */
const indexOf = (
  place: Place,
  item: Syntax,
  targets: readonly Target[],
  expressions: Expression[],
): number => {
  const target = sortedTarget(place, targets, expressions, item);
  if (target !== undefined) return target;
  const bound = withType(place.query, bindExpression(place, item));
  const same = expressions.findIndex((known) => fingerprint(known) === fingerprint(bound));
  if (same >= 0) return same;
  expressions.push(bound);
  return expressions.length - 1;
};

/** Finds or adds the expressions that rows are sorted by. */
export const bindOrder = (
  place: Place,
  statement: SelectStmt,
  targets: readonly Target[],
  expressions: Expression[],
  kind: Distinctness,
): readonly BoundItem[] =>
  sortItems(place.query, statement.sortClause).map((item) => {
    const known = expressions.length;
    const index = indexOf({ ...place, clause: 'ORDER BY' }, item.syntax, targets, expressions);
    if (kind === 'rows' && index === known)
      throw failure(
        place.query,
        'grouping',
        'with SELECT DISTINCT, rows are sorted by result columns',
        locationIn(item.syntax),
      );
    return { item, index };
  });

/**
 * Finds or adds the expressions of DISTINCT ON.
 *
 * @throws FederationError `grouping` unless ORDER BY begins with them: which row comes first of those that
 *   are alike would be said of none
 */
export const bindDistinctOn = (
  place: Place,
  { distinctClause, sortClause }: SelectStmt,
  targets: readonly Target[],
  expressions: Expression[],
): readonly number[] => {
  const items = distinctClause ?? [];
  const indices = items.map((item) =>
    indexOf({ ...place, clause: 'DISTINCT ON' }, item, targets, expressions),
  );
  const wanted = new Set(indices);
  for (const { syntax } of sortItems(place.query, sortClause)) {
    if (wanted.size === 0) break;
    const sortedBy = indexOf({ ...place, clause: 'ORDER BY' }, syntax, targets, [...expressions]);
    if (!indices.includes(sortedBy))
      throw failure(
        place.query,
        'grouping',
        'ORDER BY has to begin with what stands in DISTINCT ON',
        locationIn(syntax),
      );
    wanted.delete(sortedBy);
  }
  const without = indices.findIndex((index) => !isComparable(expressions[index]?.type ?? TEXT));
  const item = items[without];
  if (item)
    throw failure(
      place.query,
      'wrong-type',
      `DISTINCT does not take ${typeText(expressions[indices[without] ?? 0]?.type ?? TEXT)}`,
      locationIn(item),
    );
  return indices;
};

/** Whether all rows stay, one of those that are alike in all, or in some expressions. */
type Distinctness = 'none' | 'rows' | 'some';

export const distinctness = ({ distinctClause }: SelectStmt): Distinctness => {
  const [first] = distinctClause ?? [];
  if (!first) return 'none';
  return Object.keys(first).length > 0 ? 'some' : 'rows';
};

export const requireComparable = (
  query: QueryContext,
  expressions: readonly Expression[],
  targets: readonly Target[],
): void => {
  const without = targets.findIndex((_, index) => {
    const type = expressions[index]?.type;
    return type !== undefined && !isComparable(type);
  });
  if (without >= 0)
    throw failure(
      query,
      'wrong-type',
      `DISTINCT does not take ${typeText(expressions[without]?.type ?? { name: 'unknown' })}`,
      targets[without]?.location,
    );
};
