import { describe, expect, it } from 'vitest';
import { languages } from '../messages/languages.ts';
import { WorkPage } from './components/work-page/work-page.tsx';
import { exampleSets, Gallery } from './gallery.tsx';
import { iconNames } from './icons.tsx';
import { examplePage, faults, markup } from './testing.ts';

describe.each(exampleSets)('$component', ({ examples }) => {
  it.each(examples)('is sound markup in every language: $title', ({ show }) => {
    for (const language of languages)
      expect(faults(markup(show(examplePage(language)))), language).toEqual([]);
  });
});

describe('the gallery', () => {
  const page = examplePage();
  const html = markup(
    <WorkPage page={page} title="Design">
      <Gallery page={page} />
    </WorkPage>,
  );

  it('shows everything on one page without an id twice', () => {
    expect(faults(html)).toEqual([]);
  });

  it('shows every icon by its name', () => {
    for (const name of iconNames) expect(html).toContain(`</svg> ${name}`);
  });
});
