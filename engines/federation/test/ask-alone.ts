/**
 * Asks one query in a process of its own, where nothing else takes memory, and prints how many rows came,
 * what is missing and by how many bytes the process grew. Arguments: a file with sources, the query, rows
 * that one source may give, a folder for what is spilled.
 */
import { readFileSync } from 'node:fs';
import { readConfiguration } from '../src/configuration.ts';
import { duckdb } from '../src/dialects/duckdb.ts';
import { createFederation } from '../src/federation.ts';
import { createLocalEngine } from '../src/local/engine.ts';
import { peakMemory } from './peak-memory.ts';

const [file = '', text = '', maximum = '', temporaryDirectory = ''] = process.argv.slice(2);
const { sources } = readConfiguration(JSON.parse(readFileSync(file, 'utf8')), {
  pathOf: (path) => path,
  temporaryDirectory,
});
const local = createLocalEngine({
  ...{ dialect: duckdb, memoryLimit: '100MB', threads: 2, temporaryDirectory },
});
const federation = createFederation({ sources, local, now: () => performance.now() });
const limits = { maximumFragmentRows: Number(maximum), maximumRows: 10_000_000, deadline: 60_000 };
// Planned once, so that what every query needs is loaded.
await federation.plan(text);
const before = process.memoryUsage().rss;
const run = await federation.query(text, { limits });
let rows = 0;
for await (const batch of run.rows) rows += batch.length;
const grown = peakMemory() - before;
const missing = Object.fromEntries(
  run.report().fragments.flatMap(({ source, failure }) => (failure ? [[source, failure]] : [])),
);
console.log(JSON.stringify({ rows, missing, grown }));
await federation.close();
await local.close();
process.exit(0);
