import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import type { Batch } from '../values.ts';
import { createRowGathering } from './row-gathering.ts';

describe('gathered rows', () => {
  it('are handed on together when told', () => {
    const batches: Batch[] = [];
    const rows = createRowGathering((batch) => batches.push(batch));
    rows.add([1]);
    rows.add([2]);
    expect([batches, rows.count()]).toEqual([[], 2]);
    rows.deliver();
    rows.deliver();
    expect([batches, rows.count()]).toEqual([[[[1], [2]]], 0]);
  });

  it('do not wait for ever for others', async () => {
    const batches: Batch[] = [];
    const rows = createRowGathering((batch) => batches.push(batch));
    rows.add([1]);
    await vi.waitFor(() => expect(batches).toEqual([[[1]]]));
    rows.add([2]);
    await vi.waitFor(() => expect(batches).toEqual([[[1]], [[2]]]));
  });

  it('that were dropped do not come later', async () => {
    const handOn = vi.fn();
    const rows = createRowGathering(handOn);
    rows.add([1]);
    rows.drop();
    await delay(100);
    expect(handOn).not.toHaveBeenCalled();
  });
});
