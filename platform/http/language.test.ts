import { describe, expect, it } from 'vitest';
import { preferredLanguage, splitLanguage } from './language.ts';

describe('the language of a page', () => {
  it.each([
    ['/', undefined, '/'],
    ['/en', 'en', '/'],
    ['/en/', 'en', '/'],
    ['/da/figures/x', 'da', '/figures/x'],
    ['/figures', undefined, '/figures'],
    ['/end/of', undefined, '/end/of'],
    ['/fr/figures', undefined, '/fr/figures'],
  ])('%s is in %s and stands for %s', (path, language, rest) => {
    expect(splitLanguage(path)).toEqual({ language, path: rest });
  });

  it.each([
    ['da', 'da'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['fr,en;q=0.5,da;q=0.7', 'da'],
    ['fr', 'nl'],
    ['en;q=0,de;q=0.1', 'de'],
    ['', 'nl'],
    [null, 'nl'],
  ])('a browser that asks for %s gets %s', (header, language) => {
    expect(preferredLanguage(header, 'nl')).toBe(language);
  });
});
