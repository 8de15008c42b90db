import { describe, expect, it } from 'vitest';
import { statusOf } from './status.ts';

describe('whether a figure is there, and if not why', () => {
  it.each([
    [12.5, null, 'observed'],
    [0, null, 'observed'],
    [12.5, 'rounded to the nearest five', 'observed'],
    [12.5, 'incomplete: without PD03', 'incomplete'],
    [null, 'withheld: privacy', 'withheld'],
    [null, 'withheld: unchecked', 'withheld'],
    [null, 'withheld', 'withheld'],
    [null, 'not delivered', 'not-delivered'],
    [null, 'no cases', 'no-cases'],
    [null, null, 'missing'],
    [null, 'the office was closed', 'missing'],
  ] as const)('value %s with the note %s is %s', (value, note, status) => {
    expect(statusOf({ value, note })).toBe(status);
  });
});
