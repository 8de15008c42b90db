import { describe, expect, it } from 'vitest';
import { faults } from '../../testing.ts';
import { ranked, rankingChart } from './ranking-chart.tsx';

const areas = [
  { label: 'A', value: 2, lower: 1, upper: 3 },
  { label: 'B', value: null },
  { label: 'C', value: 5, isHighlighted: true },
];

describe('ranked', () => {
  it('puts the highest first and areas without a figure last', () => {
    expect(ranked(areas).map((area) => area.label)).toEqual(['C', 'A', 'B']);
  });
});

describe('rankingChart', () => {
  const html = rankingChart({
    id: 'r',
    language: 'nl',
    areas: ranked(areas),
    benchmark: { label: 'Stad', value: 4 },
    format: (value) => value.toFixed(1),
    title: 'T',
    description: 'D',
    axisLabel: '%',
  });

  it('shows each area, its interval where there is one, and the benchmark with its figure', () => {
    expect(html.match(/polder-ranking__row/g)).toHaveLength(3);
    expect(html.match(/polder-ranking__interval/g)).toHaveLength(1);
    expect(html).toContain('Stad: <b>4.0</b>');
    expect(faults(html)).toEqual([]);
  });

  it('says where there are no data', () => {
    expect(html).toContain('Geen gegevens');
  });

  it('hatches what is withheld and says so, unlike what is not there', () => {
    const withheld = rankingChart({
      id: 'w',
      language: 'en',
      areas: [...areas, { label: 'D', value: null, isWithheld: true }],
      format: String,
      title: 'T',
      description: 'D',
      axisLabel: '%',
    });
    expect(withheld).toContain('fill="url(#w-withheld)"');
    expect(withheld).toMatch(/Withheld: too few people<\/li>/);
    expect(withheld).toContain('>No data</text>');
    expect(html).not.toContain('url(#r-withheld)');
  });

  it('keeps every mark within the plot', () => {
    for (const [, x = ''] of html.matchAll(/(?:cx|x1|x2)="([\d.-]+)%"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(100);
    }
  });
});
