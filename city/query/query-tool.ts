/** `polder query`: one question to many live sources, from the terminal. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Configuration,
  createFederation,
  createLocalEngine,
  duckdb,
  FederationError,
  printPlan,
  SourceError,
  usualLimits,
} from '@polder/federation';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { writerIn } from './answer-forms.ts';
import { queryHelp } from './help.ts';
import { hintsFor } from './hints.ts';
import { watchInterruptions } from './interruption.ts';
import { listedFirst } from './listed-first.ts';
import { type QuerySettings, querySettings, queryUsage } from './query-options.ts';
import { canKeepIn, schemaDirectory } from './schema-directory.ts';
import { readSources } from './sources-file.ts';
import { statisticsJson, statisticsWords } from './statistics.ts';
import { withheldSources } from './withheld.ts';
import { queryErrorWords, sourceErrorWords } from './words.ts';

/** A line under the query that shows where something is wrong. */
const pointedAt = (text: string, position: number): string => {
  const before = text.slice(0, position);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  return `${line}\n${' '.repeat(position - lineStart)}^`;
};

/** The day where this machine stands, as SQL writes it. */
const today = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Writes, and waits while the reader is slower than the sources. */
const write = async (text: string, signal: AbortSignal): Promise<void> => {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain', { signal });
};

const note = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** What went wrong, in words for whoever asked. */
const wordsFor = (
  error: unknown,
  text: string,
  { subject }: QuerySettings,
  names: Pick<Configuration, 'meantBy'>,
): unknown => {
  if (error instanceof SourceError) return new Error(sourceErrorWords(error));
  if (!(error instanceof FederationError)) return error;
  const { position } = error;
  const place = position === undefined ? [] : [pointedAt(text, position)];
  const hints = hintsFor(error, text, subject, names).join('\n');
  return new Error(
    [queryErrorWords(error), ...place, ...(hints === '' ? [] : [hints])].join('\n\n'),
  );
};

const answer = async (
  { positional: [text = ''], print }: CommandArguments,
  settings: QuerySettings,
  temporaryDirectory: string,
  signal: AbortSignal,
): Promise<void> => {
  const { form, isExplained, subject } = settings;
  const configuration = readSources(settings.sources, temporaryDirectory);
  const { policies, limits, scaleOut, schemaDirectory: directory } = configuration;
  const local = createLocalEngine({
    dialect: duckdb,
    memoryLimit: '1GB',
    threads: 2,
    temporaryDirectory,
  });
  if (directory !== undefined && !canKeepIn(directory))
    note(`Lists of tables cannot be kept in ${directory}: it cannot be written.`);
  const deadline = settings.deadline ?? limits?.deadline ?? usualLimits.deadline;
  const { sources, left, stop } = listedFirst(configuration.sources, text, deadline, signal);
  const federation = createFederation({
    sources,
    local,
    ...(policies && { policies }),
    ...(scaleOut && { scaleOut }),
    ...(directory !== undefined && { schemas: schemaDirectory(directory, sources) }),
    now: () => performance.now(),
  });
  try {
    const run = await federation.query(text, {
      currentDate: today(),
      subject,
      limits: {
        ...limits,
        deadline: await left,
        ...(settings.isStrict && { isStrict: true }),
      },
      signal,
    });
    const rowsText = writerIn(form, run.columns);
    let isBegun = false;
    for await (const batch of run.rows) {
      if (isExplained || batch.length === 0) continue;
      isBegun = true;
      await write(rowsText(batch), signal);
    }
    // The heading of an answer without rows.
    if (!isBegun && !isExplained) await write(rowsText([]), signal);
    const report = run.report();
    const told = { subject, withheld: withheldSources(configuration, subject) };
    if (form === 'json')
      print(
        JSON.stringify({
          ...statisticsJson(report, told),
          ...(isExplained && { plan: printPlan(run.ready().plan) }),
        }),
      );
    else {
      if (isExplained) print(printPlan(run.ready().plan));
      for (const line of statisticsWords(report, isExplained, told))
        (form === 'csv' ? note : print)(line);
    }
  } catch (error) {
    throw wordsFor(error, text, settings, configuration);
  } finally {
    stop();
    await federation.close();
    await local.close();
  }
};

const ask = async (given: CommandArguments): Promise<void> => {
  const settings = querySettings(given.options);
  const interruptions = watchInterruptions(() => performance.now());
  // Of this run alone: what is spilled holds rows, and DuckDB's names of files are always the same.
  const temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'polder-query-'));
  const tidy = (): void => rmSync(temporaryDirectory, { recursive: true, force: true });
  // Also where a second interrupt ends the program at once.
  process.once('exit', tidy);
  try {
    await answer(given, settings, temporaryDirectory, interruptions.signal);
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

export const queryTool: Tool & { readonly help: string } = {
  name: 'query',
  usage: queryUsage,
  summary:
    'Ask many live sources at once in SQL: each does its part, the rest is joined here, policies hold, and what a source cannot give is said',
  help: queryHelp,
  useFiles: ask,
};
