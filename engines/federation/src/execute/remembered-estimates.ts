/** How many rows sources lately expected to give: the same screen asks the same again and again. */
import { keepLatest } from '../keep-latest.ts';
import type { Node } from '../plan/node.ts';

export interface RememberedEstimates {
  readonly get: (source: string, plan: Node) => number | undefined;
  readonly keep: (source: string, plan: Node, rows: number) => void;
}

const KEPT_ESTIMATES = 500;

/**
 * @param age milliseconds for which an estimate holds
 * @param now milliseconds of a clock that only goes forward
 */
export const rememberEstimates = (age: number, now: () => number): RememberedEstimates => {
  const kept = new Map<string, { readonly at: number; readonly rows: number }>();
  const keyOf = (source: string, plan: Node): string =>
    JSON.stringify([source, plan], (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  return {
    get: (source, plan) => {
      const found = kept.get(keyOf(source, plan));
      return found && now() - found.at < age ? found.rows : undefined;
    },
    keep: (source, plan, rows) => {
      keepLatest(kept, keyOf(source, plan), { at: now(), rows }, KEPT_ESTIMATES);
    },
  };
};
