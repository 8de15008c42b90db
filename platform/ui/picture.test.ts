import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  handlingTimes,
  neighbourhoods,
  sortingHouseholds,
} from './components/chart/example-data.ts';
import { controlChart } from './components/control-chart/control-chart.tsx';
import { funnelChart } from './components/funnel-chart/funnel-chart.tsx';
import { lineChart } from './components/line-chart/line-chart.tsx';
import { choropleth } from './components/town-map/town-map.tsx';
import { pictureSvg, pngOf } from './picture.ts';
import { plainStyle } from './picture-style.ts';
import { colourTokens } from './theme/contrast.ts';

const common = {
  id: 'c',
  language: 'en',
  format: String,
  title: 'Trips & more',
  description: 'D',
} as const;
const axisLabels = { x: 'people', y: '%' };
const charts = {
  line: lineChart({
    ...common,
    axisLabels,
    labels: ['a', 'b'],
    series: [
      { name: 'Here', values: [1, 2] },
      { name: 'There', values: [2, 1] },
    ],
  }),
  control: controlChart({ ...common, ...handlingTimes(), axisLabels }),
  funnel: funnelChart({
    ...common,
    ...sortingHouseholds(),
    benchmark: { label: 'Town', value: 62 },
    formatSize: String,
    axisLabels,
  }),
  map: choropleth({ ...common, areas: neighbourhoods, unit: '% of homes' }),
};
const light = colourTokens(
  readFileSync(new URL('./theme/tokens.css', import.meta.url), 'utf8'),
).light;
const options = { width: 600, language: 'en' } as const;

describe('plainStyle', () => {
  const css = `:root { --basis-ink: #111111 } .a { --step: var(--basis-ink); } .b { fill: var(--step); stroke: var(--gone, #222222); width: 0.5rem }
    @media print { .b { fill: red } } @container chart (width < 32rem) { .n { x: 1 } } @container chart (width >= 32rem) { .w { x: 1 } }`;

  it('puts values in place of variables, also those a class sets for itself', () => {
    expect(plainStyle(css, 600).css.split('\n')).toEqual([
      '.b.a{fill:#111111}',
      '.b{stroke:#222222}',
      '.b{width:8px}',
      '.w{x:1}',
    ]);
  });

  it('keeps what a narrow chart shows on a narrow picture', () => {
    expect(plainStyle(css, 500).css).toContain('.n{x:1}');
    expect(plainStyle(css, 500).css).not.toContain('.w{');
  });

  it('knows the room beside a chart', () => {
    expect(
      plainStyle('.x { --start: 2rem } .y { --start: 3rem }', 1).lengthOf('--start', ['x']),
    ).toBe(32);
    expect(plainStyle('', 1).lengthOf('--start', ['x'])).toBe(0);
  });
});

describe.each(Object.entries(charts))('the picture of a %s chart', (_, markup) => {
  const { svg } = pictureSvg(markup, options, 0.5);

  it('leaves nothing for a browser to work out', () => {
    expect(svg).not.toMatch(/var\(|[\d.]rem|@media|@container|NaN|undefined/);
  });

  it('has the colours of the page’s tokens', () => {
    for (const token of ['color-ink', 'color-paper']) expect(svg).toContain(light.get(token));
  });

  it('is as large as asked for, twice as fine, and not empty', async () => {
    const { png, width, height } = await pngOf(markup, options);
    const metadata = await sharp(png).metadata();
    expect(metadata).toMatchObject({ format: 'png', width: 1200, height: height * 2 });
    expect(width).toBe(600);
    const { channels } = await sharp(png).stats();
    expect(channels.some(({ stdev }) => stdev > 5)).toBe(true);
  });
});

describe('pictureSvg', () => {
  it('takes a municipality’s colours over the house’s own', () => {
    const { svg } = pictureSvg(
      charts.line,
      { ...options, theme: ':root { --basis-data-1: #123456; }' },
      0.5,
    );
    expect(svg).toContain('#123456');
    expect(svg).not.toContain(light.get('data-1'));
  });

  it('draws stretched lines where the page has them, with strokes of their own width', () => {
    const { svg } = pictureSvg(charts.line, options, 0.5);
    expect(svg).not.toContain('preserveAspectRatio="none"');
    // Two periods stand at a quarter and three quarters of the plot.
    const [, plot = '0', from = '0', to = '0'] =
      /viewBox="0 0 ([\d.]+) \d+"[^>]*>.*?polder-line--1" d="M([\d.]+) [\d.]+L([\d.]+) /.exec(
        svg,
      ) ?? [];
    expect(Number(from)).toBeCloseTo(Number(plot) / 4, 1);
    expect(Number(to)).toBeCloseTo((Number(plot) * 3) / 4, 1);
  });

  it('makes letters smaller where the system’s typeface is wide', () => {
    expect(pictureSvg(charts.line, options, 0.5).svg).toContain('font-size:14px');
    expect(pictureSvg(charts.line, options, 0.625).svg).toContain('font-size:11.2px');
  });

  it('brings title and legend', () => {
    const { svg } = pictureSvg(charts.control, options, 0.5);
    expect(svg).toContain('>Trips &amp; more</text>');
    expect(svg).toContain('>Clear improvement</text>');
    expect(pictureSvg(charts.map, options, 0.5).svg).toContain('>% of homes</text>');
  });

  it('refuses markup without a chart', () => {
    expect(() => pictureSvg('<p>No</p>', options, 0.5)).toThrow('no chart');
  });
});
