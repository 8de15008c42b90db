/** A part of a plan, as a form names it. */
import { createHash } from 'node:crypto';

export type TaughtState = 'made' | 'extended' | 'unchanged';

export interface PlannedPart {
  /** Names it in a form. */
  readonly key: string;
  readonly state: TaughtState;
}

/** The same parts have the same key; it tells nothing of them. */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
