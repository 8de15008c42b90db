/** Plans as text, for people: one node a line, inputs indented below it. */
import { type SqlType, typeText, type Value } from '../values.ts';
import { expressionsOf } from './cut.ts';
import { type ColumnId, columnsIn, type Expression, type FunctionName } from './expression.ts';
import {
  type AggregateColumn,
  type ComputedColumn,
  inputsOf,
  type Join,
  type Node,
  type OutputColumn,
  outputOf,
  type SortKey,
  type Window,
} from './node.ts';
import {
  type FrameBound,
  hasFrame,
  hasOffset,
  isDefaultFrame,
  isWindowFunction,
  type WindowColumn,
} from './window.ts';

export interface PrintOptions {
  /**
   * Whether literals and rows of values are written out. They may be about a person, so that they are `?`
   * without it.
   */
  readonly showsLiterals?: boolean;
  /** Whether result columns are followed by their types. */
  readonly showsTypes?: boolean;
}

const INFIX: Readonly<Partial<Record<FunctionName, string>>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  modulo: '%',
  equal: '=',
  'not-equal': '<>',
  less: '<',
  'less-or-equal': '<=',
  greater: '>',
  'greater-or-equal': '>=',
  'is-distinct': 'is distinct from',
  like: 'like',
  ilike: 'ilike',
  concatenate: '||',
  and: 'and',
  or: 'or',
};

interface Printer {
  readonly options: PrintOptions;
  readonly names: Map<ColumnId, string>;
  /** Columns that nothing but policies' conditions read: whoever asks need not know of them. */
  readonly ofPolicies: ReadonlySet<ColumnId>;
}

const valueText = (value: Value, type: SqlType, { options }: Printer): string => {
  if (value === null) return 'null';
  if (!options.showsLiterals) return '?';
  if (value instanceof Uint8Array)
    return `bytes '${Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
  if (typeof value === 'string' && type.name === 'numeric') return value;
  if (typeof value !== 'string') return String(value);
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return type.name === 'text' || type.name === 'unknown' ? quoted : `${type.name} ${quoted}`;
};

/** More list items than this are counted instead. */
const SHOWN_ITEMS = 8;

const listText = (items: readonly string[]): string =>
  items.length <= SHOWN_ITEMS
    ? items.join(', ')
    : `${items.slice(0, SHOWN_ITEMS).join(', ')}, … ${items.length} in all`;

const expressionText = (expression: Expression, printer: Printer): string => {
  const part = (inner: Expression): string => expressionText(inner, printer);
  const enclosed = (inner: Expression): string => {
    const isInfix = inner.kind === 'call' && INFIX[inner.function] !== undefined;
    return isInfix || inner.kind === 'in' ? `(${part(inner)})` : part(inner);
  };
  switch (expression.kind) {
    case 'column':
      return `${printer.names.get(expression.id) ?? 'outside'}#${expression.id}`;
    case 'literal':
      return valueText(expression.value, expression.type, printer);
    case 'cast':
      return `${enclosed(expression.operand)}::${typeText(expression.type)}`;
    case 'case': {
      const branches = expression.branches.map(
        ({ when, result }) => `when ${part(when)} then ${part(result)} `,
      );
      const last = expression.otherwise ? `else ${part(expression.otherwise)} ` : '';
      return `case ${branches.join('')}${last}end`;
    }
    case 'in':
      return `${enclosed(expression.operand)} in (${listText(expression.list.map(part))})`;
    case 'call': {
      const { operands } = expression;
      const infix = INFIX[expression.function];
      if (infix) return operands.map(enclosed).join(` ${infix} `);
      const [first] = operands;
      if (expression.function === 'is-null' && first) return `${enclosed(first)} is null`;
      if (expression.function === 'not' && first) return `not ${enclosed(first)}`;
      if (expression.function === 'negate' && first) return `-${enclosed(first)}`;
      // The key of a hash stays out of every text.
      if (expression.function === 'keyed-hash' && first) return `keyed-hash(${part(first)}, ?)`;
      return `${expression.function}(${operands.map(part).join(', ')})`;
    }
  }
};

const columnText = ({ id, name, type }: OutputColumn, { options }: Printer): string =>
  `${name}#${id}${options.showsTypes ? ` ${typeText(type)}` : ''}`;

/** A column that is passed on is `name#2 = name#1`, like one that is computed. */
const computedText = (computed: ComputedColumn, printer: Printer): string =>
  `${columnText(computed, printer)} = ${expressionText(computed.expression, printer)}`;

const aggregateText = (aggregate: AggregateColumn, printer: Printer): string => {
  const operands = aggregate.operands.map((operand) => expressionText(operand, printer));
  const inside = operands.length > 0 ? operands.join(', ') : '*';
  const filter = aggregate.filter ? ` where ${expressionText(aggregate.filter, printer)}` : '';
  const distinct = aggregate.isDistinct ? 'distinct ' : '';
  const name = columnText(aggregate, printer);
  return `${name} = ${aggregate.function}(${distinct}${inside})${filter}`;
};

const sortText = ({ expression, isDescending, areNullsFirst }: SortKey, printer: Printer): string =>
  [
    expressionText(expression, printer),
    ...(isDescending ? ['desc'] : []),
    // Only what differs from the default.
    ...(areNullsFirst === isDescending ? [] : [areNullsFirst ? 'nulls first' : 'nulls last']),
  ].join(' ');

const joinText = (join: Join, printer: Printer): string => {
  const aware = join.isNullAware ? ' (null-aware)' : '';
  const condition = join.condition ? ` on ${expressionText(join.condition, printer)}` : '';
  return `${join.type} join${aware}${condition}`;
};

const boundText = (
  bound: FrameBound,
  side: 'preceding' | 'following',
  printer: Printer,
): string => {
  if (bound.kind === 'unbounded') return `unbounded ${side}`;
  if (!hasOffset(bound)) return 'current row';
  return `${valueText(bound.offset.value, bound.offset.type, printer)} ${bound.kind}`;
};

/** Only what differs from the default. */
const frameText = (column: WindowColumn, printer: Printer): string => {
  const { unit, start, end, exclude } = column.frame;
  if (!hasFrame(column) || isDefaultFrame(column.frame)) return '';
  const bounds = `${boundText(start, 'preceding', printer)} and ${boundText(end, 'following', printer)}`;
  return ` ${unit} between ${bounds}${exclude ? ` exclude ${exclude.replace('-', ' ')}` : ''}`;
};

const windowText = ({ partition, order, columns }: Window, printer: Printer): string => {
  const keys = partition.map((key) => expressionText(key, printer)).join(', ');
  const sorted = order.map((key) => sortText(key, printer)).join(', ');
  const results = columns.map((column) => {
    const called = isWindowFunction(column.function)
      ? `${columnText(column, printer)} = ${column.function}(${column.operands.map((one) => expressionText(one, printer)).join(', ')})`
      : aggregateText({ ...column, function: column.function, isDistinct: false }, printer);
    return `${called}${frameText(column, printer)}`;
  });
  const over = `${keys ? ` by ${keys}` : ''}${sorted ? ` order ${sorted}` : ''}`;
  return `window${over}${over ? ';' : ''} ${results.join(', ')}`;
};

const nodeText = (node: Node, printer: Printer): string => {
  switch (node.kind) {
    case 'scan': {
      const shown = node.columns.filter(({ id }) => !printer.ofPolicies.has(id));
      return `scan ${node.source}.${node.table.name}: ${shown.map((known) => columnText(known, printer)).join(', ')}`;
    }
    case 'values': {
      const columns = node.columns.map((known) => columnText(known, printer)).join(', ');
      const rows = node.rows.map(
        (row) =>
          `(${row.map((value, index) => valueText(value, node.columns[index]?.type ?? { name: 'unknown' }, printer)).join(', ')})`,
      );
      return `values ${columns ? `${columns}: ` : ''}${listText(rows)}`;
    }
    case 'filter':
      return node.isBarrier
        ? 'filter by policy'
        : `filter ${expressionText(node.condition, printer)}`;
    case 'project':
      return `project ${node.columns.map((known) => computedText(known, printer)).join(', ')}`;
    case 'join':
      return joinText(node, printer);
    case 'aggregate': {
      const keys = node.keys.map((key) => computedText(key, printer)).join(', ');
      const results = node.aggregates.map((result) => aggregateText(result, printer)).join(', ');
      return `aggregate${keys ? ` by ${keys}` : ''}${results ? `${keys ? ';' : ''} ${results}` : ''}`;
    }
    case 'window':
      return windowText(node, printer);
    case 'sort':
      return `sort ${node.keys.map((key) => sortText(key, printer)).join(', ')}`;
    case 'limit': {
      const count = node.count === undefined ? 'all' : String(node.count);
      return `limit ${count}${node.offset > 0 ? ` from ${node.offset}` : ''}`;
    }
    case 'distinct':
      return 'distinct';
    case 'set':
      return `${node.operation}${node.isAll ? ' all' : ''} ${node.columns.map((known) => columnText(known, printer)).join(', ')}`;
    case 'fragment':
      return `fragment ${node.name} on ${node.source}, about ${Math.round(node.estimatedRows)} rows`;
  }
};

const collectNames = (node: Node, names: Map<ColumnId, string>): void => {
  for (const { id, name } of outputOf(node)) names.set(id, name);
  for (const input of inputsOf(node)) collectNames(input, names);
};

const columnsOfPolicies = (plan: Node): ReadonlySet<ColumnId> => {
  const ofPolicies = new Set<ColumnId>();
  const ofQuery = new Set(outputOf(plan).map(({ id }) => id));
  const collect = (node: Node): void => {
    const isOfPolicy = node.kind === 'filter' && node.isBarrier === true;
    for (const expression of expressionsOf(node))
      columnsIn(expression, isOfPolicy ? ofPolicies : ofQuery);
    for (const input of inputsOf(node)) {
      // What a set operation passes on stands in no expression.
      if (node.kind === 'set') for (const { id } of outputOf(input)) ofQuery.add(id);
      collect(input);
    }
  };
  collect(plan);
  return new Set([...ofPolicies].filter((id) => !ofQuery.has(id)));
};

/**
 * A plan as indented lines. Columns are written `name#id`, as names need not be unique. What policies ask
 * of rows is not shown: a plan is for whoever asks.
 *
 * @example
 * printPlan(plan, { showsLiterals: true });
 * // project name#2 = name#1
 * //   filter id#0 = 7
 * //     scan crm.customers: id#0, name#1
 */
export const printPlan = (plan: Node, options: PrintOptions = {}): string => {
  const printer: Printer = { options, names: new Map(), ofPolicies: columnsOfPolicies(plan) };
  collectNames(plan, printer.names);
  const lines = (node: Node, depth: number): readonly string[] => [
    `${'  '.repeat(depth)}${nodeText(node, printer)}`,
    ...inputsOf(node).flatMap((input) => lines(input, depth + 1)),
  ];
  return lines(plan, 0).join('\n');
};

/** One expression, with the names of columns that are given. */
export const printExpression = (
  expression: Expression,
  columns: readonly OutputColumn[],
  options: PrintOptions = {},
): string =>
  expressionText(expression, {
    options,
    names: new Map(columns.map(({ id, name }) => [id, name])),
    ofPolicies: new Set(),
  });
