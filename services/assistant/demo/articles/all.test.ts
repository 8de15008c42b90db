import { describe, expect, it } from 'vitest';
import { languages } from '../../../../platform/messages/languages.ts';
import { municipalIntents } from '../municipal.ts';
import { demoArticles } from './index.ts';

const all = demoArticles;

describe('the articles of the demo town', () => {
  it('answer intents that there are, each by one article', () => {
    const known = new Set(municipalIntents().map(({ id }) => id));
    const answered = all.flatMap(({ intents }) => intents);
    expect(answered.filter((key) => !known.has(key))).toEqual([]);
    expect(new Set(answered).size).toBe(answered.length);
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length);
  });

  it('say everything in four languages', () => {
    for (const { slug, texts } of all)
      for (const [field, text] of Object.entries(texts))
        expect(
          languages.filter((language) => (text?.[language] ?? '').trim() === ''),
          `${slug} ${field}`,
        ).toEqual([]);
  });

  it('name the same sums of money in every language', () => {
    const sums = (text: string): readonly string[] =>
      [...text.matchAll(/(?<![\d.,])(?:€\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?€(?!\s?\d))/g)]
        .map(([, before, behind]) => (before ?? behind ?? '').replace(/[.,]/g, ''))
        .sort();
    for (const { slug, texts } of all)
      for (const language of languages)
        expect(sums(texts.cost?.[language] ?? ''), `${slug} ${language}`).toEqual(
          sums(texts.cost?.en ?? ''),
        );
  });
});
