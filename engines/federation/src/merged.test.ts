import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { merged } from './merged.ts';

/** Lets go of what nothing holds any more. */
const collect = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

/** A stream whose items and end come when it is told to. */
const openStream = <Item>() => {
  const told: PromiseWithResolvers<IteratorResult<Item>>[] = [];
  const at = (index: number) => {
    while (told.length <= index) told.push(Promise.withResolvers());
    return told[index] ?? expect.unreachable();
  };
  let given = 0;
  let asked = 0;
  let hasLeft = false;
  const give = (result: IteratorResult<Item>): void => {
    at(given).resolve(result);
    given += 1;
  };
  return {
    give: (value: Item) => give({ value }),
    end: () => give({ value: undefined, done: true }),
    fail: (error: Error) => at(given).reject(error),
    asked: () => asked,
    hasLeft: () => hasLeft,
    [Symbol.asyncIterator]: () => ({
      next: () => {
        asked += 1;
        return at(asked - 1).promise;
      },
      return: async () => {
        hasLeft = true;
        return { value: undefined, done: true as const };
      },
    }),
  };
};

describe('several streams', () => {
  it('give their items in the order of their coming', async () => {
    const [one, two] = [openStream<string>(), openStream<string>()];
    const items = merged([one, two], 2);
    const first = items.next();
    two.give('b');
    expect((await first).value).toBe('b');
    one.give('a');
    expect((await items.next()).value).toBe('a');
    two.end();
    one.give('c');
    expect((await items.next()).value).toBe('c');
    one.end();
    expect((await items.next()).done).toBe(true);
    expect([one.hasLeft(), two.hasLeft()]).toEqual([false, false]);
  });

  it('are asked for no more than is taken, and no more of them at once than may be', async () => {
    const streams = Array.from({ length: 4 }, () => openStream<number>());
    const items = merged(streams, 2);
    streams[0]?.give(1);
    streams[0]?.give(2);
    expect((await items.next()).value).toBe(1);
    await turn();
    expect(streams.map((stream) => stream.asked())).toEqual([1, 1, 0, 0]);
    streams[1]?.end();
    expect((await items.next()).value).toBe(2);
    streams[2]?.give(3);
    expect((await items.next()).value).toBe(3);
    expect(streams.map((stream) => stream.asked())).toEqual([3, 1, 1, 0]);
    await items.return(undefined);
    expect(streams.map((stream) => stream.hasLeft())).toEqual([true, false, true, false]);
  });

  it('may come one by one themselves', async () => {
    const [one, two] = [openStream<string>(), openStream<string>()];
    let hasEnded = false;
    const coming = async function* () {
      try {
        yield one;
        await turn();
        yield two;
        await new Promise<never>(() => {});
      } finally {
        hasEnded = true;
      }
    };
    const items = merged(coming(), 3);
    two.give('b');
    expect((await items.next()).value).toBe('b');
    one.give('a');
    expect((await items.next()).value).toBe('a');
    expect(hasEnded).toBe(false);
  });

  it('end with the first failure, and the others are left', async () => {
    const [one, two] = [openStream<string>(), openStream<string>()];
    const items = merged([one, two], 2);
    const first = items.next();
    two.fail(new RangeError('gone'));
    await expect(first).rejects.toThrow('gone');
    expect(one.hasLeft()).toBe(true);
    one.fail(new Error('told to nobody'));
    await turn();
  });

  it('keep nothing of what has been taken while one of them is waited for', async () => {
    const kept: WeakRef<object>[] = [];
    const busy = async function* () {
      for (let at = 0; at < 50; at += 1) {
        const item = new Uint8Array(1_000);
        kept.push(new WeakRef(item));
        yield item;
        await turn();
      }
    };
    const streams = [openStream<Uint8Array>(), busy()];
    const items = merged<Uint8Array | undefined>(streams, 2);
    for (let at = 0; at < 50; at += 1) expect((await items.next()).value).toHaveLength(1_000);
    await turn();
    collect();
    expect(kept.filter((one) => one.deref() !== undefined).length).toBeLessThan(5);
    await items.return(undefined);
  });
});
