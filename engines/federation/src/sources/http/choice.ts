/** Which operation answers a plan, by which requests: for sources that are only asked for equal values. */
import type { Node, ScanColumn } from '../../plan/node.ts';
import type { SqlType, Value } from '../../values.ts';
import { restrictionsOf } from './restriction.ts';
import { type Selection, selectionOf } from './selection.ts';
import { keyOfValue } from './values-out.ts';

export type Given = Exclude<Value, null>;

/** A column that answers hold. */
export interface AnsweredField {
  readonly column: string;
  readonly type: SqlType;
  readonly isNullable: boolean;
}

/** What an operation can be asked with. */
export interface AskedParameter {
  readonly column: string;
  readonly type: SqlType;
  readonly isRequired: boolean;
  /** The answer does not repeat it: the column holds what was asked. */
  readonly isEchoed: boolean;
  /** Values that one request may ask for. */
  readonly maximumValues: number;
}

/** An operation as a way to ask for rows of a table. */
export interface Way<Field extends AnsweredField, Parameter extends AskedParameter> {
  readonly table: string;
  readonly fields: readonly Field[];
  readonly parameters: readonly Parameter[];
  /** Whether a request can express a value; what none can equals nothing that the source could give. */
  readonly canBeAsked: (parameter: Parameter, value: Given) => boolean;
}

/** What one request asks for. */
export interface Asked<Parameter> {
  readonly parameter: Parameter;
  readonly values: readonly Given[];
}

/** Where a column's value comes from. */
export type Origin<Field, Parameter> =
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'echo'; readonly parameter: Parameter };

export interface Choice<Operation, Field, Parameter> {
  readonly operation: Operation;
  readonly selection: Selection;
  readonly output: readonly Origin<Field, Parameter>[];
  /** The values of every parameter, in the groups that go together in one request. */
  readonly groups: readonly (readonly Asked<Parameter>[])[];
  readonly requests: number;
}

const originOf = <Field extends AnsweredField, Parameter extends AskedParameter>(
  { fields, parameters }: Way<Field, Parameter>,
  { column }: ScanColumn,
): Origin<Field, Parameter> | undefined => {
  const field = fields.find((each) => each.column === column);
  if (field) return { kind: 'field', field };
  const parameter = parameters.find((each) => each.column === column);
  return parameter && { kind: 'echo', parameter };
};

const groupsOf = <Parameter extends AskedParameter>(
  parameter: Parameter,
  values: readonly Given[],
): readonly Asked<Parameter>[] => {
  const groups: Asked<Parameter>[] = [];
  for (let at = 0; at < values.length; at += parameter.maximumValues) {
    groups.push({ parameter, values: values.slice(at, at + parameter.maximumValues) });
  }
  return groups;
};

const chooseFor = <
  Field extends AnsweredField,
  Parameter extends AskedParameter,
  Operation extends Way<Field, Parameter>,
>(
  operation: Operation & Way<Field, Parameter>,
  selection: Selection,
): Choice<Operation, Field, Parameter> | undefined => {
  const restrictions = restrictionsOf(selection);
  if (!restrictions) return undefined;
  const used: Parameter[] = [];
  for (const column of restrictions.keys()) {
    const parameter = operation.parameters.find((each) => each.column === column);
    if (!parameter) return undefined;
    used.push(parameter);
  }
  const output: Origin<Field, Parameter>[] = [];
  for (const column of selection.output) {
    const origin = originOf(operation, column);
    if (!origin) return undefined;
    output.push(origin);
  }
  const needed = operation.parameters.filter(({ isRequired }) => isRequired);
  const echoed = output.flatMap((origin) => (origin.kind === 'echo' ? [origin.parameter] : []));
  if (![...needed, ...echoed].every((parameter) => used.includes(parameter))) return undefined;
  const groups = used.map((parameter) => {
    const values = [...(restrictions.get(parameter.column)?.values.values() ?? [])];
    return groupsOf(
      parameter,
      values.filter((value) => operation.canBeAsked(parameter, value)),
    );
  });
  const requests = groups.reduce((product, { length }) => product * length, 1);
  return { operation, selection, output, groups, requests };
};

/** The operation that needs the fewest requests; undefined when none answers the plan. */
export const chooseOperation = <
  Field extends AnsweredField,
  Parameter extends AskedParameter,
  Operation extends Way<Field, Parameter>,
>(
  plan: Node,
  operations: readonly (Operation & Way<Field, Parameter>)[],
  maximumRequests: number,
): Choice<Operation, Field, Parameter> | undefined => {
  const selection = selectionOf(plan);
  if (!selection || selection.order.length > 0) return undefined;
  const choices = operations.flatMap((operation) => {
    const choice =
      operation.table === selection.scan.table.name
        ? chooseFor<Field, Parameter, Operation>(operation, selection)
        : undefined;
    return choice && choice.requests <= maximumRequests ? [choice] : [];
  });
  return choices.toSorted((one, other) => one.requests - other.requests)[0];
};

/** Every combination of one group for each parameter; one empty combination without parameters. */
export function* combinations<Parameter>(
  groups: readonly (readonly Asked<Parameter>[])[],
): Generator<readonly Asked<Parameter>[]> {
  const [first, ...rest] = groups;
  if (!first) {
    yield [];
    return;
  }
  for (const asked of first) for (const others of combinations(rest)) yield [asked, ...others];
}

/** The columns that an answer has to hold: what the query wants and what is compared here. */
export const fieldsNeeded = <Field extends AnsweredField, Parameter extends AskedParameter>(
  { output, operation }: Choice<Way<Field, Parameter>, Field, Parameter>,
  asked: readonly Asked<Parameter>[],
): readonly Field[] => {
  const wanted = output.flatMap((origin) => (origin.kind === 'field' ? [origin.field] : []));
  const compared = asked.flatMap(({ parameter }) =>
    operation.fields.filter(({ column }) => column === parameter.column),
  );
  const needed = [...new Set([...compared, ...wanted])];
  return needed.length > 0 ? needed : operation.fields.slice(0, 1);
};

/**
 * How rows are read from the items of one request's answer.
 *
 * @returns undefined for an item that does not equal what was asked: operations may give more, by ignoring
 * case, by wildcards, by looking for parts of words
 */
export const rowReader = <Item, Field extends AnsweredField, Parameter extends AskedParameter>(
  { output, operation }: Choice<Way<Field, Parameter>, Field, Parameter>,
  asked: readonly Asked<Parameter>[],
  read: (item: Item, field: Field) => Value,
): ((item: Item) => readonly Value[] | undefined) => {
  const checks = asked.flatMap(({ parameter, values }) => {
    const field = operation.fields.find(({ column }) => column === parameter.column);
    const keys = new Set(values.map((value) => keyOfValue(value, parameter.type)));
    return field ? [{ field, keys }] : [];
  });
  const echoes = new Map(asked.map(({ parameter, values }) => [parameter, values[0] ?? null]));
  return (item) => {
    for (const { field, keys } of checks) {
      const value = read(item, field);
      if (value === null || !keys.has(keyOfValue(value, field.type))) return undefined;
    }
    return output.map((origin) =>
      origin.kind === 'field' ? read(item, origin.field) : (echoes.get(origin.parameter) ?? null),
    );
  };
};
