/** From a bound query to a plan that can run: what each source does, what is done here, who waits for whom. */
import { FederationError } from '../federation-error.ts';
import type { Source } from '../sources/source.ts';
import { type Link, linkFragments, restricted, typeOfColumn } from './bind.ts';
import { cutIntoFragments, type SourceCan, soleSource } from './cut.ts';
import { askForEnough } from './enough-rows.ts';
import type { ColumnId } from './expression.ts';
import { orderJoins } from './join-order.ts';
import { type Fragment, fragmentsIn, inputsOf, type Node, outputOf, scansIn } from './node.ts';
import { pruneColumns } from './prune-columns.ts';
import { pushFilters } from './push-filters.ts';
import { sampleKey } from './sample-key.ts';
import type { Watch } from './watched.ts';

export interface ReadyPlan {
  /** Every scan stands in a fragment. */
  readonly plan: Node;
  readonly fragments: readonly Fragment[];
  readonly links: readonly Link[];
  /** Rows that all sources together are expected to send, with what keys hold back left out. */
  readonly expectedRows: number;
  /**
   * The same as `plan` but for values inside fragments, and the same object again and again: what was
   * prepared for it serves again.
   */
  readonly shape?: Node;
  /** Whether it was made for an earlier question, and filled with the values of this one. */
  readonly isFilled?: boolean;
}

/** Joins may have come in another order: the columns go back to theirs. */
const inOrderOf = (original: Node, plan: Node): Node => {
  const wanted = outputOf(original);
  const given = outputOf(plan);
  if (wanted.every(({ id }, index) => given[index]?.id === id) && given.length === wanted.length)
    return plan;
  return {
    kind: 'project',
    input: plan,
    columns: wanted.map(({ id, name, type }) => ({
      id,
      name,
      type,
      expression: { kind: 'column', id, type },
    })),
  };
};

/**
 * @param bound with policies applied
 * @throws FederationError `input-needed` when a source would have to be asked for everything and answers
 *   only what it is given; `not-supported` when a source cannot even list a table
 */
export const planForSources = (bound: Node, sources: ReadonlyMap<string, Source>): ReadyPlan =>
  linkedPlan(fragmentedPlan(bound, sources), sources);

/** Whether a source takes a plan is asked again of every value: that it is read for that is no matter. */
const ability = (sources: ReadonlyMap<string, Source>, watch: Watch | undefined): SourceCan => {
  const can: SourceCan = (source, plan) => sources.get(source)?.canExecute(plan) ?? false;
  return watch ? (source, plan) => watch.aside(() => can(source, plan)) : can;
};

/** The first half: what each source does. */
export const fragmentedPlan = (
  bound: Node,
  sources: ReadonlyMap<string, Source>,
  watch?: Watch,
): Node => {
  const can = ability(sources, watch);
  const isWhole = (plan: Node): boolean => soleSource(plan, can) !== undefined;
  const rewritten = pruneColumns(askForEnough(pushFilters(bound), isWhole));
  const ordered = orderJoins(rewritten, isWhole);
  return cutIntoFragments(pruneColumns(inOrderOf(rewritten, ordered), true), can);
};

/** The second half: who waits for whom, by how many rows the fragments are expected to give. */
export const linkedPlan = (
  plan: Node,
  sources: ReadonlyMap<string, Source>,
  watch?: Watch,
): ReadyPlan => {
  const can = ability(sources, watch);
  const fragments = fragmentsIn(plan);
  const canRestrict = (fragment: Fragment, column: ColumnId): boolean => {
    const type = typeOfColumn(fragment, column);
    if (!type || sources.get(fragment.source)?.isAbsent) return false;
    return can(fragment.source, restricted(fragment, column, type, [sampleKey(type)]));
  };
  const isNeedy = (fragment: Fragment): boolean => !can(fragment.source, fragment.plan);
  const { links, expectedRows } = linkFragments(plan, canRestrict, isNeedy);
  for (const fragment of fragments)
    if (isNeedy(fragment) && !links.some(({ inner }) => inner === fragment.name)) {
      const [scan] = scansIn(fragment.plan);
      const sets = (scan?.table.access ?? []).map((columns) => columns.join(' and ')).join(', or ');
      throw new FederationError(
        'input-needed',
        `${fragment.source}.${scan?.table.name ?? ''} answers only for given values of ${sets}`,
      );
    }
  const left = scansOutside(plan);
  if (left)
    throw new FederationError('not-supported', `${left.source} cannot read ${left.table.name}`);
  return { plan, fragments, links, expectedRows };
};

const scansOutside = (node: Node): (Node & { readonly kind: 'scan' }) | undefined => {
  if (node.kind === 'scan') return node;
  if (node.kind === 'fragment') return undefined;
  return inputsOf(node)
    .map(scansOutside)
    .find((found) => found !== undefined);
};
