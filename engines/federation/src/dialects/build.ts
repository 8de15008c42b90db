/** A plan as one select: clauses are filled as long as their order allows, then a derived table begins. */
import {
  type ColumnId,
  column,
  columnsIn,
  type Expression,
  literal,
  partsOf,
  substitute,
} from '../plan/expression.ts';
import {
  type Aggregate,
  type AggregateColumn,
  type ComputedColumn,
  type Fragment,
  type Limit,
  type Node,
  type OutputColumn,
  outputOf,
  type Scan,
  type Sort,
  type SortKey,
  type Values,
} from '../plan/node.ts';
import { canRaise } from '../plan/raising.ts';
import { type Grammar, refuse, type Writer } from './grammar.ts';
import { joinedSelect } from './join.ts';
import { type Names, typesOf, writtenConditions } from './names.ts';
import {
  changed,
  columnName,
  derived,
  expressionOf,
  isSimple,
  isSmall,
  type Select,
  selectFrom,
  withKeys,
} from './select.ts';
import { setSelect } from './set-operation.ts';
import { type Sql, sql } from './sql.ts';
import { windowed } from './windows.ts';

export interface Building {
  readonly grammar: Grammar;
  readonly names: Names;
}

const scanned = (scan: Scan, { grammar, names }: Building): Select => {
  const alias = names.alias();
  for (const { id, column: name } of scan.columns) {
    const schema =
      scan.table.columns.find((candidate) => candidate.name === name) ??
      refuse(`no column ${name} in ${scan.table.name}`);
    const reference = `${alias}.${grammar.identifier(name)}`;
    names.references.set(id, grammar.scanColumn?.(reference, schema) ?? reference);
    names.origins.set(id, schema);
    if (!schema.isNullable) names.neverNull.add(id);
  }
  return selectFrom(sql`${grammar.table(scan)}${grammar.aliasWord}${alias}`, scan.columns);
};

/** Names the columns c0, c1, … of a table that has them so. */
const refer = (
  columns: readonly OutputColumn[],
  alias: string,
  { grammar, names }: Building,
): void =>
  columns.forEach(({ id }, index) => {
    names.references.set(id, `${alias}.${columnName(grammar, index)}`);
  });

const given = ({ columns, rows }: Values, building: Building): Select => {
  const { grammar, names } = building;
  if (columns.length === 0) {
    if (rows.length > 1) return refuse('rows without columns');
    const single = selectFrom(undefined, columns);
    return rows.length === 1 ? single : changed(single, { where: [grammar.constant(false)] });
  }
  if (rows.length === 0) {
    const nulls = columns.map(({ type }) => literal(null, type));
    return derived(
      changed(selectFrom(undefined, columns), {
        where: [grammar.constant(false)],
        expressions: new Map(columns.map(({ id }, index) => [id, nulls[index] ?? refuse('null')])),
      }),
      grammar,
      names,
    );
  }
  const alias = names.alias();
  const written = rows.map((row) =>
    columns.map(({ type }, index) => names.write.value(literal(row[index] ?? null, type))),
  );
  refer(columns, alias, building);
  if (grammar.areValuesSettled) for (const { id } of columns) names.settled.add(id);
  return selectFrom(grammar.values(written, typesOf(columns), alias), columns);
};

const fetched = (fragment: Fragment, building: Building): Select => {
  const { grammar, names } = building;
  const table = grammar.fragment ?? refuse('rows of another source');
  const alias = names.alias();
  const columns = outputOf(fragment.plan);
  refer(columns, alias, building);
  return selectFrom(sql`${table(fragment.name)}${grammar.aliasWord}${alias}`, columns);
};

const filtered = (select: Select, condition: Expression, { grammar, names }: Building): Select => {
  const input = select.limit ? derived(select, grammar, names) : select;
  const conditions = writtenConditions(substitute(condition, input.expressions), names.write);
  return input.grouping
    ? changed(input, {
        grouping: { ...input.grouping, having: [...input.grouping.having, ...conditions] },
      })
    : changed(input, { where: [...input.where, ...conditions] });
};

const inlined = (
  select: Select,
  columns: readonly ComputedColumn[],
): ReadonlyMap<ColumnId, Expression> =>
  new Map(columns.map(({ id, expression }) => [id, substitute(expression, select.expressions)]));

const projected = (select: Select, columns: readonly ComputedColumn[], building: Building) => {
  const { grammar, names } = building;
  // Databases compute what a limited select shows for all rows that may come to it.
  const mayFail = select.limit !== undefined && columns.some((one) => canRaise(one.expression));
  const input = select.isDistinct || mayFail ? derived(select, grammar, names) : select;
  const expressions = inlined(input, columns);
  // One group of all rows is one only as long as something of the group is asked for.
  const keepsGroup =
    input.grouping === undefined ||
    input.grouping.by.length > 0 ||
    [...expressions.values()].some((one) => columnsIn(one).size > 0);
  if (keepsGroup && [...expressions.values()].every(isSmall))
    return changed(input, { columns, expressions });
  const below = derived(input, grammar, names);
  return changed(below, { columns, expressions: inlined(below, columns) });
};

/** Whether the same text, written twice, may have different placeholders and so be no longer the same. */
const hasPlaceholder = (expression: Expression): boolean =>
  expression.kind === 'literal' || partsOf(expression).some(hasPlaceholder);

/** Whether the key that is made of an expression compares as in PostgreSQL. */
const isSettledAsKey = (expression: Expression, grammar: Grammar, write: Writer): boolean =>
  grammar.isKeyWrapped?.(expression, write) === true || write.isSettled(expression);

/** Computes keys in a derived table, beside all that the aggregates read. */
const withKeysBelow = (
  select: Select,
  { keys, aggregates }: Pick<Aggregate, 'keys' | 'aggregates'>,
  { grammar, names }: Building,
): Select => {
  const { write, settled } = names;
  const read = new Set(
    [
      ...aggregates.flatMap(({ operands, filter }) => [...operands, ...(filter ? [filter] : [])]),
      ...select.sort.map(({ expression }) => expression),
    ].flatMap((expression) => [...columnsIn(expression)]),
  );
  const computed = keys.map((key) => {
    const expression = substitute(key.expression, select.expressions);
    const id = names.inventId();
    names.references.set(id, grammar.key(expression, write));
    names.definitions.set(id, expression);
    if (!write.isNullable(expression)) names.neverNull.add(id);
    if (isSettledAsKey(expression, grammar, write)) settled.add(id);
    return { output: { id: key.id, name: key.name, type: key.type }, as: column(id, key.type) };
  });
  const others = select.columns.filter(({ id }) => read.has(id));
  return derived(
    changed(select, {
      columns: [...others, ...computed.map(({ output }) => output)],
      expressions: new Map([
        ...others.map((other): [ColumnId, Expression] => [other.id, expressionOf(select, other)]),
        ...computed.map(({ output, as }): [ColumnId, Expression] => [output.id, as]),
      ]),
    }),
    grammar,
    names,
  );
};

const aggregated = (
  below: Select,
  { keys, aggregates }: Pick<Aggregate, 'keys' | 'aggregates'>,
  building: Building,
): Select => {
  const { grammar, names } = building;
  const { write } = names;
  const input = isSimple(below) ? below : derived(below, grammar, names);
  const areBelow = keys.some((key) => {
    const expression = substitute(key.expression, input.expressions);
    const isVague = !grammar.placeholders.areNumbered && hasPlaceholder(expression);
    return isVague || expression.kind === 'literal' || grammar.isKeyWrapped?.(expression, write);
  });
  const source = areBelow ? withKeysBelow(input, { keys, aggregates }, building) : input;
  const by = keys.flatMap((key): readonly Sql[] => {
    const expression = areBelow
      ? column(key.id, key.type)
      : substitute(key.expression, source.expressions);
    const written = areBelow ? write.value(expression) : grammar.key(expression, write);
    const isNullable = write.isNullable(expression);
    const isSettled = isSettledAsKey(expression, grammar, write);
    const more = grammar.groupedToo?.(expression, write) ?? [];
    if (!areBelow) names.definitions.set(key.id, expression);
    names.references.set(key.id, written);
    if (isSettled) names.settled.add(key.id);
    if (!isNullable) names.neverNull.add(key.id);
    return [written, ...more];
  });
  for (const aggregate of aggregates) {
    const inside = (expression: Expression): Expression =>
      substitute(expression, source.expressions);
    const { filter } = aggregate;
    const over: AggregateColumn = {
      ...aggregate,
      operands: aggregate.operands.map(inside),
      ...(filter && { filter: inside(filter) }),
    };
    names.references.set(aggregate.id, grammar.aggregate(over, source.sort, write, ''));
    names.definitions.set(aggregate.id, over);
    if (aggregate.function === 'count') names.neverNull.add(aggregate.id);
    if (aggregate.type.name === 'text') names.settled.add(aggregate.id);
  }
  const columns = [...keys, ...aggregates].map(({ id, name, type }) => ({ id, name, type }));
  return changed(source, {
    sort: [],
    grouping: { by, having: [] },
    columns,
    expressions: new Map(columns.map(({ id, type }) => [id, column(id, type)])),
  });
};

const distinct = (select: Select, building: Building): Select => {
  const { grammar, names } = building;
  const input = select.limit ? derived(select, grammar, names) : select;
  if (input.isDistinct) return changed(input, { sort: [] });
  if (grammar.isDistinctGrouped) {
    const keys = input.columns.map((output) => ({
      ...output,
      id: names.inventId(),
      expression: column(output.id, output.type),
    }));
    const grouped = aggregated(input, { keys, aggregates: [] }, building);
    return changed(grouped, {
      columns: input.columns,
      expressions: new Map(
        input.columns.map(({ id }, index) => {
          const key = keys[index] ?? refuse('a key for every column');
          return [id, column(key.id, key.type)];
        }),
      ),
    });
  }
  return changed(withKeys(input, grammar, names), { isDistinct: true, sort: [] });
};

const sorted = (select: Select, { keys }: Sort, { grammar, names }: Building): Select => {
  const inside = ({ expressions }: Select): readonly SortKey[] =>
    keys.flatMap((key) => {
      const expression = substitute(key.expression, expressions);
      // Sorting by a constant sorts nothing, and SQL Server refuses it.
      return expression.kind === 'literal' ? [] : [{ ...key, expression }];
    });
  const isBySelected = (key: SortKey): boolean =>
    key.expression.kind === 'column' &&
    grammar.isPlainSortKey(key, names.write) &&
    select.columns.some((output) => {
      const shown = expressionOf(select, output);
      return (
        shown.kind === 'column' &&
        key.expression.kind === 'column' &&
        shown.id === key.expression.id
      );
    });
  const isFlat = !select.limit && (!select.isDistinct || inside(select).every(isBySelected));
  const input = isFlat ? select : derived(select, grammar, names);
  return changed(input, { sort: inside(input) });
};

const limited = (select: Select, { count, offset }: Limit): Select => {
  for (const number of [count ?? 0, offset]) {
    if (!Number.isSafeInteger(number) || number < 0) return refuse('a limit below zero');
  }
  const before = select.limit ?? { count: undefined, offset: 0 };
  const left = before.count === undefined ? undefined : Math.max(before.count - offset, 0);
  const counts = [left, count].filter((number) => number !== undefined);
  return changed(select, {
    limit: {
      count: counts.length > 0 ? Math.min(...counts) : undefined,
      offset: before.offset + offset,
    },
  });
};

/** @throws NotWritable */
export const selectOf = (node: Node, building: Building): Select => {
  const { grammar, names } = building;
  switch (node.kind) {
    case 'scan':
      return scanned(node, building);
    case 'values':
      return given(node, building);
    case 'fragment':
      return fetched(node, building);
    case 'filter':
      return filtered(selectOf(node.input, building), node.condition, building);
    case 'project':
      return projected(selectOf(node.input, building), node.columns, building);
    case 'aggregate':
      return aggregated(selectOf(node.input, building), node, building);
    case 'window':
      return windowed(selectOf(node.input, building), node, building);
    case 'distinct':
      return distinct(selectOf(node.input, building), building);
    case 'sort':
      return sorted(selectOf(node.input, building), node, building);
    case 'limit':
      return limited(selectOf(node.input, building), node);
    case 'join':
      return joinedSelect(
        node,
        selectOf(node.left, building),
        selectOf(node.right, building),
        grammar,
        names,
      );
    case 'set':
      return setSelect(
        node,
        building,
        (input) => distinct(input, building),
        (side) => selectOf(side, building),
      );
  }
};
