import { describe, expect, it } from 'vitest';
import { type ArticleContent, type ArticleDraft, effective, holdsOn, textOf } from './article.ts';

const central: ArticleContent = {
  texts: { name: { nl: 'Paspoort', en: 'Passport' }, cost: { nl: '€ 80' } },
  themes: ['papers'],
  checkedOn: '2026-11-01',
  owner: 'Burgerzaken',
};

describe('an article in two layers', () => {
  it('is the central text where the town says nothing', () => {
    expect(effective({ central, local: [] })).toEqual(central);
  });

  it("is the town's own text where it has one, also in a language that the central text has not", () => {
    const draft: ArticleDraft = {
      central,
      local: [
        { language: 'nl', field: 'cost', text: '€ 75', author: 'me', reason: 'cheaper here' },
        { language: 'de', field: 'name', text: 'Reisepass', author: 'me', reason: 'neighbours' },
      ],
    };
    expect(effective(draft).texts).toEqual({
      name: { nl: 'Paspoort', en: 'Passport', de: 'Reisepass' },
      cost: { nl: '€ 75' },
    });
    expect(draft.central.texts.cost?.nl).toBe('€ 80');
  });

  it('is read in the own language, else in another that is named', () => {
    expect(textOf(central, 'name', 'en')).toEqual({ text: 'Passport', lang: undefined });
    expect(textOf(central, 'cost', 'en')).toEqual({ text: '€ 80', lang: 'nl' });
    expect(textOf(central, 'bring', 'nl')).toBeUndefined();
  });

  it('holds from its first day to its last', () => {
    const dated = { ...central, validFrom: '2026-01-01', validUntil: '2026-12-31' };
    expect(holdsOn(central, '2026-06-01')).toBe(true);
    expect(
      ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => holdsOn(dated, day)),
    ).toEqual([false, true, true, false]);
  });
});
