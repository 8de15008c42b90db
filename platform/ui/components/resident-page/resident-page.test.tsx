import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { currentItem } from './navigation.ts';
import { ResidentPage } from './resident-page.tsx';

const resident = [
  { href: '/', label: 'Home' },
  { href: '/figures', label: 'Figures' },
  { href: '/ask', label: 'Ask' },
];

describe('ResidentPage', () => {
  it('leads past the navigation to the content', () => {
    const html = markup(<ResidentPage page={examplePage()} title="Figures" />);
    expect(html.indexOf('href="#content"')).toBeLessThan(html.indexOf('<header'));
    expect(html).toContain('<main id="content"');
    expect(faults(html)).toEqual([]);
  });

  it('marks where the reader is, in both lists of the navigation', () => {
    const page = examplePage('en', { nav: { resident, work: [] } });
    const html = markup(<ResidentPage page={page} title="Cycling" />);
    expect(html.match(/href="\/figures" aria-current="true"/g)).toHaveLength(2);
  });

  it('offers every language under its own name', () => {
    const html = markup(<ResidentPage page={examplePage('de')} title="x" />);
    expect(html).toContain('lang="da" hreflang="da"');
    expect(html).toContain('hreflang="de" aria-current="true"');
  });

  it('says that the town is fictional only when it is', () => {
    const page = examplePage();
    const real = { ...page, municipality: { ...page.municipality, fictional: false } };
    expect(markup(<ResidentPage page={page} title="x" />)).toContain('This town does not exist');
    expect(markup(<ResidentPage page={real} title="x" />)).not.toContain(
      'This town does not exist',
    );
  });

  it('leads to signing in, or to the person who has', () => {
    const person = { id: '1', name: 'Noor & Karim' };
    expect(markup(<ResidentPage page={examplePage()} title="x" />)).toContain('href="/sign-in"');
    expect(markup(<ResidentPage page={examplePage('en', { person })} title="x" />)).toContain(
      'Noor &amp; Karim',
    );
  });

  it('shows the message of the request before', () => {
    const page = examplePage('en', { notice: { kind: 'success', text: 'Saved' } });
    expect(markup(<ResidentPage page={page} title="x" />)).toContain('role="status"');
  });
});

describe('currentItem', () => {
  it.each([
    ['/figures', '/figures'],
    ['/figures/cycling', '/figures'],
    ['/', '/'],
    ['/figuresque', undefined],
    ['/privacy', undefined],
  ])('%s belongs to %s', (path, href) => {
    expect(currentItem(resident, path)?.href).toBe(href);
  });

  it('prefers the nearest ancestor', () => {
    const items = [...resident, { href: '/figures/cycling', label: 'Cycling' }];
    expect(currentItem(items, '/figures/cycling/2025')?.href).toBe('/figures/cycling');
  });
});
