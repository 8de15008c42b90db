import { uniformDraws } from '@polder/random';
import { describe, expect, it } from 'vitest';
import { createListCutter } from './json-list.ts';
import { memberAt } from './json-text.ts';

/** What comes of a text in pieces of so many characters. */
const cut = (text: string, path: readonly string[], size = text.length) => {
  const cutter = createListCutter(path);
  const items: unknown[] = [];
  for (let from = 0; from < text.length; from += size) {
    const whole = cutter.write(text.slice(from, from + size));
    if (whole !== undefined) items.push(...(JSON.parse(whole) as unknown[]));
  }
  return { items, around: cutter.around() };
};

const everySize = (text: string): readonly number[] => text.split('').map((_, at) => at + 1);

describe('a list within JSON', () => {
  it.each([
    ['the whole text', '[1, {"a": [2]}, "x"]', [], [1, { a: [2] }, 'x'], '[]'],
    ['white space around', ' \n[ 1 ,\t2 ]\n ', [], [1, 2], ' \n[]\n '],
    ['an empty one', '{"data":[ ],"next":7}', ['data'], [], '{"data":[],"next":7}'],
    ['one of one item', '{"data":[[]]}', ['data'], [[]], '{"data":[]}'],
    [
      'a member of a member',
      '{"a":{"data":[9]},"data":[1],"page":{"data":[2,3],"a":[4]}}',
      ['page', 'data'],
      [2, 3],
      '{"a":{"data":[9]},"data":[1],"page":{"data":[],"a":[4]}}',
    ],
    [
      'signs of JSON within texts',
      '{"x":"],[\\"data\\":[","data":["]","[,","\\\\","\\"]"]}',
      ['data'],
      [']', '[,', '\\', '"]'],
      '{"x":"],[\\"data\\":[","data":[]}',
    ],
    ['a name with escapes', '{"d\\u0061ta":[1]}', ['data'], [1], '{"d\\u0061ta":[]}'],
    ['a name that is a value elsewhere', '{"a":"data","b":[1]}', ['data'], [], undefined],
    ['the name deeper down', '{"a":[{"data":[1]}]}', ['data'], [], undefined],
    ['no list under the name', '{"data":{"data":[1]}}', ['data'], [], undefined],
    ['nothing under the name', '{"data":null,"list":[1]}', ['data'], [], undefined],
    ['an object instead of a list', '{"list":[1]}', [], [], undefined],
    ['a list instead of an object', '[{"data":[1]}]', ['data'], [], undefined],
    ['a name of the prototype', '{"__proto__":[1]}', ['__proto__'], [1], '{"__proto__":[]}'],
  ] as const)('is found: %s, however it is torn', (_, text, path, items, around) => {
    for (const size of everySize(text))
      expect(cut(text, path, size), `${size}`).toEqual({ items, around: around ?? text });
  });

  it.each([
    '[1,]',
    '[1,,2]',
    '[,1]',
    '[1 2]',
    '[{"a":1]',
    '["a]',
    '[1]]',
    '[1',
    '{"data":[1}',
    '[}',
  ])('that is no JSON stays none: %s', (text) => {
    for (const size of everySize(text)) {
      expect(() => {
        const { around } = cut(text, text.startsWith('{') ? ['data'] : [], size);
        JSON.parse(around);
      }, `${size}`).toThrow(SyntaxError);
    }
  });

  it('may not come twice', () => {
    expect(() => cut('{"data":[1],"data":[2]}', ['data'])).toThrow(SyntaxError);
    expect(() => cut('{"a":{"data":[1]},"a":{"data":[2]}}', ['a', 'data'])).toThrow(SyntaxError);
  });

  it('hands on items before the list is whole', () => {
    const cutter = createListCutter(['data']);
    expect(cutter.write('{"data":[{"id":1},{"i')).toBe('[{"id":1}]');
    expect(cutter.write('d":2}')).toBeUndefined();
    expect(cutter.write(',{"id":3}]')).toBe('[{"id":2},{"id":3}]');
    expect(cutter.write('}')).toBeUndefined();
    expect(cutter.around()).toBe('{"data":[]}');
  });
});

describe('random JSON', () => {
  const draw = uniformDraws(41);
  const among = <Item>(items: readonly Item[]): Item =>
    items[Math.floor(draw() * items.length)] as Item;
  const names = ['data', 'items', 'a', 'd"[', '\\', ''];
  const make = (depth: number): unknown => {
    const kind = draw();
    if (depth === 0 || kind < 0.35) return among([null, true, -1.5e3, '', '],"', 'data', '\\', 12]);
    const count = Math.floor(draw() * 4);
    if (kind < 0.65) return Array.from({ length: count }, () => make(depth - 1));
    return Object.fromEntries(
      Array.from({ length: count }, () => [among(names), make(depth - 1)] as const),
    );
  };
  const emptied = (value: unknown, [name, ...others]: readonly string[]): unknown =>
    name === undefined
      ? []
      : { ...(value as object), [name]: emptied(memberAt(value, [name]), others) };

  it('is cut as it is parsed', () => {
    let lists = 0;
    for (let at = 0; at < 4_000; at += 1) {
      const value = make(5);
      const path = Array.from({ length: Math.floor(draw() * 3) }, () => among(names));
      const text = JSON.stringify(value, undefined, among([0, 0, 1]));
      const list = memberAt(value, path);
      const read = cut(text, path, 1 + Math.floor(draw() * 12));
      if (Array.isArray(list)) lists += 1;
      expect(read.items, text).toEqual(Array.isArray(list) ? list : []);
      expect(JSON.parse(read.around), text).toEqual(
        Array.isArray(list) ? emptied(value, path) : value,
      );
    }
    expect(lists).toBeGreaterThan(400);
  });
});
