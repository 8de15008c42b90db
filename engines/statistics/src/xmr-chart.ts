import { findingsOf, type XmrFinding } from './xmr-findings.ts';
import { type XmrGroup, xmrGroup } from './xmr-group.ts';
import { type XmrOptions, xmrSettings } from './xmr-options.ts';
import { type XmrPoint, xmrPoints } from './xmr-point.ts';
import { type XmrReading, xmrReading } from './xmr-reading.ts';

export interface XmrChart {
  /** One for each value, in the order given. */
  readonly points: readonly XmrPoint[];
  /** In order of time; one more than there are rebasings. */
  readonly groups: readonly XmrGroup[];
  /** By group, then in the order of the rules, then of time. */
  readonly findings: readonly XmrFinding[];
  readonly reading: XmrReading;
}

/**
 * An XmR control chart: individual values against limits that their own moving ranges give, judged
 * by the rules of NHS England's Making Data Count: outside a limit, trend of 7, two of three near a
 * limit, shift of 7. Rules never run across the start of a group or a missing point, and a missing
 * point gives no moving range on either side: nothing is claimed about what was not measured. A
 * trend is judged by where it goes; a turning point between two trends counts with the later one.
 *
 * Source: NHS England, Making Data Count; the order and detail of the rules follow the R package
 * NHSRplotthedots 0.2.2.
 *
 * @param values one value for each period in order of time, null where missing; any unit
 * @returns plain frozen data, without wording: the points, the groups with their limits, what was
 * found, and what a reader should be told
 * @throws StatisticsError `no-points`, `non-finite`, `baseline-too-short`, `rebase-not-ascending`,
 * `run-length-out-of-range`, `bounds-inverted`, `value-outside-bounds`
 * @example
 * const waiting = [61, 64, 60, 66, 63, 62, 65, 61, 64, 63, 62, 60, 90];
 * const { reading } = xmrChart(waiting, { polarity: 'lower-is-better', target: 80 });
 * reading.latest.kind; // 'special-cause-concern'
 */
export const xmrChart = (
  values: readonly (number | null)[],
  options: XmrOptions = {},
): XmrChart => {
  const settings = xmrSettings(values, options);
  const starts = [0, ...settings.rebaseAt];
  const parts = starts.map((first, index) => {
    const own = values.slice(first, starts[index + 1]);
    const group = xmrGroup(own, first, settings);
    const findings =
      group.limits === null ? [] : findingsOf(own, group.limits, settings, index, first);
    return { group, findings, points: xmrPoints(own, findings, index, first, settings.polarity) };
  });
  const points = Object.freeze(parts.flatMap((part) => part.points));
  const groups = Object.freeze(parts.map((part) => part.group));
  const findings = Object.freeze(parts.flatMap((part) => part.findings));
  const reading = xmrReading(points, groups, findings, settings);
  return Object.freeze({ points, groups, findings, reading });
};
