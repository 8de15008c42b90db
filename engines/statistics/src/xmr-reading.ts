import { type Assurance, assuranceOf } from './assurance.ts';
import { StatisticsError } from './statistics-error.ts';
import type { XmrFinding } from './xmr-findings.ts';
import type { XmrGroup } from './xmr-group.ts';
import type { XmrSettings } from './xmr-options.ts';
import type { XmrMeasuredPoint, XmrPoint } from './xmr-point.ts';

/** What a person should be told about a chart, without words. */
export interface XmrReading {
  /** The last point that was measured; its `kind` is the chart's variation icon. */
  readonly latest: XmrMeasuredPoint;
  /** How many periods after it are missing. */
  readonly missingSince: number;
  /** The findings the latest point is part of; the first one gave it its kind. */
  readonly active: readonly XmrFinding[];
  /** Index of the point where the first of `active` began; null when nothing is active. */
  readonly activeSince: number | null;
  /** The target against the limits of the last group. */
  readonly assurance: Assurance;
  /** How many points were measured. */
  readonly measured: number;
  /** Whether the limits of the last group are not firm: from fewer than 12 points, or absent. */
  readonly isTrial: boolean;
}

/** @throws StatisticsError `no-points` */
export const xmrReading = (
  points: readonly XmrPoint[],
  groups: readonly XmrGroup[],
  findings: readonly XmrFinding[],
  { target, polarity }: Pick<XmrSettings, 'target' | 'polarity'>,
): XmrReading => {
  const measured = points.filter((point) => point.kind !== 'missing');
  const latest = measured.at(-1);
  const group = groups.at(-1);
  if (latest === undefined || group === undefined) {
    throw new StatisticsError('no-points', 'There is no value to read: show "no data" instead.');
  }
  const active = Object.freeze(findings.filter(({ indices }) => indices.includes(latest.index)));
  return Object.freeze({
    latest,
    missingSince: points.length - 1 - latest.index,
    active,
    activeSince: active[0]?.first ?? null,
    assurance: assuranceOf(group.limits, target, polarity),
    measured: measured.length,
    isTrial: group.isTrial,
  });
};
