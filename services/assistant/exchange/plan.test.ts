import { describe, expect, it } from 'vitest';
import { type ArticleContent, type ArticleDraft, effective } from '../content/article.ts';
import { fingerprintOf, type KnownArticle, planImport } from './plan.ts';
import type { ImportedArticle } from './reading.ts';

const here = 'https://town.test';
const importer = { id: 'me', name: 'An Editor', today: '2026-11-27' };

const source = { kind: 'ipdc', id: 'urn:7', modified: '2026-05-02T10:00:00Z' } as const;

const imported = (more: Partial<ImportedArticle> = {}): ImportedArticle => ({
  source,
  slug: 'felling',
  content: { texts: { name: { nl: 'Kapvergunning' }, cost: { nl: '€ 10' } }, themes: ['trees'] },
  warnings: [],
  ...more,
});

const central: ArticleContent = {
  texts: { name: { nl: 'Kapvergunning' }, cost: { nl: '€ 9', de: '9 €' } },
  informal: { cost: { nl: 'Je betaalt € 9' } },
  contact: { telephone: '14 000' },
  themes: ['trees'],
  checkedOn: '2026-09-01',
  owner: 'Green',
  source,
};

const local = [
  { language: 'nl', field: 'cost', text: '€ 5', author: 'x', reason: 'cheaper' },
] as const;

const known = (draft: ArticleDraft = { central, local }, slug = 'trees'): KnownArticle => ({
  slug,
  draft,
});

const plan = (
  articles: readonly ImportedArticle[],
  before: readonly KnownArticle[] = [],
  reserved: readonly string[] = [],
) => planImport(articles, before, importer, reserved, here);

describe('an import', () => {
  it('makes what is not here, at an address that is free, checked when the source last was', () => {
    const [made] = plan(
      [imported()],
      [known({ central: { ...central, source: undefined }, local }, 'felling')],
    );
    expect(made).toMatchObject({ state: 'made', slug: 'felling-2', before: undefined });
    expect(made?.draft).toEqual({
      central: {
        texts: { name: { nl: 'Kapvergunning' }, cost: { nl: '€ 10' } },
        themes: ['trees'],
        owner: 'An Editor',
        checkedOn: '2026-05-02',
        source,
      },
      local: [],
    });
    expect(plan([imported({ slug: 'import' })], [], ['import'])[0]?.slug).toBe('import-2');
    const two = plan([imported(), imported({ source: { kind: 'lpdc', id: '1' } })]);
    expect(two.map(({ slug }) => slug)).toEqual(['felling', 'felling-2']);
  });

  it('takes the same thing once, and the importing day where the source tells none', () => {
    const twice = plan([imported(), imported()]);
    expect(twice).toHaveLength(1);
    const [later] = plan([imported({ source: { ...source, modified: '2030-01-01' } })]);
    expect(later?.draft.central.checkedOn).toBe('2026-11-27');
  });

  it('renews the central text only: the town keeps what it says its own way', () => {
    const [renewed] = plan([imported()], [known()]);
    expect(renewed).toMatchObject({ state: 'renewed', slug: 'trees' });
    expect(renewed?.draft.local).toEqual(local);
    expect(renewed?.draft.central.texts.cost?.nl).toBe('€ 10');
    expect(renewed && effective(renewed.draft).texts.cost?.nl).toBe('€ 5');
  });

  it('leaves what the source is silent about: owner, contact, other languages', () => {
    const [renewed] = plan([imported()], [known()]);
    expect(renewed?.draft.central).toMatchObject({
      owner: 'Green',
      checkedOn: '2026-09-01',
      contact: { telephone: '14 000' },
      texts: { cost: { de: '9 €' } },
    });
    expect(renewed?.warnings).toContainEqual({ kind: 'languages-stay', languages: ['de'] });
    // The formal text changed: the informal one is of the old price.
    expect(renewed?.draft.central.informal).toBeUndefined();
    expect(renewed?.warnings).toContainEqual({ kind: 'informal-dropped', count: 1 });
  });

  it('takes away what the source no longer says in a language that it speaks', () => {
    const content = { texts: { name: { nl: 'Kapvergunning' } }, themes: ['trees'] };
    const [renewed] = plan([imported({ content })], [known()]);
    expect(renewed?.draft.central.texts.cost).toEqual({ de: '9 €' });
  });

  it('changes nothing where the source says the same, whatever its date', () => {
    const same = imported({
      source: { ...source, modified: '2026-11-01' },
      content: { texts: { ...central.texts, cost: { nl: '€ 9' } }, themes: ['trees'] },
    });
    const [unchanged] = plan([same], [known()]);
    expect(unchanged).toMatchObject({ state: 'unchanged', warnings: [] });
    expect(unchanged?.draft).toEqual({ central, local });
    // What an import made is found again.
    const [made] = plan([imported()]);
    const again = plan([imported()], [known(made?.draft, made?.slug)]);
    expect(again[0]?.state).toBe('unchanged');
  });

  it('knows the town’s own articles in its own export, and gives them no source', () => {
    const { source: _, ...own } = central;
    const from = { kind: 'polder', id: `${here}/answers/trees` } as const;
    const [renewed] = plan([imported({ source: from })], [known({ central: own, local })]);
    expect(renewed).toMatchObject({ state: 'renewed', slug: 'trees' });
    expect(renewed?.draft.central.source).toBeUndefined();
    // An article of that name of another town is another one.
    const other = { kind: 'polder', id: 'https://elsewhere.test/answers/trees' } as const;
    const [made] = plan(
      [imported({ source: other, slug: 'trees' })],
      [known({ central: own, local })],
    );
    expect(made).toMatchObject({ state: 'made', slug: 'trees-2' });
  });

  it('is not the one that was looked at when an article changed meanwhile', () => {
    const before = fingerprintOf(plan([imported()], [known()]));
    expect(fingerprintOf(plan([imported()], [known()]))).toBe(before);
    const edited = known({ central, local: [] });
    expect(fingerprintOf(plan([imported()], [edited]))).not.toBe(before);
  });
});
