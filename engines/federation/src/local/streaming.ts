/** Plans that need no more than one batch at a time: filters, projections and limits over one fragment. */
import type { Fragment, Node } from '../plan/node.ts';
import type { Batch } from '../values.ts';
import { NotInMemory } from './memory/expression.ts';
import { prepare } from './memory/prepare.ts';

/** One step over the batches from below; `isEnough` says that no further row is needed. */
interface Step {
  readonly apply: (batch: Batch) => Batch;
  readonly isEnough: () => boolean;
}

export interface StreamingPlan {
  readonly fragment: Fragment;
  /** Steps of one run, from the fragment upwards. */
  readonly start: () => readonly Step[];
}

const NO_STEPS = { spend: () => {} };

/** The node by itself, over batches as if they were all rows. */
const rowStep = (node: Extract<Node, { kind: 'filter' | 'project' }>): (() => Step) => {
  const input: Fragment = {
    kind: 'fragment',
    name: 'batch',
    source: '',
    plan: node.input,
    estimatedRows: 0,
  };
  const operator = prepare({ ...node, input });
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

const stepsOf = (node: Node): { fragment: Fragment; steps: (() => Step)[] } | undefined => {
  if (node.kind === 'fragment') return { fragment: node, steps: [] };
  if (node.kind !== 'filter' && node.kind !== 'project' && node.kind !== 'limit') return undefined;
  const below = stepsOf(node.input);
  below?.steps.push(node.kind === 'limit' ? limitStep(node) : rowStep(node));
  return below;
};

/** The plan as steps over one fragment's batches; undefined when it needs more than one at a time. */
export const prepareStreaming = (plan: Node): StreamingPlan | undefined => {
  try {
    const found = stepsOf(plan);
    return found && { fragment: found.fragment, start: () => found.steps.map((start) => start()) };
  } catch (error) {
    if (error instanceof NotInMemory) return undefined;
    throw error;
  }
};

/** Rows of a streaming plan; leaves the fragment as soon as no further row is needed. */
export async function* streamPlan(
  plan: StreamingPlan,
  rows: AsyncIterable<Batch>,
): AsyncGenerator<Batch> {
  const steps = plan.start();
  const isEnough = (): boolean => steps.some((step) => step.isEnough());
  if (isEnough()) return;
  for await (const batch of rows) {
    const kept = steps.reduce((from, step) => step.apply(from), batch);
    if (kept.length > 0) yield kept;
    if (isEnough()) return;
  }
}
