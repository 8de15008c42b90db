import { assert, json, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonPath, placeFinder } from './json-place.ts';

const text = `{
  "a": [1, {"b":
    "x, [y] \\" {"}],
  "c": {},
  "d\\u0065": [
    [],
    2
  ]
}`;

describe('the place of a value in JSON', () => {
  it.each<[JsonPath, string, number]>([
    [[], '', 1],
    [['a'], 'a', 2],
    [['a', 0], 'a[0]', 2],
    [['a', 1, 'b'], 'a[1].b', 3],
    [['c'], 'c', 4],
    [['de', 0], 'de[0]', 6],
    [['de', 1], 'de[1]', 7],
  ])('by the path %j is %s in line %i', (path, words, line) => {
    expect(placeFinder(text)(path)).toEqual({ path: words, line });
  });

  it('is that of what it should stand in where it is missing', () => {
    const placeOf = placeFinder(text);
    expect(placeOf(['c', 'missing'])).toEqual({ path: 'c.missing', line: 4 });
    expect(placeOf(['de', 7, 'x'])).toEqual({ path: 'de[7].x', line: 5 });
  });

  it('is found in every JSON, whatever it holds', () => {
    assert(
      property(json(), (one) => {
        // Each element on a line of its own, from the second.
        const elements = [one, '"\\n"', one];
        const placeOf = placeFinder(`[\n${elements.join(',\n')}\n]`);
        for (const index of elements.keys())
          expect(placeOf([index])).toEqual({ path: `[${index}]`, line: index + 2 });
      }),
    );
  });
});
