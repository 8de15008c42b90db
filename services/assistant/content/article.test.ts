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

  it('is read in the manner of the town, else in the one there is', () => {
    const both: ArticleContent = {
      ...central,
      texts: { ...central.texts, summary: { nl: 'U betaalt.', en: 'You pay.' } },
      informal: { summary: { nl: 'Je betaalt.' }, bring: { nl: 'Je pas' } },
    };
    const read = (field: 'summary' | 'bring', manner?: 'formal' | 'informal') =>
      textOf(both, field, 'nl', manner)?.text;
    expect(read('summary')).toBe('U betaalt.');
    expect(read('summary', 'informal')).toBe('Je betaalt.');
    expect(read('bring', 'formal')).toBe('Je pas');
    expect(textOf(both, 'summary', 'en', 'informal')).toEqual({
      text: 'You pay.',
      lang: undefined,
    });
    // The reader's language comes before the manner.
    expect(textOf(both, 'summary', 'de', 'informal')?.text).toBe('You pay.');
  });

  it('does not say informally what the town says otherwise', () => {
    const shared: ArticleContent = {
      ...central,
      informal: { cost: { nl: 'Je betaalt € 80' }, name: { nl: 'Je paspoort' } },
      contact: { telephone: '14 000' },
    };
    const own = {
      language: 'nl',
      field: 'cost',
      text: 'U betaalt € 75',
      author: 'me',
      reason: 'r',
    } as const;
    const read = (draft: ArticleDraft, field: 'cost' | 'name') =>
      textOf(effective(draft), field, 'nl', 'informal')?.text;
    expect(read({ central: shared, local: [own] }, 'cost')).toBe('U betaalt € 75');
    expect(read({ central: shared, local: [own] }, 'name')).toBe('Je paspoort');
    const both = { ...own, informal: 'Je betaalt € 75' };
    expect(read({ central: shared, local: [both] }, 'cost')).toBe('Je betaalt € 75');
    expect(effective({ central: shared, local: [] }).contact).toEqual({ telephone: '14 000' });
    const localContact = { contact: { telephone: '14 001' }, author: 'me', reason: 'r' };
    expect(effective({ central: shared, local: [], localContact }).contact?.telephone).toBe(
      '14 001',
    );
  });
});
