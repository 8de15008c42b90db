import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, linePath, pointAxis, spreadLabels, tickTexts, valueScale } from './chart.tsx';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('valueScale', () => {
  it('holds every value between its ends, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), (values) => {
        const scale = valueScale(values, 300, 20);
        for (const value of values) {
          expect(scale.at(value)).toBeGreaterThanOrEqual(19.9);
          expect(scale.at(value)).toBeLessThanOrEqual(300.1);
        }
      }),
    );
  });

  it('stands without values, and with one', () => {
    expect(valueScale([], 0, 100).ticks.length).toBeGreaterThan(1);
    expect(valueScale([5], 0, 100).at(5)).toBe(50);
    expect(valueScale([0, -5e-324], 0, 100).at(0)).toBe(50);
  });

  it('writes no tick like another', () => {
    const format = (value: number) => value.toFixed(0);
    expect(valueScale([0, 2], 0, 1, { count: 4, format }).ticks).toEqual([0, 1, 2]);
    expect(valueScale([0, 1], 0, 1, { format }).ticks).toEqual([0, 1]);
    expect(valueScale([0, 2], 0, 1, { count: 4 }).ticks).toEqual([0, 0.5, 1, 1.5, 2]);
  });

  it('writes round ticks without decimals, and thousands whole', () => {
    const english = (digits: number) => (value: number) =>
      value.toLocaleString('en', { minimumFractionDigits: digits });
    expect(tickTexts([0, 20, 40], english(1))).toEqual(['0', '20', '40']);
    expect(tickTexts([0, 0.5, 1], english(1))).toEqual(['0.0', '0.5', '1.0']);
    expect(tickTexts([1000, 2000], english(0))).toEqual(['1,000', '2,000']);
    expect(tickTexts([1000, 2000], english(2))).toEqual(['1,000', '2,000']);
    expect(tickTexts([], english(1))).toEqual([]);
  });

  it('draws larger values higher', () => {
    const scale = valueScale([0, 10], 300, 20);
    expect(scale.at(10)).toBeLessThan(scale.at(0));
  });
});

describe('linePath', () => {
  it('begins anew after a gap', () => {
    expect(linePath([1, 2, null, 4], (value) => value)).toBe('M125 1L375 2M875 4');
  });
});

describe('pointAxis', () => {
  it.each([3, 8, 36, 120, 1000])(
    'shows at most eight of %i labels, the last among them',
    (count) => {
      const labels = Array.from({ length: count }, (_, index) => `p${index}`);
      const html = pointAxis(labels, 0);
      expect(html.match(/<text/g)?.length).toBeLessThanOrEqual(8);
      expect(html).toContain(`>p${count - 1}</text>`);
    },
  );
});

describe('spreadLabels', () => {
  it('keeps labels apart, in order and within the plot, when there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }), (wanted) => {
        const placed = spreadLabels(wanted, 30, 0, 300);
        const sorted = placed.toSorted((a, b) => a - b);
        for (let index = 1; index < sorted.length; index += 1)
          expect((sorted[index] ?? 0) - (sorted[index - 1] ?? 0)).toBeGreaterThanOrEqual(30);
        for (const y of placed) expect(y >= 0 && y <= 300).toBe(true);
      }),
    );
  });
});

describe('escapeText', () => {
  it('leaves nothing that ends text or an attribute', () => {
    expect(escapeText('<a href="x">&')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;');
  });
});
