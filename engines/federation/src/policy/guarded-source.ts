/**
 * The door of a source: rows that a policy hides end here, also where the source cannot leave them out by
 * itself. What comes out of the door is what is counted, what is joined, and whose keys other sources are
 * asked for; so that none of it tells of hidden rows.
 */
import { prepareStreaming, type StreamingPlan, streamPlan } from '../local/streaming.ts';
import { hasBarrier } from '../plan/cut.ts';
import {
  type ColumnId,
  conjunction,
  conjuncts,
  type Expression,
  substitute,
} from '../plan/expression.ts';
import { type Node, outputOf } from '../plan/node.ts';
import { canRaise } from '../plan/raising.ts';
import type { Source } from '../sources/source.ts';

/** Conditions on rows of one node, those of policies apart, and the columns that are left in the end. */
interface Stack {
  readonly base: Node;
  readonly barriers: readonly Expression[];
  readonly conditions: readonly Expression[];
  /** Columns of the plan in those of the base. */
  readonly columns: ReadonlyMap<ColumnId, Expression>;
}

const stackOf = (node: Node): Stack => {
  if (node.kind === 'filter') {
    const below = stackOf(node.input);
    const own = conjuncts(substitute(node.condition, below.columns));
    return node.isBarrier
      ? { ...below, barriers: [...below.barriers, ...own] }
      : { ...below, conditions: [...below.conditions, ...own] };
  }
  if (
    node.kind === 'project' &&
    node.columns.every(({ expression }) => expression.kind === 'column')
  ) {
    const below = stackOf(node.input);
    return {
      ...below,
      columns: new Map(
        node.columns.map(({ id, expression }) => [id, substitute(expression, below.columns)]),
      ),
    };
  }
  return {
    base: node,
    barriers: [],
    conditions: [],
    columns: new Map(outputOf(node).map(({ id, type }) => [id, { kind: 'column', id, type }])),
  };
};

const filtered = (input: Node, conditions: readonly Expression[]): Node => {
  const condition = conjunction(conditions);
  return condition ? { kind: 'filter', input, condition } : input;
};

interface Door {
  /** What the source is asked. */
  readonly asked: Node;
  /** What is done with its rows as they come. */
  readonly steps: StreamingPlan;
}

/** @returns undefined for plans that no policy restricts, and that cannot be finished row by row */
const doorOf = (plan: Node, can: Source['canExecute']): Door | undefined => {
  if (plan.kind !== 'filter' && plan.kind !== 'project') return undefined;
  const { base, barriers, conditions, columns } = stackOf(plan);
  // Nothing may fail here: a source's failures are its own.
  if (barriers.length === 0 || [...barriers, ...conditions].some(canRaise)) return undefined;
  const taken: Expression[] = [];
  const takes = (condition: Expression): boolean => {
    if (!can(filtered(base, [...taken, condition]))) return false;
    taken.push(condition);
    return true;
  };
  const left = conditions.filter((condition) => !takes(condition));
  const closed = barriers.filter((condition) => !takes(condition));
  const asked = filtered(base, taken);
  if (!can(asked)) return undefined;
  const rows: Node = {
    kind: 'fragment',
    name: 'asked',
    source: 'asked',
    plan: asked,
    estimatedRows: 0,
  };
  const steps = prepareStreaming({
    kind: 'project',
    input: filtered(filtered(rows, closed), left),
    columns: outputOf(plan).map((one) => ({
      ...one,
      expression: columns.get(one.id) ?? { kind: 'column', id: one.id, type: one.type },
    })),
  });
  return steps && { asked, steps };
};

/** The same source, which does all that policies say of its rows. */
export const guardedSource = (source: Source): Source => {
  const doors = new WeakMap<Node, { readonly door: Door | undefined }>();
  const doorFor = (plan: Node): Door | undefined => {
    const known = doors.get(plan);
    if (known) return known.door;
    const door = source.canExecute(plan) ? undefined : doorOf(plan, source.canExecute);
    doors.set(plan, { door });
    return door;
  };
  const { estimate } = source;
  return {
    ...source,
    canExecute: (plan) => source.canExecute(plan) || doorFor(plan) !== undefined,
    describe: (plan) => source.describe(doorFor(plan)?.asked ?? plan),
    execute: (plan, limits) => {
      const door = doorFor(plan);
      return door
        ? streamPlan(door.steps, source.execute(door.asked, limits))
        : source.execute(plan, limits);
    },
    ...(estimate && {
      // A source estimates by all of its rows, also by those that are hidden.
      estimate: async (plan, signal) => (hasBarrier(plan) ? undefined : estimate(plan, signal)),
    }),
  };
};
