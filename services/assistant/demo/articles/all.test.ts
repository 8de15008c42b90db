import { describe, expect, it } from 'vitest';
import { languages } from '../../../../platform/messages/languages.ts';
import { textFields } from '../../content/article.ts';
import { nameOfTheme } from '../../content/themes.ts';
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

  it('address people formally in Dutch and German, and informally in Danish', () => {
    const forbidden = {
      nl: /\b(je|jij|jou|jouw|jullie)\b/i,
      de: /\b(du|dich|dir|dein|deine|deinen|deinem|deiner)\b/i,
      da: /\b(De|Dem|Deres)\b(?<=[a-zæøå,] (De|Dem|Deres))/,
      en: /(?!)/,
    };
    for (const { slug, texts } of all)
      for (const [field, text] of Object.entries(texts))
        expect(
          languages.filter((language) => forbidden[language].test(text?.[language] ?? '')),
          `${slug} ${field}`,
        ).toEqual([]);
  });

  it('say with je what they say with u, where they have such a text', () => {
    for (const { slug, texts, informal = {} } of all)
      for (const field of textFields) {
        const said = informal[field]?.nl;
        if (said === undefined) continue;
        const where = `${slug} ${field}`;
        expect(said, where).toMatch(/\b(je|jij|jou|jouw|jullie)\b/i);
        expect(said, where).not.toMatch(/\b(u|uw)\b/i);
        const formal = texts[field]?.nl ?? '';
        expect(formal, where).toMatch(/\b(u|uw)\b/i);
        const figures = (text: string) => text.match(/\d+/g) ?? [];
        expect(figures(said), where).toEqual(figures(formal));
        expect(said.split('\n').length, where).toBe(formal.split('\n').length);
      }
  });

  it('stand under themes that have a name in every language', () => {
    for (const { slug, themes } of all) {
      expect(themes, slug).not.toEqual([]);
      expect(new Set(themes).size, slug).toBe(themes.length);
      for (const theme of themes)
        for (const language of languages)
          expect(nameOfTheme(theme, language), `${slug} ${theme}`).not.toBe(theme);
    }
  });
});
