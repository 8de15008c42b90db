import { assert, constantFrom, json, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultIn } from './json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,\n "b" }', 14],
    ['{"a":\n\n]', 7],
    ['[1, 2,]', 6],
    ['{"a": 01}', 6],
    ['["a\nb"]', 3],
    ['["\\x"]', 2],
    ['{"a": [', 7],
    ['[1] 2', 4],
    ['{a: 1}', 1],
    ['[tru]', 1],
    ['', 0],
  ])('of %j is %j', (text, place) => {
    expect(isJson(text)).toBe(false);
    expect(faultIn(text)).toBe(place);
  });

  it('is nowhere in exactly the texts that the engine reads', () => {
    assert(
      property(
        json(),
        nat(),
        constantFrom('', ',', '}', ']', '"', ':', '1', '\\', 'x'),
        (text, at, sign) => {
          const place = at % (text.length + 1);
          const changed = `${text.slice(0, place)}${sign}${text.slice(place)}`;
          expect(faultIn(changed) === undefined).toBe(isJson(changed));
        },
      ),
    );
    assert(
      property(string({ unit: constantFrom(...'{}[]",: 10-.etrufalsn\\') }), (text) => {
        expect(faultIn(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
