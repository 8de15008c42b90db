import type { Content } from '../../example.ts';

export type BadgeTone = 'neutral' | 'positive' | 'negative' | 'warning' | 'signal';

/** A short word that marks a kind: “New”, “Draft”. */
export const Badge = ({
  tone = 'neutral',
  children,
}: {
  readonly tone?: BadgeTone | undefined;
  readonly children?: Content;
}) => <span class={`utrecht-status-badge utrecht-status-badge--${tone}`}>{children}</span>;

/** The state of a thing in a list: a shape by tone, and the word. */
export const Status = ({
  tone = 'neutral',
  children,
}: {
  readonly tone?: BadgeTone | undefined;
  readonly children?: Content;
}) => <span class={`polder-status polder-status--${tone}`}>{children}</span>;
