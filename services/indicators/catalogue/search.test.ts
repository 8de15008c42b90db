import { describe, expect, it } from 'vitest';
import { areForms, type Searchable, searchDefinitions } from './search.ts';

describe('forms of a word', () => {
  it.each([
    ['cyclist', 'cyclists'],
    ['fietsers', 'fietsen'],
    ['ongevallen', 'ongeval'],
    ['wohnung', 'wohnungen'],
    ['boliger', 'boligerne'],
    ['unemployed', 'unemployment'],
  ])('%s and %s are of one', (one, other) => {
    expect(areForms(one, other)).toBe(true);
  });

  it.each([
    ['school', 'schoon'],
    ['water', 'waste'],
    ['kind', 'king'],
    ['arm', 'armen'],
  ])('%s and %s are not', (one, other) => {
    expect(areForms(one, other)).toBe(false);
  });
});

const item = (code: string, more: Partial<Searchable>): Searchable => ({
  code,
  name: {},
  definition: {},
  source: '',
  owner: '',
  ...more,
});

const noise = item('noise', {
  name: { en: 'Noise at night', nl: 'Nachtelijk verkeerslawaai' },
  definition: { en: 'Homes with more than 50 decibels.' },
});
const homes = item('homes-built', {
  name: { en: 'Homes built', da: 'Byggede boliger' },
  definition: { en: 'Finished homes, without noise.' },
  owner: 'Housing',
});
const falls = item('falls', {
  name: { nl: 'Valongevallen van ouderen', de: 'Stürze älterer Menschen' },
});
const all = [homes, noise, falls];

describe('a search in the catalogue', () => {
  it.each([
    ['noise', ['noise', 'homes-built']],
    ['LAWAAI', ['noise', 'homes-built']],
    ['Lärm', ['noise', 'homes-built']],
    ['noi', ['noise', 'homes-built']],
    ['bolig', ['homes-built', 'noise']],
    ['sturz', ['falls']],
    ['seniors', ['falls']],
    ['decibel', ['noise']],
    ['homes night', ['noise']],
    ['homes-built', ['homes-built']],
    ['swimming', []],
  ])('for “%s” finds %j, the best first', (words, codes) => {
    expect(searchDefinitions(all, words, 'en').map(({ code }) => code)).toEqual(codes);
  });

  it('does not take the beginning of a word for one that means the same', () => {
    // `arm` is poor, an army is not
    const army = item('army', { name: { en: 'Army barracks' } });
    expect(searchDefinitions([army], 'armoede', 'nl')).toEqual([]);
  });

  it('for nothing gives all as they were', () => {
    expect(searchDefinitions(all, ' ', 'en')).toEqual(all);
  });

  it('puts what stands in the reader’s own language first', () => {
    const dutch = item('b', { name: { nl: 'Water' } });
    const danish = item('a', { name: { da: 'Water' } });
    expect(searchDefinitions([danish, dutch], 'water', 'nl')[0]).toBe(dutch);
  });
});
