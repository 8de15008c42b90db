import { describe, expect, test } from 'vitest';
import { atLeast, atMost, median, withoutLimit } from './bench.ts';
import { type Report, terminalTable, withResults } from './report.ts';

const readme = `# Measurements

<!-- results: written by bench/run.ts -->

<!-- end of results -->

After.
`;

const report = (name: string, value: number): Report => ({
  bench: { name, limit: 'Soon.' },
  results: [atMost(20, { metric: 'first start', value, unit: 's' })],
});

describe('the results section', () => {
  test('holds date, machine and figures', () => {
    const text = withResults(readme, [report('start', 21.23456)], '2026-01-31', 'a small one');
    expect(text).toBe(`# Measurements

<!-- results: written by bench/run.ts -->

<!-- start -->
### start

Soon.

Measured on 2026-01-31: a small one.

| measure | value | unit | limit | kept |
| --- | ---: | --- | --- | --- |
| first start | 21.23 | s | ≤ 20 | NO |
<!-- end of start -->

<!-- end of results -->

After.
`);
  });

  test('keeps what was not measured again, and is otherwise replaced', () => {
    const both = withResults(readme, [report('start', 1), report('pages', 2)], '2026-01-31', 'old');
    const again = withResults(both, [report('start', 3)], '2026-02-01', 'new');
    expect(again.match(/^### .*$/gm)).toEqual(['### pages', '### start']);
    expect(again.match(/^Measured .*$/gm)).toEqual([
      'Measured on 2026-01-31: old.',
      'Measured on 2026-02-01: new.',
    ]);
  });

  test('has to be there', () => {
    expect(() => withResults('# Empty', [], '2026-01-31', '')).toThrow('lacks');
  });
});

describe('figures', () => {
  test.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, middle) => {
    expect(median(values)).toBe(middle);
  });

  test('of nothing have no median', () => {
    expect(() => median([])).toThrow(RangeError);
  });

  test('stand in columns', () => {
    const results = [
      atLeast(800, { metric: 'requests', value: 1234.5, unit: 'per second' }),
      withoutLimit({ metric: 'p50', value: 7, unit: 'ms' }),
    ];
    expect(terminalTable(results)).toBe(
      [
        'measure   value  unit        limit  kept',
        'requests  1,235  per second  ≥ 800  yes',
        'p50           7  ms',
      ].join('\n'),
    );
  });
});
