import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { City, CommandArguments } from '../../../platform/service.ts';
import { commandLine, fileOf, trail } from '../imports/command-arguments.ts';
import { definitionFormat, formatNames } from '../imports/formats.ts';
import { definitionsByFormat, definitionsFromJson, readRecords } from './import-definitions.ts';
import { keepDefinitions } from './keep-definitions.ts';
import { allDefinitions } from './store.ts';

/** `polder indicators define` */
export const define = async (city: City, { positional, options, print }: CommandArguments) => {
  const file = fileOf(positional[0]);
  const content = readFileSync(file, 'utf8');
  const existing = new Map(
    (await allDefinitions(city.db)).map((definition) => [definition.code, definition]),
  );
  const format =
    options.format === undefined ? undefined : definitionFormat(city.config.root, options.format);
  if (options.format !== undefined && format === undefined)
    throw new Error(
      `There is no format “${options.format}”. There are: ${formatNames(city.config.root, 'definitions').join(', ')}`,
    );
  const definitions = format
    ? definitionsByFormat(
        readRecords(content, file.toLowerCase().endsWith('.csv')),
        format,
        existing,
      )
    : definitionsFromJson(content);
  const result = await city.write(async (tx) => {
    const stored = await keepDefinitions(city, tx, definitions, commandLine);
    if (stored.added.length + stored.changed.length > 0)
      await trail(city, tx, 'definitions-imported', basename(file), {
        added: stored.added.length,
        changed: stored.changed.length,
      });
    return stored;
  });
  for (const { code, fields } of result.changed) print(`  changed  ${code}: ${fields.join(', ')}`);
  print(
    `${definitions.length} definitions read: ${result.added.length} new, ${result.changed.length} changed, ${result.unchanged.length} unchanged`,
  );
};
