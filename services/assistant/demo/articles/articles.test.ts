import { describe, expect, it } from 'vitest';
import { languages } from '../../../../platform/messages/languages.ts';
import { articleContentShape, longestName } from '../../content/article.ts';
import { municipalIntents } from '../municipal.ts';
import { demoArticles, themedArticles } from './index.ts';

const everyField = ['name', 'summary', 'audience', 'bring', 'procedure', 'cost'] as const;

/** Every text with where it stands. */
const texts = themedArticles.flatMap(({ slug, texts: fields }) =>
  Object.entries(fields).flatMap(([field, text]) =>
    languages.map((language) => ({
      where: `${slug} ${field} ${language}`,
      field,
      language,
      text: text?.[language] ?? '',
    })),
  ),
);

const whereNot = (holds: (one: (typeof texts)[number]) => boolean): readonly string[] =>
  texts.filter((one) => !holds(one)).map(({ where }) => where);

const twice = (all: readonly string[]): readonly string[] =>
  all.filter((one, place) => all.indexOf(one) !== place);

/** Sums of money as whole cents, however the language writes them, smallest first. */
const sumsIn = (text: string): readonly number[] =>
  [...text.matchAll(/€\s(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s€(?!\s\d)/g)]
    .map(([, before, behind]) => before ?? behind ?? '')
    .map((sum) => {
      const [, whole = sum, cents = '00'] = /^(.*)[.,](\d\d)$/.exec(sum) ?? [];
      return Number(whole.replace(/[.,]/g, '')) * 100 + Number(cents);
    })
    .sort((one, other) => one - other);

describe('the themed articles of the demo town', () => {
  it('answer intents that there are, each by one article of the town', () => {
    const known = municipalIntents().map(({ id }) => id);
    const answered = demoArticles.flatMap(({ intents }) => intents);
    expect(answered.filter((key) => !known.includes(key))).toEqual([]);
    expect(twice(answered)).toEqual([]);
  });

  it('have addresses of their own, of small letters and hyphens', () => {
    const slugs = themedArticles.map(({ slug }) => slug);
    const taken = demoArticles
      .filter((one) => !themedArticles.includes(one))
      .map(({ slug }) => slug);
    expect(twice([...taken, ...slugs])).toEqual([]);
    expect(slugs.filter((slug) => !/^[a-z]+(-[a-z]+)*$/.test(slug))).toEqual([]);
  });

  it('say for whom, what to bring, how and at what cost', () => {
    for (const { slug, texts: fields } of themedArticles)
      expect(Object.keys(fields), slug).toEqual(expect.arrayContaining([...everyField]));
  });

  it('say everything in four languages', () => {
    expect(whereNot(({ text }) => text.trim() !== '')).toEqual([]);
  });

  it('say it differently in each language', () => {
    const fields = themedArticles.flatMap(({ slug, texts: all }) =>
      Object.entries(all).map(([field, text]) => ({
        where: `${slug} ${field}`,
        said: languages.map((language) => text?.[language] ?? ''),
        // Short words such as "Gratis." are the same in Dutch and Danish.
        isLong: (text?.en?.length ?? 0) > 30,
      })),
    );
    expect(
      fields
        .filter(({ said, isLong }) => isLong && twice(said).length > 0)
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('have lists that the page shows as lists: lines of "- ", alone in their paragraph', () => {
    const isList = (paragraph: string): boolean => {
      const lines = paragraph.split('\n');
      const items = lines.filter((line) => /^- \S/.test(line));
      return items.length === 0
        ? lines.length === 1
        : items.length === lines.length && items.length > 1;
    };
    expect(whereNot(({ text }) => text.split('\n\n').every(isList))).toEqual([]);
  });

  it('have as many paragraphs and list items in every language', () => {
    const shape = (text: string): string =>
      text
        .split('\n\n')
        .map((paragraph) => paragraph.split('\n').length)
        .join('-');
    const english = new Map(
      texts.filter(({ language }) => language === 'en').map(({ where, text }) => [where, text]),
    );
    expect(
      whereNot(
        ({ where, text }) => shape(text) === shape(english.get(where.replace(/..$/, 'en')) ?? ''),
      ),
    ).toEqual([]);
  });

  it('are clean text: no spaces at the ends, none doubled, a name without a full stop', () => {
    expect(
      whereNot(({ text }) => text === text.trim() && !/ {2}|\n{3}| \n|'|\t/.test(text)),
    ).toEqual([]);
    expect(
      whereNot(
        ({ field, text }) =>
          field !== 'name' || (text.length <= longestName && !text.endsWith('.')),
      ),
    ).toEqual([]);
  });

  it('name the same sums of money in every language', () => {
    for (const { slug, texts: fields } of themedArticles)
      for (const [field, text] of Object.entries(fields))
        for (const language of languages)
          expect(sumsIn(text?.[language] ?? ''), `${slug} ${field} ${language}`).toEqual(
            sumsIn(text?.en ?? ''),
          );
  });

  it('are articles as the workspace keeps them, with an owner and themes', () => {
    for (const { slug, texts: fields, owner, themes } of themedArticles) {
      const content = { texts: fields, themes: [...themes], checkedOn: '2025-01-01', owner };
      expect(articleContentShape.safeParse(content).success, slug).toBe(true);
      expect(owner, slug).not.toBe('');
      expect(themes, slug).not.toEqual([]);
    }
  });
});
