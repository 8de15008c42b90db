import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;

it('an old Node with no newer one beside it is told what is missing, and nothing is begun', () => {
  const installation = mkdtempSync(join(tmpdir(), 'polder-old-node-'));
  mkdirSync(join(installation, 'bin'));
  cpSync(join(import.meta.dirname, '../bin/polder.mjs'), join(installation, 'bin/polder.mjs'));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', pretend('20.19.0'), join(installation, 'bin/polder.mjs'), 'start'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stderr).toContain('this is 20.19.0');
});
