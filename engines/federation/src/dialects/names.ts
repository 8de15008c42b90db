/** What is known of a plan's columns while one statement is written. */
import {
  type ColumnId,
  columnsIn,
  conjuncts,
  type Expression,
  partsOf,
} from '../plan/expression.ts';
import type { AggregateColumn } from '../plan/node.ts';
import type { ColumnSchema } from '../schema.ts';
import type { SqlType } from '../values.ts';
import { type Grammar, refuse, type Writer } from './grammar.ts';
import { joined, type Sql, sql } from './sql.ts';

export interface Names {
  /** How a column is referred to; changes when it moves into a derived table. */
  readonly references: Map<ColumnId, Sql>;
  readonly origins: Map<ColumnId, ColumnSchema>;
  readonly definitions: Map<ColumnId, Expression | AggregateColumn>;
  readonly neverNull: Set<ColumnId>;
  /** Columns whose text was written so that it compares as PostgreSQL's. */
  readonly settled: Set<ColumnId>;
  /** An alias that no other table of the statement has, quoted. */
  readonly alias: () => string;
  /** A number for a column that the plan does not have. */
  readonly inventId: () => ColumnId;
  readonly write: Writer;
}

/** Functions whose result is NULL exactly when one of their operands is. */
const STRICT: ReadonlySet<string> = new Set([
  'add',
  'subtract',
  'multiply',
  'divide',
  'modulo',
  'negate',
  'equal',
  'not-equal',
  'less',
  'less-or-equal',
  'greater',
  'greater-or-equal',
  'and',
  'or',
  'not',
  'like',
  'ilike',
  'concatenate',
  'lower',
  'upper',
  'trim',
  'length',
  'absolute',
  'year',
  'month',
  'day',
]);

/** Functions that dialects without boolean values write as conditions. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'equal',
  'not-equal',
  'less',
  'less-or-equal',
  'greater',
  'greater-or-equal',
  'is-distinct',
  'and',
  'or',
  'not',
  'is-null',
  'like',
  'ilike',
]);

const isCondition = (expression: Expression): boolean =>
  expression.kind === 'in' || (expression.kind === 'call' && CONDITIONS.has(expression.function));

const createWriter = (
  grammar: Grammar,
  { references, origins, definitions, neverNull, settled }: Omit<Names, 'write'>,
): Writer => {
  const { conditionAsValue } = grammar;

  const isNullable = (expression: Expression): boolean => {
    switch (expression.kind) {
      case 'column':
        return !neverNull.has(expression.id);
      case 'literal':
        return expression.value === null;
      case 'call':
        if (expression.function === 'is-null' || expression.function === 'is-distinct')
          return false;
        if (expression.function === 'coalesce') return expression.operands.every(isNullable);
        return !STRICT.has(expression.function) || expression.operands.some(isNullable);
      case 'in':
        return partsOf(expression).some(isNullable);
      case 'cast':
        return isNullable(expression.operand);
      case 'case':
        return true;
    }
  };

  const definitionOf = (id: ColumnId) => definitions.get(id);

  const originOf = (expression: Expression): ColumnSchema | undefined => {
    if (expression.kind !== 'column') return undefined;
    const definition = definitions.get(expression.id);
    return definition && 'kind' in definition ? originOf(definition) : origins.get(expression.id);
  };

  const isSettled = (expression: Expression): boolean => {
    if (expression.kind !== 'column') return false;
    if (settled.has(expression.id)) return true;
    const origin = originOf(expression);
    if (!origin) return false;
    const { collation } = origin;
    return collation === undefined || grammar.isCollationC?.(collation) === true;
  };

  const written = (expression: Expression): Sql => {
    switch (expression.kind) {
      case 'column': {
        const reference =
          references.get(expression.id) ?? refuse(`no column ${expression.id} below`);
        return grammar.column ? grammar.column(reference, expression.type) : reference;
      }
      case 'literal': {
        const { value, type } = expression;
        if (value === null) return grammar.nullOf(type);
        if (typeof value === 'boolean') return grammar.booleanValue(value);
        return grammar.literal(value, type);
      }
      case 'call': {
        const writeCall =
          grammar.functions[expression.function] ??
          refuse(`${expression.function} is not writable`);
        return writeCall(expression.operands, write, expression.type);
      }
      case 'cast':
        return grammar.cast(expression.operand, expression.type, write);
      case 'case':
        return writtenCase(expression);
      case 'in':
        return expression.list.length === 0
          ? grammar.constant(false)
          : grammar.inList(expression.operand, expression.list, write);
    }
  };

  const writtenCase = ({ branches, otherwise }: Extract<Expression, { kind: 'case' }>): Sql => {
    const asResult = (result: Expression): Sql =>
      grammar.inCase ? grammar.inCase(result, write) : write.value(result);
    const parts = branches.map(
      ({ when, result }) => sql`when ${write.predicate(when)} then ${asResult(result)} `,
    );
    const last = otherwise ? sql`else ${asResult(otherwise)} ` : '';
    return sql`case ${parts}${last}end`;
  };

  const write: Writer = {
    value: (expression) =>
      conditionAsValue && isCondition(expression)
        ? conditionAsValue(written(expression))
        : written(expression),
    predicate: (expression) => {
      if (!conditionAsValue || isCondition(expression)) return written(expression);
      if (expression.kind === 'literal' && typeof expression.value === 'boolean')
        return grammar.constant(expression.value);
      return sql`(${written(expression)} = ${grammar.booleanValue(true)})`;
    },
    isNullable,
    originOf,
    isSettled,
    definitionOf,
  };
  return write;
};

export const createNames = (grammar: Grammar): Names => {
  let aliases = 0;
  let invented = 0;
  const names: Omit<Names, 'write'> = {
    references: new Map(),
    origins: new Map(),
    definitions: new Map(),
    neverNull: new Set(),
    settled: new Set(),
    alias: () => {
      const alias = grammar.identifier(`t${aliases}`);
      aliases += 1;
      return alias;
    },
    inventId: () => {
      invented -= 1;
      return invented;
    },
  };
  return { ...names, write: createWriter(grammar, names) };
};

/** The conditions that all have to hold, each written by itself. */
export const writtenConditions = (
  condition: Expression | undefined,
  write: Writer,
): readonly Sql[] => (condition ? conjuncts(condition).map(write.predicate) : []);

export const allOf = (conditions: readonly Sql[]): Sql => joined(conditions, ' and ');

export const typesOf = (columns: readonly { readonly type: SqlType }[]): readonly SqlType[] =>
  columns.map(({ type }) => type);

export const readsOnly = (expression: Expression, ids: ReadonlySet<ColumnId>): boolean =>
  [...columnsIn(expression)].every((id) => ids.has(id));
