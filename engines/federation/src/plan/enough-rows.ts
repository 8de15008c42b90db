/**
 * Asks for no more rows than can count: the first few of a product need the first few of either side, and
 * whether there is any row is told by one. The rows of the plan stay the same as far as they are said at all.
 */
import { type Limit, type Node, withInputs } from './node.ts';

const atMost = (input: Node, count: number): Node =>
  input.kind === 'values' && input.rows.length <= count
    ? input
    : spread({ kind: 'limit', input, count, offset: 0 });

/** The limit, and lower ones where its input makes every row of any rows. */
const spread = (limit: Limit): Limit => {
  if (limit.count === undefined) return limit;
  const enough = limit.count + limit.offset;
  const within = (node: Node): Node => {
    if (node.kind === 'project') return { ...node, input: within(node.input) };
    // Each row of the left gives one row at least.
    const keepsLeft = node.kind === 'join' && (node.type === 'left' || node.type === 'single');
    if (keepsLeft) return { ...node, left: atMost(node.left, enough) };
    const isProduct = node.kind === 'join' && node.type === 'inner' && !node.condition;
    const isConcatenation = node.kind === 'set' && node.operation === 'union' && node.isAll;
    if (!isProduct && !isConcatenation) return node;
    return { ...node, left: atMost(node.left, enough), right: atMost(node.right, enough) };
  };
  return { ...limit, input: within(limit.input) };
};

/** @param isWhole whether one source answers a part alone: it needs no advice */
export const askForEnough = (plan: Node, isWhole: (part: Node) => boolean): Node => {
  if (isWhole(plan)) return plan;
  const node = withInputs(plan, (input) => askForEnough(input, isWhole));
  if (node.kind === 'limit') return spread(node);
  const isQuestion =
    node.kind === 'join' && (node.type === 'semi' || node.type === 'anti') && !node.condition;
  return isQuestion ? { ...node, right: atMost(node.right, 1) } : node;
};
