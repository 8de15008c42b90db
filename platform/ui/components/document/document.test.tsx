import { raw } from 'hono/html';
import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { Document } from './document.tsx';

const page = examplePage('nl');
const html = markup(
  <Document
    page={page}
    title="Cijfers"
    kind="resident"
    description="Wat er speelt"
    islands={['map']}
  >
    <main id="content" />
  </Document>,
);

describe('Document', () => {
  it('is a whole document in the language of the page', () => {
    expect(html).toMatch(/^<!doctype html><html lang="nl"/);
    expect(html).toContain('<title>Cijfers – Polderdam</title>');
    expect(html).toContain('<meta name="description" content="Wat er speelt"');
  });

  it('names its address and its other languages', () => {
    expect(html).toContain(
      '<link rel="canonical" href="https://polderdam.example/nl/figures/cycling"',
    );
    for (const language of ['nl', 'en', 'de', 'da'])
      expect(html).toContain(
        `hreflang="${language}" href="https://polderdam.example/${language}/figures/cycling"`,
      );
  });

  it('loads the house’s style first and the town’s theme over it', () => {
    expect(html.indexOf('/assets/styles.css')).toBeGreaterThan(0);
    expect(html.indexOf('/municipality/theme.css')).toBeGreaterThan(
      html.indexOf('/assets/styles.css'),
    );
  });

  it('loads islands as modules, never inline', () => {
    expect(html).toContain('<script type="module" src="/assets/map.css"></script>');
    expect(faults(html)).toEqual([]);
  });

  it('loads the reader of charts where there is a chart, and nowhere else', () => {
    const script = '<script type="module" src="/assets/chart-reader.css"></script>';
    expect(html).not.toContain(script);
    const withChart = markup(
      <Document page={page} title="x" kind="resident">
        <main>
          {raw('<polder-chart-reader data-way="along"><svg></svg></polder-chart-reader>')}
        </main>
      </Document>,
    );
    expect(withChart).toContain(script);
    expect(withChart).toContain('<polder-chart-reader data-way="along"><svg>');
  });

  it('says in its title what it is part of, and that it is the workspace', () => {
    const work = markup(
      <Document page={page} title="bad.csv" within={['Levering', 'Cijfers']} kind="work" />,
    );
    expect(work).toContain('<title>bad.csv – Levering – Cijfers – Werkplek – Polderdam</title>');
  });

  it('does not repeat the town’s name on the home page', () => {
    const home = markup(<Document page={page} title="Polderdam" kind="resident" />);
    expect(home).toContain('<title>Polderdam</title>');
  });
});
