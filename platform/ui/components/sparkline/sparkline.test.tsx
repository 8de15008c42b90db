import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.tsx';

describe('sparkline', () => {
  it('is hidden from screen readers unless it has a title', () => {
    expect(sparkline({ values: [1, 2] })).toContain('aria-hidden="true"');
    expect(sparkline({ values: [1, 2], title: 'Rising' })).toContain('aria-label="Rising"');
  });

  it('draws nothing from fewer than two values', () => {
    expect(sparkline({ values: [null, 3] })).toBe('');
  });

  it('stands in the middle when nothing changes', () => {
    expect(sparkline({ values: [3, 3] })).not.toContain('NaN');
  });

  it('marks the last value that is there', () => {
    expect(sparkline({ values: [1, 2, null] })).toContain('cx="50%"');
  });
});
