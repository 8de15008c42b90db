/** Keeps the lists of tables of sources between runs: one file each. */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readStoredSchema, type SchemaMemory, type Source, storedSchema } from '@polder/federation';

/** Whether lists can be kept there; the directory is made where it can be. */
export const canKeepIn = (directory: string): boolean => {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.R_OK | constants.W_OK);
    return statSync(directory).isDirectory();
  } catch {
    return false;
  }
};

/** @param sources whose names are names of files: small letters, digits and `_` */
export const schemaDirectory = (directory: string, sources: readonly Source[]): SchemaMemory => {
  const kinds = new Map(sources.map(({ name, kind }) => [name, kind]));
  const fileOf = (source: string): string => path.join(directory, `${source}.json`);
  return {
    read: async (source) =>
      readStoredSchema(kinds.get(source) ?? '', await readFile(fileOf(source), 'utf8')),
    write: async (source, schema) => {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const whole = fileOf(source);
      const part = `${whole}.${randomUUID()}`;
      try {
        await writeFile(part, storedSchema(kinds.get(source) ?? '', schema), { mode: 0o600 });
        await rename(part, whole);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
  };
};
