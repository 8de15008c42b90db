/** `polder query`: one question to many live sources, from the terminal. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createFederation,
  createLocalEngine,
  duckdb,
  FederationError,
  printPlan,
  SourceError,
} from '@polder/federation';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { watchInterruptions } from './interruption.ts';
import { rowWriter } from './json-row.ts';
import { canKeepIn, schemaDirectory } from './schema-directory.ts';
import { readSources } from './sources-file.ts';
import { statisticsJson, statisticsWords } from './statistics.ts';
import { createTable } from './table.ts';
import { queryErrorWords, sourceErrorWords } from './words.ts';

/** A line under the query that shows where something is wrong. */
const pointedAt = (text: string, position: number): string => {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  return `${line}\n${' '.repeat(position - lineStart)}^`;
};

const millisecondsIn = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value <= 0)
    throw new Error(`The deadline is “${text}”: give whole milliseconds.`);
  return value;
};

/** The day where this machine stands, as SQL writes it. */
const today = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Writes, and waits while the reader is slower than the sources. */
const write = async (text: string, signal: AbortSignal): Promise<void> => {
  if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain', { signal });
};

const answer = async (
  { positional: [text = ''], options, print }: CommandArguments,
  temporaryDirectory: string,
  signal: AbortSignal,
): Promise<void> => {
  const isJson = 'json' in options;
  const isExplained = 'explain' in options;
  const { deadline, purpose = '', role, user = '' } = options;
  const configuration = readSources(options.sources ?? '', temporaryDirectory);
  const { sources, policies, limits } = configuration;
  const local = createLocalEngine({
    dialect: duckdb,
    memoryLimit: '1GB',
    threads: 2,
    temporaryDirectory,
  });
  const { schemaDirectory: directory } = configuration;
  if (directory !== undefined && !canKeepIn(directory))
    process.stderr.write(`Lists of tables cannot be kept in ${directory}: it cannot be written.\n`);
  const federation = createFederation({
    sources,
    local,
    ...(policies && { policies }),
    ...(configuration.scaleOut && { scaleOut: configuration.scaleOut }),
    ...(directory !== undefined && { schemas: schemaDirectory(directory, sources) }),
    now: () => performance.now(),
  });
  try {
    const run = await federation.query(text, {
      currentDate: today(),
      subject: { id: user, roles: role === undefined ? [] : role.split(','), purpose },
      limits: {
        ...limits,
        ...(deadline !== undefined && { deadline: millisecondsIn(deadline) }),
        ...('strict' in options && { isStrict: true }),
      },
      signal,
    });
    const writeRow = rowWriter(run.columns);
    const table = createTable(run.columns);
    for await (const batch of run.rows) {
      if (isExplained) continue;
      const lines = isJson ? batch.map(writeRow) : table.lines(batch);
      if (lines.length > 0) await write(lines.join('\n'), signal);
    }
    const report = run.report();
    if (isJson)
      print(
        JSON.stringify({
          ...statisticsJson(report),
          ...(isExplained && { plan: printPlan(run.ready().plan) }),
        }),
      );
    else {
      if (isExplained) print(printPlan(run.ready().plan));
      for (const line of statisticsWords(report, isExplained)) print(line);
    }
  } catch (error) {
    if (error instanceof FederationError && error.position !== undefined)
      throw new Error(`${error.message}\n\n${pointedAt(text, error.position)}`);
    if (error instanceof SourceError) throw new Error(sourceErrorWords(error));
    if (error instanceof FederationError) throw new Error(queryErrorWords(error));
    throw error;
  } finally {
    await federation.close();
    await local.close();
  }
};

const ask = async (given: CommandArguments): Promise<void> => {
  const interruptions = watchInterruptions(() => performance.now());
  // Of this run alone: what is spilled holds rows, and DuckDB's names of files are always the same.
  const temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'polder-query-'));
  const tidy = (): void => rmSync(temporaryDirectory, { recursive: true, force: true });
  // Also where a second interrupt ends the program at once.
  process.once('exit', tidy);
  try {
    await answer(given, temporaryDirectory, interruptions.signal);
  } catch (error) {
    if (!interruptions.cause()) throw error;
  } finally {
    interruptions.stop();
    tidy();
    process.off('exit', tidy);
  }
  const cause = interruptions.cause();
  if (!cause) return;
  if (cause.words !== undefined) process.stderr.write(`\n${cause.words}\n`);
  process.exit(cause.exitCode);
};

export const queryTool: Tool = {
  name: 'query',
  usage:
    '<sql> --sources <sources.json> [--explain] [--deadline <ms>] [--strict] [--purpose <id>] [--role <role,…>] [--user <id>] [--json]',
  summary:
    'Ask many live sources at once in SQL: each does its part, the rest is joined here, policies hold, and what a source cannot give is said',
  useFiles: ask,
};
