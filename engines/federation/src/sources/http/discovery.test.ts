import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SourceError } from '../../federation-error.ts';
import {
  equals,
  filter,
  type Loopback,
  limits,
  listen,
  rowsOf,
  scanOf,
  tableNamed,
} from './test/loopback.ts';
import { configured, entryOf, KINDS, trees } from './test/trees.ts';

let server: Loopback;
beforeAll(async () => {
  server = await listen(trees);
});
afterAll(() => server.stop());

describe.each(KINDS)('a %s source', (kind) => {
  it('answers nothing before it has been asked for its tables, and something after', async () => {
    const entry = entryOf(kind, server.url);
    const { signal } = new AbortController();
    const other = configured(entry);
    const scan = scanOf('town', tableNamed(await other.discover(signal), 'trees'), ['id', 'kind']);
    const plan = filter(scan, equals(scan, 'id', 't1'));

    const source = configured(entry);
    expect(source.canExecute(plan)).toBe(false);
    expect(source.describe(plan).text).toMatch(/^no .+ answers this$/);
    expect(() => source.execute(plan, limits())).toThrow(
      new SourceError('town', 'rejected', 'plan'),
    );
    await source.discover(signal);
    expect(source.canExecute(plan)).toBe(true);
    expect(await rowsOf(source, plan)).toEqual([['t1', 'elm']]);
    for (const each of [source, other]) await each.close();
  });
});
