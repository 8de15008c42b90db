/** The target list of a SELECT: what each result column is called and where its value is written. */
import type { Node as Syntax } from '@pgsql/types';
import type { Expression } from '../plan/expression.ts';
import { columnName } from './column-names.ts';
import {
  failure,
  type Location,
  located,
  locationIn,
  notSupported,
  type QueryContext,
  textsOf,
} from './context.ts';
import { findRelation, type Scope, type ScopeColumn } from './scope.ts';

export interface Target {
  readonly name: string;
  readonly location: Location;
  /** Either is there: what is written, or the column that a `*` stands for. */
  readonly syntax?: Syntax;
  readonly expression?: Expression;
}

/** Result columns that a query may have, `*` written out. */
const MAXIMUM_COLUMNS = 1600;

const starColumns = (
  query: QueryContext,
  scope: Scope,
  qualifier: readonly string[],
  location: Location,
): readonly ScopeColumn[] => {
  if (qualifier.length > 0) return findRelation(query, scope, qualifier, location).columns;
  if (scope.relations.length === 0)
    throw failure(query, 'unknown-table', 'SELECT * needs a FROM', location);
  return scope.visible;
};

/** The targets of a list, `*` and `t.*` written out. */
export const targetsOf = (
  query: QueryContext,
  scope: Scope,
  list: readonly Syntax[] | undefined,
): readonly Target[] => {
  const targets = (list ?? []).flatMap((item): readonly Target[] => {
    if (!('ResTarget' in item) || !item.ResTarget.val) return [];
    const { name, val, location } = item.ResTarget;
    const fields = 'ColumnRef' in val ? (val.ColumnRef.fields ?? []) : [];
    const last = fields.at(-1);
    if (!last || !('A_Star' in last))
      return [
        { name: name ?? columnName(val), syntax: val, location: locationIn(val) ?? location },
      ];
    const qualifier = textsOf(fields.slice(0, -1));
    return starColumns(query, scope, qualifier, location).map((known) => ({
      name: known.name,
      expression: located(query, { ...known.expression }, location),
      location,
    }));
  });
  if (targets.length === 0) throw notSupported(query, 'a SELECT without columns');
  if (targets.length > MAXIMUM_COLUMNS)
    throw failure(query, 'query-too-large', `more than ${MAXIMUM_COLUMNS} result columns`);
  return targets;
};

const written = (syntax: Syntax): string =>
  JSON.stringify(syntax, (key, value) => (key === 'location' ? undefined : value));

/**
 * The target that is written like an item of GROUP BY or ORDER BY with a subquery: bound anew, its columns
 * would be others, so that only the text tells that both are the same.
 */
export const writtenAlike = (targets: readonly Target[], item: Syntax): number | undefined => {
  const text = written(item);
  if (!text.includes('"SubLink"')) return undefined;
  const found = targets.findIndex(({ syntax }) => syntax && written(syntax) === text);
  return found < 0 ? undefined : found;
};
