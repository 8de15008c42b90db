import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { putAside } from './database.ts';

it('of many databases that were begun and broken off, the first and the last three are kept', () => {
  const data = mkdtempSync(join(tmpdir(), 'polder-aside-'));
  const directory = join(data, 'database');
  const clock = vi.spyOn(Date, 'now');
  for (let start = 1; start <= 9; start++) {
    mkdirSync(directory);
    writeFileSync(join(directory, 'PG_VERSION'), '18');
    clock.mockReturnValue(1_700_000_000_000 + start);
    putAside(directory);
  }
  clock.mockRestore();
  expect(readdirSync(data).map((name) => name.slice(-1))).toEqual(['1', '7', '8', '9']);
});
