#!/usr/bin/env node
// Polder's command line: builds when told to (or when nothing is built yet), then runs the bundle.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { constants } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const ownNode = join(root, 'node_modules/.bin/node');
/** With an older Node than this the one that came along is used. */
const wanted = 24;
/** What the program is written in: with less, pages fail one by one. */
const needed = 22;

/** Runs the same command with the Node that came with the packages, and ends as it ends. */
const runWithOwnNode = () => {
  const child = spawn(ownNode, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    // For a signal that this process does not die of, as the first one of a container.
    process.exitCode = 128 + constants.signals[signal];
    process.kill(process.pid, signal);
  });
};

const run = async () => {
  const bundle = join(root, 'dist/server/cli.mjs');
  const wantsBuild = process.argv.includes('--build');
  if (wantsBuild) process.argv.splice(process.argv.indexOf('--build'), 1);
  if (wantsBuild || !existsSync(bundle)) {
    const { build } = await import('../build/build.mjs');
    if (process.argv[2] === 'start') console.log('Building Polder …');
    await build();
  }
  // Later starts need not compile the bundle again.
  module.enableCompileCache?.(join(root, 'node_modules/.cache/polder/compiled'));
  await import(bundle);
};

const version = Number(process.versions.node.split('.')[0]);
if (version < wanted && existsSync(ownNode)) runWithOwnNode();
else if (version >= needed) await run();
else {
  console.error(
    `Polder runs on Node.js ${needed} or newer; this is ${process.versions.node}. On Linux (x64 and arm64) a newer one
comes with the packages, unless optional ones were left out: run npm ci once more, or install Node.js ${wanted}.`,
  );
  process.exitCode = 1;
}
