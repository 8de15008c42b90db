import { expect, it } from 'vitest';
import { acceptsCoding, isKnownTag } from './negotiation.ts';

it.each([
  [null, false],
  ['W/"a"', true],
  ['"a"', true],
  ['"x", W/"a"', true],
  ['"x","a","y"', true],
  ['*', true],
  ['"x"', false],
  ['"a, b"', false],
  ['a', false],
])('If-None-Match %s knows the tag W/"a": %s', (header, expected) => {
  expect(isKnownTag(header, 'W/"a"')).toBe(expected);
});

it.each([
  [null, false],
  ['', false],
  ['gzip', true],
  ['GZIP', true],
  ['br, gzip;q=0.5', true],
  ['gzip;q=0', false],
  ['gzip; q=0.0, br', false],
  ['*', true],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['x-gzip-like', false],
])('Accept-Encoding %s takes gzip: %s', (header, expected) => {
  expect(acceptsCoding(header, 'gzip')).toBe(expected);
});
