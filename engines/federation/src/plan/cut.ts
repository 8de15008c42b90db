/** Cuts a plan into fragments: the largest parts that one source answers alone. */

import { estimateRows } from './estimate.ts';
import { BOOLEAN, conjunction, conjuncts, type Expression, literal } from './expression.ts';
import { type Fragment, inputsOf, type Node, windowExpressions } from './node.ts';
import { canRaise } from './raising.ts';
import { sampleKey } from './sample-key.ts';

/** Sources that a plan's tables are of. */
export const sourcesIn = (node: Node, into: Set<string> = new Set()): ReadonlySet<string> => {
  if (node.kind === 'scan' || node.kind === 'fragment') into.add(node.source);
  else for (const input of inputsOf(node)) sourcesIn(input, into);
  return into;
};

/** The expressions that a node itself holds. */
export const expressionsOf = (node: Node): readonly Expression[] => {
  switch (node.kind) {
    case 'filter':
      return [node.condition];
    case 'project':
      return node.columns.map(({ expression }) => expression);
    case 'join':
      return node.condition ? [node.condition] : [];
    case 'aggregate':
      return [
        ...node.keys.map(({ expression }) => expression),
        ...node.aggregates.flatMap(({ operands, filter }) => [
          ...operands,
          ...(filter ? [filter] : []),
        ]),
      ];
    case 'window':
      return windowExpressions(node);
    case 'sort':
      return node.keys.map(({ expression }) => expression);
    default:
      return [];
  }
};

/** Whether a policy hides rows of a plan. */
export const hasBarrier = (node: Node): boolean =>
  (node.kind === 'filter' && node.isBarrier === true) || inputsOf(node).some(hasBarrier);

/**
 * Whether nothing above a policy's filter can fail on a value. A database may try conditions in any order,
 * and a failure would tell of rows that the policy hides.
 */
export const isDiscreet = (node: Node): boolean =>
  !hasBarrier(node) ||
  (((node.kind === 'filter' && node.isBarrier === true) || !expressionsOf(node).some(canRaise)) &&
    inputsOf(node).every(isDiscreet));

/** Whether a source, by name, answers a plan. */
export type SourceCan = (source: string, plan: Node) => boolean;

/** The one source that answers a plan alone. */
export const soleSource = (node: Node, can: SourceCan): string | undefined => {
  const [source, another] = sourcesIn(node);
  if (source === undefined || another !== undefined) return undefined;
  return isDiscreet(node) && can(source, node) ? source : undefined;
};

const hasScan = (node: Node): boolean => node.kind === 'scan' || inputsOf(node).some(hasScan);

/** Names fragments by source, in the order of the plan. */
export const createNaming = (): ((source: string) => string) => {
  const used = new Map<string, number>();
  return (source) => {
    const number = (used.get(source) ?? 0) + 1;
    used.set(source, number);
    return `${source}#${number}`;
  };
};

type Cut = (node: Node) => Node;

/** Every condition that the source takes beside those it has taken, then the rest here. */
const cutFilter = (node: Extract<Node, { kind: 'filter' }>, can: SourceCan, cut: Cut): Node => {
  let inside: Node = node.input;
  const taken: Expression[] = [];
  const rest: Expression[] = [];
  for (const condition of conjuncts(node.condition)) {
    const together = conjunction([...taken, condition]);
    const attempt: Node | undefined = together && {
      kind: 'filter',
      input: node.input,
      condition: together,
    };
    if (attempt && soleSource(attempt, can) !== undefined) {
      taken.push(condition);
      inside = attempt;
    } else rest.push(condition);
  }
  const condition = conjunction(rest);
  return condition ? { ...node, input: cut(inside), condition } : cut(inside);
};

/** Conditions over a table that answers only for keys, as a join would ask for it. */
const withKeys = (node: Node): Node | undefined => {
  if (node.kind === 'filter' || node.kind === 'project') {
    const input = withKeys(node.input);
    return input && { ...node, input };
  }
  if (node.kind !== 'scan') return undefined;
  for (const names of node.table.access ?? []) {
    const columns = node.columns.filter(({ column }) => names.includes(column));
    const condition = conjunction(
      columns.map(({ id, type }) => ({
        kind: 'in',
        operand: { kind: 'column', id, type },
        list: [literal(sampleKey(type), type)],
        type: BOOLEAN,
      })),
    );
    if (condition && columns.length === names.length)
      return { kind: 'filter', input: node, condition };
  }
  return undefined;
};

/** A limit goes below what gives one row for each row. */
const belowProjection = (node: Extract<Node, { kind: 'limit' }>): Node => {
  const { input } = node;
  return input.kind === 'project' ? { ...input, input: { ...node, input: input.input } } : node;
};

/**
 * Each scan ends in one fragment. What no source answers alone stays in the plan, to be done here.
 *
 * @param can told once for every part that is tried; must not ask the source over the network
 */
export const cutIntoFragments = (plan: Node, can: SourceCan): Node => {
  const name = createNaming();
  const fragmentOf = (node: Node, source: string): Fragment => ({
    kind: 'fragment',
    name: name(source),
    source,
    plan: node,
    estimatedRows: estimateRows(node),
  });
  const cut: Cut = (node) => {
    if (!hasScan(node)) return node;
    const source = soleSource(node, can);
    if (source !== undefined) return fragmentOf(node, source);
    switch (node.kind) {
      case 'filter': {
        // Rows that a policy hides are not to come here, where the source itself can leave them out.
        const asked = node.isBarrier ? withKeys(node) : undefined;
        const taker = asked && soleSource(asked, can);
        return taker === undefined ? cutFilter(node, can, cut) : fragmentOf(node, taker);
      }
      case 'limit': {
        const lower = belowProjection(node);
        if (lower !== node && lower.kind === 'project')
          return { ...lower, input: cut(lower.input) };
        return { ...node, input: cut(node.input) };
      }
      case 'join':
      case 'set':
        return { ...node, left: cut(node.left), right: cut(node.right) };
      case 'project':
      case 'aggregate':
      case 'window':
      case 'sort':
      case 'distinct':
        return { ...node, input: cut(node.input) };
      // Answers only when it is given something, which a join may do.
      case 'scan':
        return node.table.access ? fragmentOf(node, node.source) : node;
      case 'values':
      case 'fragment':
        return node;
    }
  };
  return cut(plan);
};
