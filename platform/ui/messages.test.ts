import { describe, expect, it } from 'vitest';
import { languages } from '../messages/languages.ts';
import { fill, words } from './messages.ts';

const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe.each(languages)('the words in %s', (language) => {
  it.each(Object.keys(words.en) as (keyof typeof words.en)[])('keep the places of %s', (key) => {
    expect(words[language][key]).not.toBe('');
    expect(places(words[language][key])).toEqual(places(words.en[key]));
  });
});

describe('fill', () => {
  it('puts each value in its place and leaves unknown places as they are', () => {
    expect(fill('{a} of {b} {c}', { a: '1', b: '2' })).toBe('1 of 2 {c}');
  });
});
