/** `polder query`: one question to many live sources, from the terminal. */
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createFederation,
  createLocalEngine,
  duckdb,
  FederationError,
  printPlan,
} from '@polder/federation';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { rowWriter } from './json-row.ts';
import { readSources } from './sources-file.ts';
import { statisticsJson, statisticsWords } from './statistics.ts';
import { createTable } from './table.ts';

const DEADLINE = 30_000;

const temporaryDirectory = path.join(tmpdir(), 'polder-query');

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

/** Writes, and waits while the reader is slower than the sources. */
const write = async (text: string): Promise<void> => {
  if (!process.stdout.write(`${text}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
};

const ask = async ({ positional: [text = ''], options, print }: CommandArguments) => {
  const isJson = 'json' in options;
  const isExplained = 'explain' in options;
  const { deadline = String(DEADLINE), purpose = '', role, user = '' } = options;
  const { sources, policies, limits } = readSources(options.sources ?? '', temporaryDirectory);
  const local = createLocalEngine({
    dialect: duckdb,
    memoryLimit: '1GB',
    threads: 2,
    temporaryDirectory,
  });
  const federation = createFederation({
    sources,
    local,
    ...(policies && { policies }),
    now: () => performance.now(),
  });
  const cancelled = new AbortController();
  const cancel = (): void => cancelled.abort();
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  try {
    const run = await federation.query(text, {
      subject: { id: user, roles: role === undefined ? [] : role.split(','), purpose },
      limits: { ...limits, deadline: millisecondsIn(deadline) },
      signal: cancelled.signal,
    });
    const writeRow = rowWriter(run.columns);
    const table = createTable(run.columns);
    for await (const batch of run.rows) {
      if (isExplained) continue;
      const lines = isJson ? batch.map(writeRow) : table.lines(batch);
      if (lines.length > 0) await write(lines.join('\n'));
    }
    const report = run.report();
    if (isJson)
      print(
        JSON.stringify({
          ...statisticsJson(report),
          ...(isExplained && { plan: printPlan(run.ready.plan) }),
        }),
      );
    else {
      if (isExplained) print(printPlan(run.ready.plan));
      for (const line of statisticsWords(report, isExplained)) print(line);
    }
  } catch (error) {
    if (error instanceof FederationError && error.position !== undefined)
      throw new Error(`${error.message}\n\n${pointedAt(text, error.position)}`);
    throw error;
  } finally {
    process.off('SIGINT', cancel);
    process.off('SIGTERM', cancel);
    await federation.close();
    await local.close();
  }
};

export const queryTool: Tool = {
  name: 'query',
  usage:
    '<sql> --sources <sources.json> [--explain] [--deadline <ms>] [--purpose <id>] [--role <role,…>] [--user <id>] [--json]',
  summary:
    'Ask many live sources at once in SQL: each does its part, the rest is joined here, policies hold, and what a source cannot give is said',
  useFiles: ask,
};
