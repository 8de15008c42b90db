import { setTimeout as delay } from 'node:timers/promises';
import type { Source, SourceSchema } from '@polder/federation';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../engines/federation/test/memory-source.ts';
import { listedFirst } from './listed-first.ts';

const nothing: SourceSchema = { tables: [] };
const free = () => new AbortController().signal;

/** A source that counts how often it is asked for its tables. */
const counting = (name: string, discover: (signal: AbortSignal) => Promise<SourceSchema>) => {
  let asked = 0;
  const source: Source = {
    ...memorySource(name, {}),
    discover: (signal) => {
      asked += 1;
      return discover(signal);
    },
  };
  return { source, asked: () => asked };
};

describe('listing before a query', () => {
  it('asks each source that the query names once, and is done when all have answered', async () => {
    const crm = counting('crm', () => delay(50, nothing));
    const tax = counting('tax', () => delay(50, nothing));
    const first = listedFirst([crm.source, tax.source], 'select 1 from CRM.people', 200, free());
    const since = performance.now();
    expect(await first.left).toBe(200);
    expect(performance.now() - since).toBeLessThan(400);
    await first.sources[0]?.discover(free());
    expect([crm.asked(), tax.asked()]).toEqual([1, 0]);
    await first.sources[0]?.discover(free());
    expect(crm.asked()).toBe(2);
  });

  it('leaves a failure to the query, which does not ask once more', async () => {
    const crm = counting('crm', () => Promise.reject(new Error('wrong password')));
    const first = listedFirst([crm.source], 'crm.people', 3_000, free());
    expect(await first.left).toBe(3_000);
    await expect(first.sources[0]?.discover(free())).rejects.toThrow('wrong password');
    expect(crm.asked()).toBe(1);
  });

  it('does not wait longer than half of the deadline, and ends what nobody waits for', async () => {
    let ended: unknown;
    const crm = counting(
      'crm',
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            ended = signal.reason;
            reject(signal.reason);
          });
        }),
    );
    const first = listedFirst([crm.source], 'crm.people', 3_000, free());
    const since = performance.now();
    expect(await first.left).toBe(1_500);
    expect(performance.now() - since).toBeGreaterThan(1_400);
    expect(ended).toBeUndefined();
    first.stop();
    expect(ended).toBe('cancelled');
  });

  it.each([
    [100, 500, 1],
    [1_000, 500, 500],
    [60_000, 2_000, 58_000],
  ])('of %i ms waits for %i and leaves %i', async (deadline, waited, left) => {
    const crm = counting('crm', () => new Promise(() => {}));
    const since = performance.now();
    expect(await listedFirst([crm.source], 'crm.people', deadline, free()).left).toBe(left);
    expect(performance.now() - since).toBeGreaterThan(waited - 100);
  });

  it('ends with the query that is stopped', async () => {
    const stopping = new AbortController();
    const crm = counting('crm', () => new Promise(() => {}));
    const { left } = listedFirst([crm.source], 'crm.people', 3_000, stopping.signal);
    stopping.abort();
    await expect(left).rejects.toThrow();
  });
});
