/** Window functions: a select of all rows, each with what its window says. */
import { column, type Expression, substitute } from '../plan/expression.ts';
import type { AggregateColumn, SortKey, Window } from '../plan/node.ts';
import {
  type FrameBound,
  hasFrame,
  hasOffset,
  isDefaultFrame,
  isWindowFunction,
  mayBeBackwards,
  type WindowColumn,
  type WindowFrame,
  type WindowFunction,
} from '../plan/window.ts';
import type { Building } from './build.ts';
import { type Grammar, refuse, type Writer } from './grammar.ts';
import { changed, derived, isSimple, type Select } from './select.ts';
import { joined, type Sql, sql } from './sql.ts';

/** More rows than a partition has, and fewer than a database counts. */
const MOST_ROWS = 2_147_483_647n;

const countText = (value: unknown): string => {
  if (typeof value !== 'bigint' && typeof value !== 'number') return refuse('a computed distance');
  const count = BigInt(value);
  return String(count > MOST_ROWS ? MOST_ROWS : count);
};

const isMeasured = ({ unit, start, end }: WindowFrame): boolean =>
  unit === 'range' && (hasOffset(start) || hasOffset(end));

const boundText = (
  bound: FrameBound,
  side: 'preceding' | 'following',
  unit: WindowFrame['unit'],
  write: Writer,
): Sql => {
  if (bound.kind === 'unbounded') return `unbounded ${side}`;
  if (!hasOffset(bound)) return 'current row';
  const offset = unit === 'range' ? write.value(bound.offset) : countText(bound.offset.value);
  return sql`${offset} ${bound.kind}`;
};

const frameText = (frame: WindowFrame, { windows }: Grammar, write: Writer): Sql => {
  const { unit, start, end, exclude } = frame;
  if (isDefaultFrame(frame)) return '';
  if (!windows?.hasBackwardFrames && mayBeBackwards(frame)) return refuse('frames without rows');
  if (unit === 'groups' && !windows?.hasGroups) return refuse('frames of groups');
  if (exclude && !windows?.hasExclude) return refuse('frames that leave rows out');
  const bounds = [
    boundText(start, 'preceding', unit, write),
    boundText(end, 'following', unit, write),
  ];
  const less = exclude ? ` exclude ${exclude.replace('-', ' ')}` : '';
  return sql` ${unit} between ${joined(bounds, ' and ')}${less}`;
};

/** Functions to which single rows are known, also in an order that the window does not give. */
const dependsOnRows = (column: WindowColumn): boolean =>
  hasFrame(column)
    ? column.frame.unit === 'rows'
    : ['row-number', 'ntile', 'lag', 'lead'].includes(column.function);

/** What all columns of a window share, in columns that have references. */
interface Over {
  readonly partition: readonly Expression[];
  readonly order: readonly SortKey[];
  /** How the rows come in, which is their order where the window gives none. */
  readonly arriving: readonly SortKey[];
}

const isNoConstant = ({ kind }: Expression): boolean => kind !== 'literal';

/** ` over (partition by … order by … rows …)`. */
const overText = (column: WindowColumn, over: Over, { grammar, names }: Building): Sql => {
  const { write } = names;
  const { windows = refuse('windows') } = grammar;
  const frame = hasFrame(column) ? column.frame : undefined;
  const isByDistance = frame !== undefined && isMeasured(frame);
  // Constants put nothing in order, and SQL Server refuses them; but some frames need an order.
  const own =
    isByDistance || frame?.unit === 'groups'
      ? over.order
      : over.order.filter(({ expression }) => isNoConstant(expression));
  const order = own.length === 0 && dependsOnRows(column) ? over.arriving : own;
  const [key] = order;
  if (isByDistance && (!key || !windows.measures?.(key.expression)))
    return refuse('ranges of a distance');
  const partition = over.partition.flatMap((expression) => [
    grammar.key(expression, write),
    ...(grammar.groupedToo?.(expression, write) ?? []),
  ]);
  const keys = order.map((sortKey) =>
    isByDistance && windows.measuredKey
      ? windows.measuredKey(sortKey, write)
      : grammar.sortKey(sortKey, write),
  );
  const needsOrder =
    windows.noOrder !== undefined &&
    (frame === undefined || column.frame.unit !== 'range' || isWindowFunction(column.function));
  const sorted = keys.length > 0 ? joined(keys, ', ') : needsOrder ? windows.noOrder : undefined;
  const clauses: Sql[] = [
    ...(partition.length > 0 ? [sql`partition by ${joined(partition, ', ')}`] : []),
    ...(sorted === undefined ? [] : [sql`order by ${sorted}`]),
  ];
  // Without an order all rows are peers, and every range is the whole partition.
  const isWhole = keys.length === 0 && frame?.unit === 'range' && frame.exclude === undefined;
  const bounds = frame && !isWhole ? frameText(frame, grammar, write) : '';
  return sql` over (${joined(clauses, ' ')}${bounds})`;
};

const isText = ({ type }: Expression): boolean => type.name === 'text';

/** The functions as most databases have them. */
const calledOver = (
  name: WindowFunction,
  { operands, type }: WindowColumn,
  over: Sql,
  { grammar, names }: Building,
): Sql => {
  const { write } = names;
  const { windows = refuse('windows') } = grammar;
  if (windows.without?.includes(name)) return refuse(`${name} over a window`);
  const [value, number, beyond] = operands;
  const written = (expression: Expression): Sql =>
    beyond && grammar.inCase ? grammar.inCase(expression, write) : write.value(expression);
  const count = (expression: Expression | undefined): string =>
    countText(expression?.kind === 'literal' ? expression.value : undefined);
  const word = name.replace('-', '_');
  switch (name) {
    case 'ntile': {
      const text = sql`ntile(${count(value)})${over}`;
      return windows.asInteger ? windows.asInteger(text) : text;
    }
    case 'lag':
    case 'lead': {
      if (beyond && !windows.hasDefaultsOf(type)) return refuse(`${name} with a default`);
      const parts = [
        written(value ?? refuse('a value')),
        count(number),
        ...(beyond ? [written(beyond)] : []),
      ];
      return sql`${word}(${joined(parts, ', ')})${over}`;
    }
    case 'nth-value':
      return sql`${word}(${written(value ?? refuse('a value'))}, ${count(number)})${over}`;
    case 'first-value':
    case 'last-value':
      return sql`${word}(${written(value ?? refuse('a value'))})${over}`;
    case 'percent-rank':
    case 'cume-dist': {
      const text = sql`${word}()${over}`;
      return windows.asDouble ? windows.asDouble(text) : text;
    }
    default:
      return sql`${word}()${over}`;
  }
};

const NEVER_NULL: readonly WindowColumn['function'][] = [
  ...(['row-number', 'rank', 'dense-rank', 'percent-rank', 'cume-dist', 'ntile', 'count'] as const),
];

/** What a column is made of, so that its text is known to compare as what it was taken from. */
const rememberOrigin = (column: WindowColumn, { names }: Building): void => {
  const { definitions, settled, write } = names;
  const { id, function: name, type } = column;
  if (!isWindowFunction(name)) {
    definitions.set(id, { ...column, function: name, isDistinct: false });
    if (type.name === 'text') settled.add(id);
    return;
  }
  const texts = column.operands.filter(isText);
  const [text, ...others] = texts;
  if (text && others.length === 0) definitions.set(id, text);
  else if (text) definitions.set(id, { kind: 'call', function: 'coalesce', operands: texts, type });
  if (texts.length > 0 && texts.every(write.isSettled)) settled.add(id);
};

/**
 * All rows of a select and their windows, as a derived table: conditions and groups cannot read windows.
 *
 * @throws NotWritable where the database's windows mean something else
 */
export const windowed = (below: Select, node: Window, building: Building): Select => {
  const { grammar, names } = building;
  const { windows = refuse('windows') } = grammar;
  const input = isSimple(below) ? below : derived(below, grammar, names);
  const inside = (expression: Expression): Expression => substitute(expression, input.expressions);
  const order = node.order.map((key) => ({ ...key, expression: inside(key.expression) }));
  const over: Over = {
    partition: node.partition.map(inside).filter(isNoConstant),
    order,
    arriving: input.sort,
  };
  for (const known of node.columns) {
    const { filter } = known;
    const computed: WindowColumn = {
      ...known,
      operands: known.operands.map(inside),
      ...(filter && { filter: inside(filter) }),
    };
    if (windows.isInexact?.(computed)) return refuse(`${known.function} over this frame`);
    const text = overText(computed, over, building);
    const name = computed.function;
    names.references.set(
      known.id,
      isWindowFunction(name)
        ? calledOver(name, computed, text, building)
        : grammar.aggregate(
            { ...computed, function: name, isDistinct: false } satisfies AggregateColumn,
            [],
            names.write,
            text,
          ),
    );
    rememberOrigin(computed, building);
    if (NEVER_NULL.includes(name)) names.neverNull.add(known.id);
  }
  const added = node.columns.map(({ id, name, type }) => ({ id, name, type }));
  const select = changed(input, {
    sort: [],
    columns: [...input.columns, ...added],
    expressions: new Map([
      ...input.expressions,
      ...added.map(({ id, type }) => [id, column(id, type)] as const),
    ]),
  });
  return derived(select, grammar, names);
};
