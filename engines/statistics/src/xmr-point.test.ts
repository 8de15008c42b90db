import { describe, expect, it } from 'vitest';
import { describePublished, readJson } from '../test/shared-data.ts';
import type { Direction } from './polarity.ts';
import type { XmrFinding } from './xmr-findings.ts';
import { xmrPoints } from './xmr-point.ts';
import type { XmrRule } from './xmr-rules.ts';

const finding = (rule: XmrRule, direction: Direction, indices: readonly number[]): XmrFinding => ({
  rule,
  direction,
  group: 0,
  first: indices[0] ?? 0,
  last: indices.at(-1) ?? 0,
  indices,
});

describe('the points of a group', () => {
  it('carry every rule that holds, and the first gives the kind', () => {
    const findings = [finding('trend', 'up', [0, 1]), finding('shift', 'down', [0, 1])];
    const [point] = xmrPoints([1, 2], findings, 0, 0, 'higher-is-better');
    expect(point).toEqual({
      kind: 'special-cause-improvement',
      index: 0,
      group: 0,
      value: 1,
      movingRange: null,
      signals: [
        { rule: 'trend', direction: 'up' },
        { rule: 'shift', direction: 'down' },
      ],
    });
  });

  it('at a turning point between two trends belong to the later one', () => {
    const findings = [
      finding('trend', 'up', [0, 1]),
      finding('trend', 'down', [1, 2]),
      finding('shift', 'up', [0, 1, 2]),
    ];
    const kinds = xmrPoints([1, 2, 1], findings, 0, 0, 'higher-is-better').map(({ kind }) => kind);
    expect(kinds).toEqual([
      'special-cause-improvement',
      'special-cause-concern',
      'special-cause-concern',
    ]);
  });

  it('keep a missing value as a point', () => {
    expect(xmrPoints([4, null, 5], [], 2, 10, 'neutral')[1]).toEqual({
      kind: 'missing',
      index: 11,
      group: 2,
      value: null,
      movingRange: null,
      signals: [],
    });
  });
});

describePublished('published order of the rules', () => {
  it('NHSRplotthedots: every point has the published cause', () => {
    const names: Readonly<Record<string, string>> = {
      'outside-limits up': 'Above UCL',
      'outside-limits down': 'Below LCL',
      'trend up': '7 Point Trend (Increasing)',
      'two-of-three down': '2 in 3 Below CL',
      'shift up': '7 Points Above CL',
    };
    // The findings that the published test gives to its points, in the order of the rules.
    const findings = [
      finding('outside-limits', 'down', [5, 6]),
      finding('trend', 'up', [0, 1]),
      finding('two-of-three', 'down', [4]),
      finding('shift', 'up', [2, 3]),
    ];
    const points = xmrPoints([1, 2, 3, 4, 5, 6, 7, 8], findings, 0, 0, 'neutral');
    const causes = points.map(({ signals: [signal] }) =>
      signal === undefined ? 'Common Cause' : names[`${signal.rule} ${signal.direction}`],
    );
    const { special_cause_order } = readJson<{ readonly special_cause_order: readonly string[] }>(
      'spc/nhsr-plotthedots-cases.json',
    );
    expect(causes).toEqual(special_cause_order);
  });
});
