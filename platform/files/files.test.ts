import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testCity } from '../testing/city.ts';
import { createFiles } from './files.ts';
import { diskStorage } from './storage.ts';

const rule = { purpose: 'test', types: ['text/csv'], sizeAtMost: 100 } as const;

it('a check finds stored files that are gone, and those that were changed', async () => {
  const { city } = await testCity({ services: [] });
  const folder = mkdtempSync(join(tmpdir(), 'polder-files-'));
  const files = createFiles(diskStorage(folder));
  const store = async (text: string) => {
    const upload = { name: 'a.csv', bytes: new TextEncoder().encode(text), owner: undefined };
    return (await files.store(city.db, upload, rule)).id;
  };
  const [whole, gone, changed] = [await store('a;b'), await store('c;d'), await store('e;f')];
  expect(await files.check(city.db)).toEqual({ count: 3, missing: [], damaged: [] });

  rmSync(join(folder, gone.slice(0, 2), gone));
  writeFileSync(join(folder, changed.slice(0, 2), changed), 'e;g');
  expect(await files.check(city.db)).toEqual({ count: 3, missing: [gone], damaged: [changed] });
  expect(new TextDecoder().decode((await files.read(city.db, whole)).bytes)).toBe('a;b');
});
