import { describe, expect, it } from 'vitest';
import { createDetails } from './details.ts';

const inWords = createDetails({
  how: { nl: 'Manier', en: 'Way', de: 'Weg', da: 'Måde' },
  'how:link': { nl: 'link in e-mail', en: 'link by e-mail', de: 'Link', da: 'link' },
  ':true': { nl: 'ja', en: 'yes', de: 'ja', da: 'ja' },
});
const nobody = () => undefined;
const read = (details: Readonly<Record<string, unknown>>, wordOf = (_: string) => nobody()) =>
  inWords(details, 'nl', wordOf as (value: string) => string | undefined).map(
    ({ name, values }) => `${name.text}: ${values.map(({ text }) => text).join(', ')}`,
  );

describe('details of an entry', () => {
  it('are told in the words that are declared for key and value', () => {
    expect(read({ how: 'link' })).toEqual(['Manier: link in e-mail']);
    expect(read({ how: 'pigeon' })).toEqual(['Manier: pigeon']);
  });
  it('name people and roles by their name', () => {
    const names = new Map([['x1', 'Anna']]);
    expect(inWords({ how: ['x1', 'x2'] }, 'en', (id) => names.get(id))[0]?.values).toEqual([
      { text: 'Anna', lang: undefined },
      { text: 'x2', lang: undefined },
    ]);
  });
  it.each([
    ['a number', { how: 44_452 }, 'Manier: 44.452'],
    ['a moment', { how: '2026-05-21T10:00:00.000Z' }, 'Manier: 21 mei 2026, 12:00'],
    ['a fingerprint', { how: 'ab'.repeat(32) }, 'Manier: abababababab…'],
    ['a yes', { how: true }, 'Manier: ja'],
  ])('show %s as people write it', (_, details, line) => {
    expect(read(details)).toEqual([line]);
  });
  it('stand in the order of the words, not in the database’s; what has none comes last', () => {
    const told = createDetails({
      before: { nl: 'Eerst', en: 'Before', de: 'Vorher', da: 'Før' },
      after: { nl: 'Daarna', en: 'After', de: 'Nachher', da: 'Efter' },
    })({ after: 2, apart: 3, before: 1 }, 'en', nobody);
    expect(told.map(({ name }) => name.text)).toEqual(['Before', 'After', 'apart']);
  });
  it('leave out what is empty', () => {
    expect(read({ how: null, a: '', b: [], c: undefined })).toEqual([]);
  });
  it('keep what nobody declares, as its own words', () => {
    expect(inWords({ rowsRead: 3 }, 'nl', nobody)[0]?.name).toEqual({
      text: 'rows read',
      lang: 'en',
    });
    expect(inWords({ 'rows-read': 3 }, 'en', nobody)[0]?.name).toEqual({
      text: 'rows read',
      lang: undefined,
    });
    expect(read({ constructor: 'x', toString: 'y' })).toEqual(['constructor: x', 'to string: y']);
  });
  it('put what lies within each other under each other', () => {
    expect(read({ inner: { how: 'link', deep: { how: 2 } } })).toEqual([
      'Manier: link in e-mail',
      'Manier: 2',
    ]);
  });
});
