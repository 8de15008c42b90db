/** One select, clause by clause, and how it becomes text or a derived table. */
import { type ColumnId, column, type Expression, partsOf } from '../plan/expression.ts';
import type { OutputColumn, SortKey } from '../plan/node.ts';
import type { Grammar, Writer } from './grammar.ts';
import { allOf, type Names } from './names.ts';
import { joined, type Sql, sql } from './sql.ts';

export interface Select {
  /** Undefined when nothing is read: one row of expressions. */
  readonly from: Sql | undefined;
  /** Whether `from` holds more than one table and has to be put in parentheses to be joined. */
  readonly isJoined: boolean;
  readonly where: readonly Sql[];
  readonly grouping: { readonly by: readonly Sql[]; readonly having: readonly Sql[] } | undefined;
  readonly columns: readonly OutputColumn[];
  /** What every output column is, in columns that have references. */
  readonly expressions: ReadonlyMap<ColumnId, Expression>;
  readonly isDistinct: boolean;
  /** In columns that have references. */
  readonly sort: readonly SortKey[];
  readonly limit: { readonly count: number | undefined; readonly offset: number } | undefined;
  /** The same rows as a statement without this select around it: set operations. */
  readonly bare: Sql | undefined;
}

export const selectFrom = (
  from: Sql | undefined,
  columns: readonly OutputColumn[],
  bare?: Sql,
): Select => ({
  from,
  isJoined: false,
  where: [],
  grouping: undefined,
  columns,
  expressions: new Map(columns.map(({ id, type }) => [id, column(id, type)])),
  isDistinct: false,
  sort: [],
  limit: undefined,
  bare,
});

/** The same select with other clauses. */
export const changed = (select: Select, clauses: Partial<Select>): Select => ({
  ...select,
  bare: undefined,
  ...clauses,
});

/** Whether only tables are joined and rows left out: such selects can be joined without a derived table. */
export const isSimple = ({ grouping, isDistinct, limit }: Select): boolean =>
  !grouping && !isDistinct && !limit;

export const expressionOf = (select: Select, { id, type }: OutputColumn): Expression =>
  select.expressions.get(id) ?? column(id, type);

/** Whether inlining an expression once more is still cheap; chains of projections could double forever. */
export const isSmall = (expression: Expression): boolean => {
  let left = 200;
  const walk = (part: Expression): void => {
    left -= 1;
    if (left > 0 && part.kind !== 'in') partsOf(part).forEach(walk);
  };
  walk(expression);
  return left > 0;
};

/** A constant of the optional side of a join is none: it may be NULL. */
const isConstant = (expression: Expression, write: Writer): boolean => {
  if (expression.kind !== 'column') return expression.kind === 'literal';
  const definition = write.definitionOf(expression.id);
  if (definition === undefined || !('kind' in definition) || !isConstant(definition, write))
    return false;
  return write.isNullable(definition) === write.isNullable(expression);
};

export const columnName = (grammar: Grammar, index: number): string =>
  grammar.identifier(`c${index}`);

/** The select as text, with columns c0, c1, …; `isWhole` where its rows leave the database. */
export const textOf = (
  select: Select,
  grammar: Grammar,
  { write }: Names,
  isWhole = false,
): Sql => {
  if (select.bare !== undefined) return select.bare;
  const columns = select.columns.map((output, index) => {
    const value = write.value(expressionOf(select, output));
    const shown = isWhole && grammar.output ? grammar.output(value, output.type) : value;
    return sql`${shown} as ${columnName(grammar, index)}`;
  });
  // A constant orders nothing, and MariaDB takes a whole number for the place of a column.
  const sort = select.sort.filter(({ expression }) => !isConstant(expression, write));
  const limit = select.limit && { ...select.limit, isOrdered: sort.length > 0 };
  const top = limit && grammar.top?.(limit);
  const { grouping } = select;
  return [
    'select ',
    select.isDistinct ? 'distinct ' : '',
    top ?? '',
    columns.length > 0 ? joined(columns, ', ') : `1 as ${columnName(grammar, 0)}`,
    select.from === undefined ? grammar.emptyFrom : sql` from ${select.from}`,
    select.where.length > 0 ? sql` where ${allOf(select.where)}` : '',
    grouping && grouping.by.length > 0 ? sql` group by ${joined(grouping.by, ', ')}` : '',
    grouping && grouping.having.length > 0 ? sql` having ${allOf(grouping.having)}` : '',
    sort.length > 0
      ? sql` order by ${joined(
          sort.map((key) => grammar.sortKey(key, write)),
          ', ',
        )}`
      : '',
    limit && top === undefined ? grammar.limit(limit) : '',
  ];
};

/** The order in output columns; none where it is by something that is not put out. */
const sortInOutput = ({ sort, columns, expressions }: Select): readonly SortKey[] => {
  const keys = sort.flatMap((key): SortKey[] => {
    const { expression } = key;
    if (expression.kind !== 'column') return [];
    const output = columns.find(({ id }) => {
      const shown = expressions.get(id);
      return shown?.kind === 'column' && shown.id === expression.id;
    });
    return output ? [{ ...key, expression: column(output.id, output.type) }] : [];
  });
  return keys.length === sort.length ? keys : [];
};

/** Whether an expression is nothing but this column, perhaps under another number. */
const standsFor = (
  expression: Expression,
  id: ColumnId,
  definitions: Names['definitions'],
): boolean => {
  if (expression.kind !== 'column') return false;
  if (expression.id === id) return true;
  const definition = definitions.get(expression.id);
  return definition !== undefined && 'kind' in definition && standsFor(definition, id, definitions);
};

/** Puts a select into a derived table, from which the same columns are selected again. */
export const derived = (select: Select, grammar: Grammar, names: Names): Select => {
  const { write, references, definitions, neverNull, settled } = names;
  const sort = sortInOutput(select);
  const inner = textOf(select.limit ? select : { ...select, sort: [] }, grammar, names);
  const alias = names.alias();
  const known = select.columns.map((output) => {
    const expression = expressionOf(select, output);
    return {
      id: output.id,
      expression,
      isNullable: write.isNullable(expression),
      isSettled: write.isSettled(expression),
    };
  });
  known.forEach(({ id, expression, isNullable, isSettled }, index) => {
    if (!standsFor(expression, id, definitions)) definitions.set(id, expression);
    if (isNullable) neverNull.delete(id);
    else neverNull.add(id);
    if (isSettled) settled.add(id);
    references.set(id, `${alias}.${columnName(grammar, index)}`);
  });
  return changed(selectFrom(sql`(${inner})${grammar.aliasWord}${alias}`, select.columns), { sort });
};

/**
 * The same select, whose chosen columns compare as in PostgreSQL.
 *
 * @throws NotWritable for types that the database does not compare so
 */
export const withKeys = (
  select: Select,
  grammar: Grammar,
  { write, references, definitions, neverNull, settled, inventId }: Names,
  isChosen: (id: ColumnId) => boolean = () => true,
): Select => {
  const expressions = select.columns.map((output): [ColumnId, Expression] => {
    const expression = expressionOf(select, output);
    if (!isChosen(output.id)) return [output.id, expression];
    // Also where it stays as it is: types that do not compare are refused.
    const key = grammar.key(expression, write);
    if (!grammar.isKeyWrapped?.(expression, write)) return [output.id, expression];
    const id = inventId();
    references.set(id, key);
    definitions.set(id, expression);
    if (!write.isNullable(expression)) neverNull.add(id);
    settled.add(id);
    return [output.id, column(id, output.type)];
  });
  return changed(select, { expressions: new Map(expressions) });
};
