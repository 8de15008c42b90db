/** `polder sources`: asks each source of a `sources.json` for its tables, and says what is wrong. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Source, SourceError, type SourceSchema, type TableSchema } from '@polder/federation';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { sourcesHelp } from './help.ts';
import { readSources } from './sources-file.ts';
import { sourceErrorWords } from './words.ts';

/** Milliseconds in which a source has to list its tables. */
const PATIENCE = 30_000;

/** A name as queries have to write it. */
const written = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;

/** The parts of a table's name: its schema stands in it where queries need it. */
const partsOf = ({ name, path: parts }: TableSchema): readonly string[] =>
  name === parts.join('.') ? parts : [name];

const linesOf = (source: string, { tables, unreadable = [] }: SourceSchema): readonly string[] => [
  `${source}: ${tables.length === 1 ? '1 table' : `${tables.length} tables`}`,
  ...tables.flatMap((table) => [
    `  ${[source, ...partsOf(table).map(written)].join('.')}`,
    ...table.columns.map(
      ({ name, type, isNullable }) =>
        `    ${written(name)} ${type.name}${isNullable ? '' : ' not null'}`,
    ),
  ]),
  ...unreadable.map(({ name, reason }) => `  ${source}.${written(name)} cannot be read: ${reason}`),
];

const listed = async (source: Source): Promise<SourceSchema | SourceError> => {
  try {
    return await source.discover(AbortSignal.timeout(PATIENCE));
  } catch (error) {
    return error instanceof SourceError
      ? error
      : new SourceError(source.name, 'rejected', undefined, error);
  }
};

const list = async ({ positional: [file = ''], print }: CommandArguments): Promise<void> => {
  const temporaryDirectory = mkdtempSync(path.join(tmpdir(), 'polder-sources-'));
  try {
    const { sources } = readSources(file, temporaryDirectory);
    const answers = sources.map((source) => [source, listed(source)] as const);
    let failures = 0;
    for (const [{ name }, answer] of answers) {
      const found = await answer;
      if (found instanceof SourceError) failures += 1;
      const lines = found instanceof SourceError ? [sourceErrorWords(found)] : linesOf(name, found);
      for (const line of lines) print(line);
    }
    await Promise.all(sources.map((source) => source.close()));
    if (failures > 0)
      throw new Error(`${failures} of ${sources.length} sources cannot be used (see above).`);
  } finally {
    rmSync(temporaryDirectory, { recursive: true, force: true });
  }
};

export const sourcesTool: Tool & { readonly help: string } = {
  name: 'sources',
  usage: '<sources.json>',
  summary:
    'Ask each source for its tables and columns, and say what is wrong with it or its settings',
  help: sourcesHelp,
  useFiles: list,
};
