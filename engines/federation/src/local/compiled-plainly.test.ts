import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { compiledPlainly } from './compiled-plainly.ts';

const run = promisify(execFile);

it('keeps the parser small, however often it is used', async () => {
  const script = join(import.meta.dirname, '../../test/parse-often.ts');
  const { stdout } = await run(process.execPath, [script]);
  const { texts, grown }: { texts: number; grown: number } = JSON.parse(stdout);
  expect(texts).toBe(4_000);
  expect(grown).toBeLessThan(120_000_000);
}, 30_000);

it('goes on as usual after a failure', () => {
  expect(() =>
    compiledPlainly(() => {
      throw new Error('not there');
    }),
  ).toThrow('not there');
});
