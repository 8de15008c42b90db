import type { OutputColumn } from '@polder/federation';
import { expect, it } from 'vitest';
import { writerIn } from './answer-forms.ts';

const columns: readonly OutputColumn[] = [
  { id: 0, name: 'single', type: { name: 'real' } },
  { id: 1, name: 'double', type: { name: 'double' } },
];

const value = Math.fround(0.1);

it.each([
  ['json', '{"single":0.1,"double":0.10000000149011612}\n'],
  ['csv', 'single,double\r\n0.1,0.10000000149011612\r\n'],
  ['table', /^ +0\.1 {2}0\.10000000149011612$/m],
] as const)('as %s reals have the digits that they need', (form, written) => {
  const text = writerIn(form, columns)([[value, value]]);
  if (typeof written === 'string') expect(text).toBe(written);
  else expect(text).toMatch(written);
});
