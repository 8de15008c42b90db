import { type Direction, judgementOf, type Polarity } from './polarity.ts';
import type { XmrFinding } from './xmr-findings.ts';
import { movingRanges } from './xmr-limits.ts';
import type { XmrRule } from './xmr-rules.ts';

/** How a point is coloured: the variation of every day, or special and good, bad or neither. */
export type XmrVariation =
  | 'common-cause'
  | 'special-cause-improvement'
  | 'special-cause-concern'
  | 'special-cause-neutral-high'
  | 'special-cause-neutral-low';

/** A rule that holds at a point. */
export interface XmrSignal {
  readonly rule: XmrRule;
  /** `up`: above the upper limit, near it, rising or above the centre; `down` the reverse. */
  readonly direction: Direction;
}

export interface XmrMeasuredPoint {
  readonly kind: XmrVariation;
  readonly index: number;
  readonly group: number;
  readonly value: number;
  /** Distance from the point before; null at the start of a group and after a missing point. */
  readonly movingRange: number | null;
  /** Every rule that holds, in order: the first one gave the point its kind. */
  readonly signals: readonly XmrSignal[];
}

export interface XmrMissingPoint {
  readonly kind: 'missing';
  readonly index: number;
  readonly group: number;
  readonly value: null;
  readonly movingRange: null;
  readonly signals: readonly [];
}

export type XmrPoint = XmrMeasuredPoint | XmrMissingPoint;

/**
 * The points of one group.
 *
 * @param values the group's values, null where missing
 * @param findings the group's findings, in the order of the rules
 * @param first index of the group's first point
 */
export const xmrPoints = (
  values: readonly (number | null)[],
  findings: readonly XmrFinding[],
  group: number,
  first: number,
  polarity: Polarity,
): readonly XmrPoint[] => {
  const signals = signalsByIndex(findings);
  const ranges = movingRanges(values);
  return values.map((value, offset): XmrPoint => {
    const index = first + offset;
    if (value === null) {
      return Object.freeze({
        kind: 'missing',
        index,
        group,
        value,
        movingRange: null,
        signals: NO_SIGNALS,
      });
    }
    const own = Object.freeze(signals.get(index) ?? []);
    return Object.freeze({
      kind: variationOf(own[0], polarity),
      index,
      group,
      value,
      movingRange: ranges[offset] ?? null,
      signals: own,
    });
  });
};

const NO_SIGNALS: readonly [] = Object.freeze([] as const);

/** Signals at each point in the order of the rules; of two trends that meet, the later first. */
const signalsByIndex = (
  findings: readonly XmrFinding[],
): ReadonlyMap<number, readonly XmrSignal[]> => {
  const signals = new Map<number, XmrSignal[]>();
  for (const { rule, direction, indices } of findings) {
    for (const index of indices) {
      const own = signals.get(index) ?? [];
      const earlier = own.findIndex((signal) => signal.rule === rule);
      own.splice(earlier < 0 ? own.length : earlier, 0, Object.freeze({ rule, direction }));
      signals.set(index, own);
    }
  }
  return signals;
};

const variationOf = (signal: XmrSignal | undefined, polarity: Polarity): XmrVariation => {
  if (signal === undefined) return 'common-cause';
  const judgement = judgementOf(signal.direction, polarity);
  if (judgement === 'better') return 'special-cause-improvement';
  if (judgement === 'worse') return 'special-cause-concern';
  return signal.direction === 'up' ? 'special-cause-neutral-high' : 'special-cause-neutral-low';
};
