// The whole test suite: types, lint, the build, then units and journeys. Ends with one line of counts.
import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules/.bin', name);
const reports = join(root, 'node_modules/.cache/polder/reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;
let skipped = 0;

/** Unit tests that open a database, by what they import: the others give the same on any. */
const withDatabase = () =>
  globSync('{platform,services,city,bench}/**/*.test.{ts,tsx}', { cwd: root }).filter((file) =>
    /from '[^']*\/(?:testing\/city|database\/\w+|database|city)\.ts'/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );

/** A check without counts of its own counts as one test. */
const check = (name, command, args) => {
  console.log(`\n── ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  console.log(`── ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status === 0) passed++;
  else failed++;
};

const suite = (project, env = {}, more = []) => {
  const title = env.DATABASE_URL ? `${project} on PostgreSQL` : project;
  console.log(`\n── ${title}`);
  const started = performance.now();
  const file = join(reports, `${title.replaceAll(' ', '-')}.json`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...more,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    },
  );
  console.log(`── ${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests;
    skipped += report.numPendingTests + report.numTodoTests;
    // A file that does not load, or an error outside any test, has no failed test of its own.
    if (status !== 0 && report.numFailedTests === 0) failed++;
  } catch {
    failed++;
  }
};

const { DATABASE_URL: server, ...embedded } = process.env;
process.env = embedded;

check('types', process.execPath, [bin('tsc'), '--noEmit', '-p', '.']);
check('lint', bin('biome'), ['check', '.']);
console.log('\n── build');
await build();
suite('unit');
suite('journeys');
if (server) {
  suite('unit', { DATABASE_URL: server }, withDatabase());
  // Journeys in which the database has a part of its own: many writers, figures, killed processes, streams.
  const again = ['steward', 'forms', 'contact-centre', 'resident-reads', 'administrator'];
  suite(
    'journeys',
    { DATABASE_URL: server },
    again.map((name) => `journeys/${name}.test.ts`),
  );
}

console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? 1 : 0);
