import { describe, expect, it } from 'vitest';
import { deletionIn, meansNone } from './words.ts';

describe('words instead of buttons', () => {
  it.each([
    ['DELETE', 'en'],
    [' delete! ', 'en'],
    ['Verwijder', 'nl'],
    ['löschen', 'de'],
    ['Lo\u0308schen.', 'de'],
    ['loeschen', 'de'],
    ['slet', 'da'],
    ['delete my account', undefined],
    ['how do I delete it', undefined],
    ['', undefined],
  ])('%j deletes in %s', (text, language) => {
    expect(deletionIn(text)).toBe(language);
  });

  it.each([
    ['0', true],
    ['none of these', true],
    ['Geen van deze.', true],
    ['1', false],
    ['none', false],
  ])('%j turns down what was offered: %s', (text, isNone) => {
    expect(meansNone(text)).toBe(isNone);
  });
});
