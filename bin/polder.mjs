#!/usr/bin/env node
// Polder's command line: builds when told to (or when nothing is built yet), then runs the bundle.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'dist/server/cli.mjs');
const wantsBuild = process.argv.includes('--build');
if (wantsBuild) process.argv.splice(process.argv.indexOf('--build'), 1);

if (wantsBuild || !existsSync(bundle)) {
  const { build } = await import('../build/build.mjs');
  if (process.argv[2] === 'start') console.log('Building Polder …');
  await build();
}
// Node 22 and newer keep the compiled bundle, so that later starts need not compile it again.
module.enableCompileCache?.(join(root, 'node_modules/.cache/polder/compiled'));
await import(bundle);
