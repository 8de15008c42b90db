import { describe, expect, it } from 'vitest';
import { createNames } from './names.ts';

const nameOf = createNames({
  'lighthouse.lit': { nl: 'Licht aan', en: 'Light on', de: 'Licht an', da: 'Lys tændt' },
});

describe('the name of an action', () => {
  it('is in the reader’s language', () => {
    expect(nameOf('lighthouse.lit', 'da')).toEqual({ text: 'Lys tændt', lang: undefined });
  });
  it.each([
    ['old-service.gone-by', 'old service: gone by'],
    ['bare', 'bare'],
    ['constructor', 'constructor'],
  ])('that nobody declares any more, %s, reads as its own words', (code, text) => {
    expect(nameOf(code, 'nl')).toEqual({ text, lang: 'en' });
    expect(nameOf(code, 'en')).toEqual({ text, lang: undefined });
  });
});
