/** Conditions that restrict a column to listed values. */
import type { Expression } from '../../plan/expression.ts';
import type { ScanColumn } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import type { Selection } from './selection.ts';
import { keyOfValue, NO_MATCH, valueForColumn } from './values-out.ts';

/** What a column may be. Values are distinct, of the column's type and never NULL; none: no row fits. */
export interface Restriction {
  readonly column: ScanColumn;
  /** By their keys. */
  readonly values: ReadonlyMap<string, Exclude<Value, null>>;
}

const valuesIn = (
  column: ScanColumn,
  literals: readonly Expression[],
): ReadonlyMap<string, Exclude<Value, null>> | undefined => {
  const values = new Map<string, Exclude<Value, null>>();
  for (const literal of literals) {
    if (literal.kind !== 'literal') return undefined;
    // Nothing equals NULL.
    if (literal.value === null) continue;
    const value = valueForColumn(literal.value, literal.type, column.type);
    if (value === undefined) return undefined;
    if (value !== NO_MATCH && value !== null) values.set(keyOfValue(value, column.type), value);
  }
  return values;
};

/** `column`, also inside casts that change no number (integer to bigint). */
const columnOf = (
  expression: Expression,
  columns: readonly ScanColumn[],
): ScanColumn | undefined => {
  if (expression.kind === 'column') return columns.find(({ id }) => id === expression.id);
  if (expression.kind !== 'cast') return undefined;
  const widths = ['smallint', 'integer', 'bigint', 'numeric'];
  const inner = widths.indexOf(expression.operand.type.name);
  const isUnlimited = expression.type.name !== 'numeric' || expression.type.precision === undefined;
  return inner >= 0 && widths.indexOf(expression.type.name) >= inner && isUnlimited
    ? columnOf(expression.operand, columns)
    : undefined;
};

const restrictionOf = (
  condition: Expression,
  columns: readonly ScanColumn[],
): Restriction | undefined => {
  const restricted = (of: Expression, to: readonly Expression[]): Restriction | undefined => {
    const column = columnOf(of, columns);
    const values = column && valuesIn(column, to);
    return column && values && { column, values };
  };
  const isTrue = (value: boolean): Expression => ({
    kind: 'literal',
    value,
    type: { name: 'boolean' },
  });
  if (condition.kind === 'in') return restricted(condition.operand, condition.list);
  if (condition.kind === 'column') return restricted(condition, [isTrue(true)]);
  if (condition.kind !== 'call') return undefined;
  const [left, right] = condition.operands;
  if (condition.function === 'equal' && left && right) {
    return restricted(left, [right]) ?? restricted(right, [left]);
  }
  if (condition.function === 'not' && left?.kind === 'column') {
    return restricted(left, [isTrue(false)]);
  }
  return undefined;
};

/** One restriction a column; undefined when some condition is of another kind. */
export const restrictionsOf = ({
  conditions,
  scan,
}: Pick<Selection, 'conditions' | 'scan'>): ReadonlyMap<string, Restriction> | undefined => {
  const byColumn = new Map<string, Restriction>();
  for (const condition of conditions) {
    const restriction = restrictionOf(condition, scan.columns);
    if (!restriction) return undefined;
    const { column, values } = restriction;
    const earlier = byColumn.get(column.column);
    byColumn.set(column.column, {
      column,
      values: earlier ? new Map([...values].filter(([key]) => earlier.values.has(key))) : values,
    });
  }
  return byColumn;
};
