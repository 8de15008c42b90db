/** Whole queries, with WITH and queries in FROM. */
import type { Value } from '../../src/values.ts';
import { anyCondition } from './conditions.ts';
import { createDraws, type Draws, playedAgain } from './draws.ts';
import { anyExpression } from './expressions.ts';
import { direction, ordered } from './order.ts';
import type { Relation, Writing } from './scope.ts';
import { body, kindsOf, MOST_RESULTS, set } from './selects.ts';

export interface MixedQuery {
  readonly text: string;
  readonly parameters: readonly Value[];
  /** Columns by which rows are in order, by their place; all of them when the order leaves nothing open. */
  readonly order: readonly number[];
  /** Whether the rows come in one order only. */
  readonly isTotal: boolean;
  /** Columns whose last digits may differ, by their place. */
  readonly approximate: ReadonlySet<number>;
  readonly constructs: ReadonlySet<string>;
  readonly taken: readonly number[];
}

/** A query in FROM under a name of its own, its columns under theirs. */
const derivedTable = (writing: Writing, depth: number): Relation => {
  writing.used.add('derived table');
  const alias = writing.alias('d');
  const { text, columns, rows, largest } = subselect(writing, depth);
  return {
    text: `(${text}) ${alias}`,
    columns: columns.map((column, index) => ({ ...column, text: `${alias}.c${index}` })),
    rows,
    largest,
    key: undefined,
  };
};

/** A query inside another one; ordered and limited now and then. */
const subselect = (writing: Writing, depth: number) => {
  const { draws } = writing;
  const kinds = ['whole', ...kindsOf(draws, 3)] as const;
  const of = draws.chance(0.12) ? set(writing, kinds, 0) : body(writing, kinds, depth, false);
  const isLimited = of.rows > MOST_RESULTS || draws.chance(0.15);
  const columns = of.columns.map(({ isKey: _, ...column }) => column);
  if (!isLimited) return { text: of.text, columns, rows: of.rows, largest: of.largest };
  writing.used.add('limit inside');
  const keys = columns.map((_, index) => `${index + 1}${direction(writing)}`);
  const count = draws.pick([20, 5, 200]);
  return {
    text: `${of.text} order by ${keys.join(', ')} limit ${count}`,
    columns,
    rows: Math.min(of.rows, count),
    largest: count,
  };
};

const commonTable = (writing: Writing): void => {
  const name = writing.alias('w');
  const { text, columns: given, ...size } = subselect(writing, 0);
  const columns = given.map((column, index) => ({ ...column, text: `c${index}` }));
  const relation: Relation = { text: name, columns, ...size, key: undefined };
  writing.commonTables.push({ name, text, relation });
};

/** Leaves out parameters that the text does not have, and numbers the others anew. */
const renumbered = (
  text: string,
  parameters: readonly Value[],
): { text: string; parameters: Value[] } => {
  const used: Value[] = [];
  const numbers = new Map<string, number>();
  const result = text.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const known = numbers.get(digits) ?? used.push(parameters[Number(digits) - 1] ?? null);
    numbers.set(digits, known);
    return `$${known}`;
  });
  return { text: result, parameters: used };
};

const write = (draws: Draws): MixedQuery => {
  let aliases = 0;
  const writing: Writing = {
    grammar: { expression: anyExpression, condition: anyCondition, derivedTable },
    draws,
    parameters: [],
    used: new Set(),
    commonTables: [],
    alias: (prefix) => {
      aliases += 1;
      return `${prefix}${aliases}`;
    },
  };
  for (let count = draws.pick([0, 0, 0, 0, 1, 2]); count > 0; count -= 1) commonTable(writing);
  const kinds = kindsOf(draws, 4);
  const isSet = draws.chance(0.12);
  const of = isSet ? set(writing, kinds, 1) : body(writing, kinds, 1, true);
  const { text: order, ...how } = ordered(writing, of);
  const tables = writing.commonTables.map(({ name, text }) => `${name} as (${text})`);
  const head = tables.length > 0 ? `with ${tables.join(', ')} ` : '';
  const whole = renumbered(`${head}${of.text}${order}`, writing.parameters);
  const sources = new Set(whole.text.match(/\b(?:crm|tax|archive|lists)(?=\.)/g));
  writing.used.add(sources.size === 1 ? '1 source' : `${sources.size} sources`);
  return {
    ...whole,
    ...how,
    approximate: new Set(
      of.columns.flatMap(({ isApproximate }, index) => (isApproximate ? [index] : [])),
    ),
    constructs: writing.used,
    taken: draws.taken,
  };
};

/** A query by the numbers that are drawn: the same numbers give the same query. */
export const mixedQuery = (draw: () => number): MixedQuery => write(createDraws(draw));

export const mixedQueryAgain = (taken: readonly number[]): MixedQuery => write(playedAgain(taken));
