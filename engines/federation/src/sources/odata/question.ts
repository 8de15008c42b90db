/** Plans as questions to an entity set. */
import { type Expression, partsOf } from '../../plan/expression.ts';
import type { Aggregate, Node, SortKey } from '../../plan/node.ts';
import type { Value } from '../../values.ts';
import { isNumeric } from '../../values.ts';
import { type Restriction, restrictionsOf } from '../http/restriction.ts';
import { type Selection, selectionOf } from '../http/selection.ts';
import { type FilterContext, filterText, listText } from './filter.ts';
import type { EntitySet, Property } from './metadata.ts';
import type { ODataSettings } from './options.ts';

/** A restriction that is asked for and looked at again when rows arrive. */
export interface Check {
  readonly property: Property;
  readonly keys: ReadonlySet<string>;
}

/** One request's part of a question. */
export interface Part {
  readonly filter: string | undefined;
  readonly checks: readonly Check[];
}

export interface Question {
  readonly set: EntitySet;
  readonly selection: Selection;
  readonly kind: 'rows' | 'count';
  readonly output: readonly Property[];
  readonly parts: readonly Part[];
  readonly orderby: string | undefined;
  /** Whether the service does the query's limit and offset. */
  readonly isLimitSent: boolean;
  /** Literals, for the log. */
  readonly parameters: number;
}

/** `count(*)` of everything below, also under a projection that leaves it alone. */
const countedInput = (plan: Node): Node | undefined => {
  const isPlain = (node: Node): node is Aggregate =>
    node.kind === 'aggregate' && node.keys.length === 0 && node.aggregates.length === 1;
  const node =
    plan.kind === 'project' &&
    plan.columns.length === 1 &&
    plan.columns[0]?.expression.kind === 'column'
      ? plan.input
      : plan;
  if (!isPlain(node)) return undefined;
  const [count] = node.aggregates;
  const isCount =
    count?.function === 'count' &&
    count.operands.length === 0 &&
    !count.isDistinct &&
    !count.filter;
  return isCount ? node.input : undefined;
};

/** Where NULL comes is settled in OData: first upwards, last downwards (OData 4.01, section 11.2.6.2). */
const orderText = (
  { expression, isDescending, areNullsFirst }: SortKey,
  propertyOf: FilterContext['propertyOf'],
): string | undefined => {
  const property = propertyOf(expression);
  if (!property?.isComparable) return undefined;
  const { type, isNullable, path } = property;
  const isOrdered =
    (isNumeric(type) && type.name !== 'double' && type.name !== 'real') ||
    ['date', 'time', 'timestamptz'].includes(type.name);
  if (!isOrdered || (isNullable && areNullsFirst === isDescending)) return undefined;
  return `${path.join('/')} ${isDescending ? 'desc' : 'asc'}`;
};

const literalsIn = (expression: Expression): number =>
  expression.kind === 'literal'
    ? 1
    : partsOf(expression).reduce((sum, part) => sum + literalsIn(part), 0);

const joinedFilter = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join(' and ');

/** Values in as many groups as addresses of limited length need; undefined when one alone is too long. */
const groupsOf = (
  values: readonly (readonly [string, Exclude<Value, null>])[],
  fits: (values: readonly Exclude<Value, null>[]) => boolean,
): readonly (readonly (readonly [string, Exclude<Value, null>])[])[] | undefined => {
  const groups: (readonly [string, Exclude<Value, null>])[][] = [];
  let at = 0;
  // The length grows with every value, so the most that fit are found by halving.
  while (at < values.length) {
    let [least, most] = [0, values.length - at];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      if (fits(values.slice(at, at + middle).map(([, value]) => value))) least = middle;
      else most = middle - 1;
    }
    if (least === 0) return undefined;
    groups.push(values.slice(at, at + least));
    at += least;
  }
  return groups;
};

/** @param lengthOf the characters of an address with this filter and order */
export const questionOf = (
  plan: Node,
  sets: ReadonlyMap<string, EntitySet>,
  settings: ODataSettings,
  lengthOf: (question: Omit<Question, 'parts'>, filter: string | undefined) => number,
): Question | undefined => {
  const counted = countedInput(plan);
  const selection = selectionOf(counted ?? plan);
  const set = selection && sets.get(selection.scan.table.name);
  if (!selection || !set || (counted && (selection.count !== undefined || selection.offset > 0)))
    return undefined;
  const byColumn = new Map(set.properties.map((property) => [property.column, property]));
  const propertyOf = (expression: Expression): Property | undefined => {
    const id = expression.kind === 'column' ? expression.id : undefined;
    return byColumn.get(selection.scan.columns.find((column) => column.id === id)?.column ?? '');
  };
  const context: FilterContext = {
    propertyOf,
    isTextExact: settings.textComparison === 'exact',
    hasIn: settings.version === '4.01',
  };

  // Long lists are split; equality of text is looked at again where the service may ignore case.
  const lists: {
    readonly property: Property;
    readonly restriction: Restriction;
    readonly isChecked: boolean;
  }[] = [];
  const texts: string[] = [];
  for (const condition of selection.conditions) {
    const text = filterText(condition, context);
    const restriction = [
      ...(restrictionsOf({ conditions: [condition], scan: selection.scan })?.values() ?? []),
    ][0];
    const property = restriction && byColumn.get(restriction.column.column);
    const isText = property?.type.name === 'text' && property.isComparable;
    const isList = condition.kind === 'in' && text !== undefined;
    if (restriction && property && (isList || (text === undefined && isText))) {
      lists.push({ property, restriction, isChecked: text === undefined });
    } else if (text === undefined) return undefined;
    else texts.push(text);
  }
  const order: string[] = [];
  for (const key of selection.order) {
    const text = orderText(key, propertyOf);
    if (text === undefined) return undefined;
    order.push(text);
  }
  const output: Property[] = [];
  for (const { column } of selection.output) {
    const property = byColumn.get(column);
    if (!property) return undefined;
    output.push(property);
  }
  const hasChecks = lists.some(({ isChecked }) => isChecked);
  if (counted && hasChecks) return undefined;
  const question = {
    set,
    selection,
    kind: counted ? ('count' as const) : ('rows' as const),
    output,
    orderby: order.length > 0 ? order.join(',') : undefined,
    isLimitSent: !hasChecks,
    parameters: selection.conditions.reduce((sum, each) => sum + literalsIn(each), 0),
  };

  let parts: readonly Part[] = [{ filter: joinedFilter(texts), checks: [] }];
  for (const { property, restriction, isChecked } of lists) {
    // What no address can hold is in no row. A service that does not like control characters says so.
    const askable = [...restriction.values].filter(
      ([, value]) => typeof value !== 'string' || value.isWellFormed(),
    );
    const split: Part[] = [];
    for (const { filter, checks } of parts) {
      const textWith = (values: readonly Exclude<Value, null>[]): string =>
        joinedFilter([
          ...(filter === undefined ? [] : [filter]),
          listText(property, values, context.hasIn),
        ]) ?? '';
      const groups = groupsOf(
        askable,
        (values) => lengthOf(question, textWith(values)) <= settings.maximumUrl,
      );
      if (!groups) return undefined;
      for (const group of groups) {
        const check = { property, keys: new Set(group.map(([key]) => key)) };
        split.push({
          filter: textWith(group.map(([, value]) => value)),
          checks: isChecked ? [...checks, check] : checks,
        });
      }
    }
    parts = split;
  }
  const isTooLong = parts.some(({ filter }) => lengthOf(question, filter) > settings.maximumUrl);
  if (isTooLong || parts.length > settings.maximumRequests) return undefined;
  // Several answers are in no order together.
  if (parts.length > 1 && selection.order.length > 0) return undefined;
  return { ...question, isLimitSent: question.isLimitSent && parts.length === 1, parts };
};
