/** Known ways in which publishers write their figures: data files in `formats/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type DefinitionFormat, definitionFormatShape } from '../catalogue/definition-format.ts';
import { type Mapping, mappingShape } from './mapping.ts';

const valueFormatShape = z.object({
  kind: z.literal('values'),
  title: z.string(),
  about: z.string().default(''),
  mapping: mappingShape,
});

export interface NamedMapping {
  readonly name: string;
  readonly mapping: Mapping;
}

const suffixes = { definitions: '-definitions.json', values: '-values.json' } as const;

const folderOf = (root: string): string => join(root, 'services/indicators/formats');

const read = <Shape extends z.ZodType>(
  root: string,
  file: string,
  shape: Shape,
): z.infer<Shape> => {
  const parsed = shape.safeParse(JSON.parse(readFileSync(join(folderOf(root), file), 'utf8')));
  if (!parsed.success) throw new Error(`formats/${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** Names of the formats of a kind, without the end of the file's name. */
export const formatNames = (root: string, kind: keyof typeof suffixes): readonly string[] =>
  readdirSync(folderOf(root))
    .filter((file) => file.endsWith(suffixes[kind]))
    .map((file) => file.slice(0, -suffixes[kind].length))
    .sort();

/** @returns undefined when there is no format of that name */
export const definitionFormat = (root: string, name: string): DefinitionFormat | undefined =>
  formatNames(root, 'definitions').includes(name)
    ? read(root, `${name}${suffixes.definitions}`, definitionFormatShape)
    : undefined;

/** Mappings that come with Polder, by name. */
export const formatMappings = (root: string): readonly NamedMapping[] =>
  existsSync(folderOf(root))
    ? formatNames(root, 'values').map((name) => ({
        name,
        mapping: read(root, `${name}${suffixes.values}`, valueFormatShape).mapping,
      }))
    : [];
