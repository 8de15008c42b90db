/** Reads `sources.json`: where the sources are, and who may see what. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Configuration, FederationError, readConfiguration } from '@polder/federation';

/** A secret stands in a file of its own: `{"secretFile": "/run/secrets/crm"}`; relative to `sources.json`. */
const withSecrets = (value: unknown, folder: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => withSecrets(item, folder));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'secretFile' && typeof only[1] === 'string')
    return read(path.resolve(folder, only[1])).trim();
  return Object.fromEntries(entries.map(([key, item]) => [key, withSecrets(item, folder)]));
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read: is it there, and may you read it?`);
  }
};

/** @throws Error that names the file, FederationError `configuration` that names the setting */
export const readSources = (file: string, temporaryDirectory: string): Configuration => {
  const text = read(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // The engine's own message repeats the text, which may be a password.
    const place = error instanceof Error ? /line \d+ column \d+/.exec(error.message) : null;
    throw new Error(`${file} is not JSON${place ? `: see ${place[0]}` : ''}`);
  }
  const folder = path.dirname(path.resolve(file));
  try {
    return readConfiguration(withSecrets(json, folder), {
      pathOf: (relative) => path.resolve(folder, relative),
      temporaryDirectory,
    });
  } catch (error) {
    if (error instanceof FederationError) throw new Error(`${file}: ${error.message}`);
    throw error;
  }
};
