/**
 * Measures the built product and writes the figures into bench/README.md.
 *
 *   node --import tsx bench/run.ts [name…] [--date 2026-01-31] [--command "node other.mjs start"] [--data folder] [--dry]
 */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { benchDatabaseUrl } from '../journeys/support/environment.ts';
import { builtProduct, type Product } from '../journeys/support/server.ts';
import type { Bench, BenchContext } from './bench.ts';
import { describeMachine, type Report, terminalTable, withResults } from './report.ts';

const suffix = '.bench.ts';

const readArguments = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      /** Day of the measurement; default today. */
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      /** Measure another program than this repository's. */
      command: { type: 'string' },
      /** Folder with questions, for `language`. */
      data: { type: 'string' },
      /** Print only: leave the README as it is. */
      dry: { type: 'boolean', default: false },
    },
  });

const productOf = (command: string | undefined): Product => {
  const [program, ...parameters] = command?.split(' ').filter((word) => word !== '') ?? [];
  if (program === undefined) return builtProduct;
  return { command: [program, ...parameters], madeOf: parameters };
};

const readBench = async (name: string): Promise<Bench> => {
  const file = pathToFileURL(join(import.meta.dirname, `${name}${suffix}`)).href;
  const module = (await import(file)) as { default: Bench }; // each bench `satisfies Bench`
  return module.default;
};

const namesOf = async (wanted: readonly string[]): Promise<readonly string[]> => {
  const files = await readdir(import.meta.dirname);
  const names = files
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .sort();
  const unknown = wanted.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`No measurement ${unknown.join(', ')}; there are ${names.join(', ')}`);
  return wanted.length > 0 ? wanted : names;
};

const runAll = async (
  names: readonly string[],
  context: BenchContext,
): Promise<readonly Report[]> => {
  const reports: Report[] = [];
  for (const name of names) {
    const bench = await readBench(name);
    console.log(`\n${bench.name}: ${bench.limit}`);
    try {
      const results = await bench.run(context);
      console.log(`\n${terminalTable(results)}`);
      reports.push({ bench, results });
      if (results.some(({ ok }) => !ok)) process.exitCode = 1;
    } catch (error) {
      process.exitCode = 1;
      console.error(`  failed: ${error instanceof Error ? error.message : error}`);
    }
  }
  return reports;
};

const { values, positionals } = readArguments();
const machine = describeMachine();
const reports = await runAll(await namesOf(positionals), {
  product: productOf(values.command),
  databaseUrl: benchDatabaseUrl,
  data: values.data,
  say: (line) => console.log(`  ${line}`),
});
if (!values.dry && reports.length > 0) {
  const readme = join(import.meta.dirname, 'README.md');
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, withResults(text, reports, values.date, machine));
}
