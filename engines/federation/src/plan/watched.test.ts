import { describe, expect, it } from 'vitest';
import type { SqlType, Value } from '../values.ts';
import { call, column, type Expression, literal } from './expression.ts';
import { createFill, createPlaces } from './fill.ts';
import { createWatch, readAs, slotOf } from './watched.ts';

const INTEGER: SqlType = { name: 'integer' };
const TEXT: SqlType = { name: 'text' };
const same = (given: Value): Value => given;

const watched = (given: readonly Value[]) => {
  const watch = createWatch(given, () => true);
  const at = (parameter: number, type: SqlType = INTEGER): Expression => {
    const found = watch.literal(parameter, type, same);
    if (!found) throw new Error('It is not watched');
    return found;
  };
  return { watch, at };
};

describe('a watched parameter', () => {
  it('is seen by whoever reads its value, and by nobody else', () => {
    const { watch, at } = watched([7, 8]);
    const [first, second] = [at(0), at(1)];
    expect(first.kind).toBe('literal');
    expect(slotOf(first)?.parameter).toBe(0);
    expect([...watch.seen()]).toEqual([]);
    expect('value' in second && second.value).toBe(8);
    expect([...watch.seen()]).toEqual([1]);
  });

  it.each([
    ['copied', (one: Expression) => ({ ...one })],
    ['written', (one: Expression) => JSON.stringify(one)],
  ])('is seen when it is %s', (_, work) => {
    const { watch, at } = watched([7]);
    work(at(0));
    expect([...watch.seen()]).toEqual([0]);
  });

  it('is not seen where values may be read', () => {
    const { watch, at } = watched([7]);
    const one = at(0);
    expect(watch.aside(() => JSON.stringify(one))).toContain('7');
    expect([...watch.seen()]).toEqual([]);
  });

  it('is read as another type without being seen, where it has such a value', () => {
    const { watch, at } = watched(['12']);
    const number = (given: Value): Value | undefined =>
      /^\d+$/.test(String(given)) ? Number(given) : undefined;
    const read = readAs(at(0, TEXT), INTEGER, number);
    expect(read && slotOf(read)?.read('34')).toBe(34);
    expect(read && slotOf(read)?.read('x')).toBeUndefined();
    expect([...watch.seen()]).toEqual([]);
    expect(readAs(at(0, TEXT), INTEGER, () => undefined)).toBeUndefined();
    expect(readAs(literal('12', TEXT), INTEGER, number)).toBeUndefined();
  });
});

describe('a plan that is filled', () => {
  const fill = createFill(createPlaces());

  it('has the new values in all places, in lists and objects', () => {
    const { at } = watched([7, 8]);
    const fixed = call('equal', [column(1, INTEGER), literal(1, INTEGER)]);
    const plan = {
      keys: [{ expression: at(1) }, { expression: fixed }],
      condition: call('and', [call('equal', [column(2, INTEGER), at(0)]), fixed]),
    };
    const filled = fill(plan, [70, 80]);
    expect(filled).toEqual({
      keys: [{ expression: literal(80, INTEGER) }, { expression: fixed }],
      condition: call('and', [call('equal', [column(2, INTEGER), literal(70, INTEGER)]), fixed]),
    });
    expect(filled?.keys[1]).toBe(plan.keys[1]);
  });

  it('stays the same object where no parameter stands', () => {
    const plan = { condition: literal(1, INTEGER), bytes: new Uint8Array([1]) };
    expect(fill(plan, [])).toBe(plan);
  });

  it('is none when a value does not fit', () => {
    const { watch } = watched([7]);
    const small = watch.literal(0, INTEGER, (given) => (Number(given) < 10 ? given : undefined));
    expect(fill({ small }, [9])).toEqual({ small: literal(9, INTEGER) });
    expect(fill({ small }, [10])).toBeUndefined();
    expect(fill({ small }, [])).toBeUndefined();
  });
});
