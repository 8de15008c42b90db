import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`;

const installation = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'polder-old-node-'));
  for (const inner of ['bin', 'dist/server', 'node_modules/.bin'])
    mkdirSync(join(folder, inner), { recursive: true });
  cpSync(join(import.meta.dirname, '../bin/polder.mjs'), join(folder, 'bin/polder.mjs'));
  return folder;
};

const withOldNode = (folder: string): readonly string[] => [
  ...['--import', pretend('20.19.0')],
  join(folder, 'bin/polder.mjs'),
];

it('an old Node with no newer one beside it is told what is missing, and nothing is begun', () => {
  const folder = installation();
  const { status, stderr } = spawnSync(process.execPath, [...withOldNode(folder), 'start'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('this is 20.19.0');
  rmSync(folder, { recursive: true });
});

describe('an old Node runs the newer one beside it and ends as that ends', () => {
  const folder = installation();
  const ownNode = join(folder, 'node_modules/.bin/node');
  symlinkSync(process.execPath, ownNode);
  const program = join(folder, 'dist/server/cli.mjs');
  afterAll(() => rmSync(folder, { recursive: true }));

  const ending = (source: string): SpawnSyncReturns<Buffer> => {
    writeFileSync(program, source);
    return spawnSync(process.execPath, withOldNode(folder));
  };

  it.each([0, 2, 130, 143])('with the exit code %i', (code) => {
    expect(ending(`process.exit(${code})`)).toMatchObject({ status: code, signal: null });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'])('by %s', (signal) => {
    // Until the signal has come nothing else may end it.
    const source = `setInterval(() => {}, 1000); process.kill(process.pid, '${signal}')`;
    expect(ending(source)).toMatchObject({ status: null, signal });
  });

  it.each([
    ['without an answer', '', { code: null, signal: 'SIGTERM' }],
    ['with 0', "process.on('SIGTERM', () => process.exit(0));", { code: 0, signal: null }],
    ['with 143', "process.on('SIGTERM', () => process.exit(143));", { code: 143, signal: null }],
  ])('when SIGTERM comes from outside and is taken %s', async (_, listening, expected) => {
    writeFileSync(program, `${listening} setInterval(() => {}, 1000); console.log('up');`);
    const child = spawn(process.execPath, withOldNode(folder));
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    const [code, signal] = await once(child, 'exit');
    expect({ code, signal }).toEqual(expected);
  });

  it('with 128 and the number of a signal that it does not die of itself', () => {
    rmSync(ownNode);
    writeFileSync(ownNode, '#!/bin/sh\nkill -PIPE $$\n');
    chmodSync(ownNode, 0o755);
    expect(ending('')).toMatchObject({ status: 141, signal: null });
  });
});
