/** Plans that need no more than one batch at a time: filters, projections and limits, also over `union all`. */
import type { Fragment, Node } from '../plan/node.ts';
import type { Batch } from '../values.ts';
import { NotInMemory } from './memory/expression.ts';
import { prepare } from './memory/prepare.ts';

/** One step over the batches from below; `isEnough` says that no further row is needed. */
interface Step {
  readonly apply: (batch: Batch) => Batch;
  readonly isEnough: () => boolean;
}

type Leaf = Fragment | Extract<Node, { kind: 'values' }>;

/** A leaf in one run. */
export interface Branch {
  readonly leaf: Leaf;
  /** What becomes of some of its rows. */
  readonly apply: (batch: Batch) => Batch;
  /** No further row of it is needed. */
  readonly isEnough: () => boolean;
}

/** What the nodes of a plan do, from the top. */
type Prepared =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'step'; readonly start: () => Step; readonly input: Prepared }
  | { readonly kind: 'union'; readonly left: Prepared; readonly right: Prepared };

const NO_STEPS = { spend: () => {} };

/** Rows of a node, as if they all came together. */
const standIn = (node: Node): Fragment => ({
  ...{ kind: 'fragment', name: 'batch', source: '', estimatedRows: 0 },
  plan: node,
});

/** The node by itself, over batches as if they were all rows. */
const rowStep = (node: Extract<Node, { kind: 'filter' | 'project' }>): (() => Step) => {
  const operator = prepare({ ...node, input: standIn(node.input) });
  return () => ({
    apply: (batch) => operator.run({ ...NO_STEPS, rowsOf: () => batch }),
    isEnough: () => false,
  });
};

const limitStep =
  ({ count, offset }: Extract<Node, { kind: 'limit' }>) =>
  (): Step => {
    let toSkip = offset;
    let left = count ?? Number.POSITIVE_INFINITY;
    return {
      apply: (batch) => {
        const kept = batch.slice(toSkip, toSkip + left);
        toSkip -= Math.min(toSkip, batch.length);
        left -= kept.length;
        return kept;
      },
      isEnough: () => left === 0,
    };
  };

/** @throws NotInMemory for a node that needs all rows, or does what is not done in memory */
const prepared = (node: Node): Prepared => {
  switch (node.kind) {
    case 'fragment':
    case 'values':
      return { kind: 'leaf', leaf: node };
    case 'filter':
    case 'project':
      return { kind: 'step', start: rowStep(node), input: prepared(node.input) };
    case 'limit':
      return { kind: 'step', start: limitStep(node), input: prepared(node.input) };
    case 'set': {
      if (node.operation !== 'union' || !node.isAll) break;
      // Whether the types of both sides are those of the union.
      prepare({ ...node, left: standIn(node.left), right: standIn(node.right) });
      return { kind: 'union', left: prepared(node.left), right: prepared(node.right) };
    }
  }
  throw new NotInMemory(node.kind);
};

const preparedOrNone = (plan: Node): Prepared | undefined => {
  try {
    return prepared(plan);
  } catch (error) {
    if (error instanceof NotInMemory) return undefined;
    throw error;
  }
};

/** @param above what rows go through afterwards, from below: one and the same for all sides of a union */
const branchesOf = (plan: Prepared, above: readonly Step[]): readonly Branch[] => {
  switch (plan.kind) {
    case 'leaf':
      return [
        {
          leaf: plan.leaf,
          apply: (batch) => above.reduce((rows, step) => step.apply(rows), batch),
          isEnough: () => above.some((step) => step.isEnough()),
        },
      ];
    case 'step':
      return branchesOf(plan.input, [plan.start(), ...above]);
    case 'union':
      return [...branchesOf(plan.left, above), ...branchesOf(plan.right, above)];
  }
};

export interface StreamingPlan {
  readonly fragment: Fragment;
  /** One run. */
  readonly start: () => Branch;
}

/** The plan as steps over one fragment's batches; undefined when it needs more than one at a time. */
export const prepareStreaming = (plan: Node): StreamingPlan | undefined => {
  const found = preparedOrNone(plan);
  const [branch, ...others] = found ? branchesOf(found, []) : [];
  if (!found || branch?.leaf.kind !== 'fragment' || others.length > 0) return undefined;
  return { fragment: branch.leaf, start: () => branchesOf(found, [])[0] ?? branch };
};

/** The plan as steps over the batches of several leaves, each by itself; undefined when it needs more. */
export const prepareConcatenation = (plan: Node): (() => readonly Branch[]) | undefined => {
  const found = preparedOrNone(plan);
  return found && (() => branchesOf(found, []));
};

/** Rows of a streaming plan; leaves the fragment as soon as no further row is needed. */
export async function* streamPlan(
  plan: StreamingPlan,
  rows: AsyncIterable<Batch>,
): AsyncGenerator<Batch> {
  const { apply, isEnough } = plan.start();
  if (isEnough()) return;
  for await (const batch of rows) {
    const kept = apply(batch);
    if (kept.length > 0) yield kept;
    if (isEnough()) return;
  }
}
