import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { populationPyramid } from './population-pyramid.tsx';

const html = populationPyramid({
  id: 'p',
  groups: [
    { label: '0–4', left: 5, right: 4, leftElsewhere: 6, rightElsewhere: 6 },
    { label: '5–9', left: 3, right: 8 },
  ],
  sides: { left: 'Men', right: 'Women' },
  elsewhere: 'Town',
  format: String,
  title: 'T',
  description: 'D',
});

describe('populationPyramid', () => {
  it('gives every group a bar on each side', () => {
    expect(html.match(/polder-pyramid__left/g)).toHaveLength(2);
    expect(html.match(/polder-pyramid__right/g)).toHaveLength(2);
    expect(faults(html)).toEqual([]);
  });

  it('draws the youngest lowest', () => {
    const y = (label: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${label}<`).exec(html)?.[1]);
    expect(y('0–4')).toBeGreaterThan(y('5–9'));
  });

  it('draws bars of equal figures equally long on both sides', () => {
    const [left] = /left" x="[\d.]+%" width="([\d.]+)%"/.exec(html)?.slice(1) ?? [];
    const [right] = /right" x="[\d.]+%" width="([\d.]+)%"/.exec(html)?.slice(1) ?? [];
    expect(Number(left) / 5).toBeCloseTo(Number(right) / 4, 1);
  });
});
