/** Reads `sources.json`: where the sources are, and who may see what. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Configuration, FederationError, readConfiguration } from '@polder/federation';

const SECRET_FILE = 'secretFile';

const READING_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  EISDIR: 'is a folder',
};

/** @throws Error that says what is wrong with the file, after the words that lead to it */
const read = (file: string, way = ''): string => {
  try {
    // Some editors begin a file with a mark of its encoding.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new Error(`${way}${file} ${READING_FAILURES[code] ?? `cannot be read (${code})`}`);
  }
};

/** A secret stands in a file of its own: `{"secretFile": "/run/secrets/crm"}`; relative to `sources.json`. */
const withSecrets = (value: unknown, folder: string, way: readonly string[]): unknown => {
  if (Array.isArray(value))
    return value.map((item, index) => withSecrets(item, folder, [...way, String(index)]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === SECRET_FILE && typeof only[1] === 'string') {
    const file = path.resolve(folder, only[1]);
    const place = `${[...way, SECRET_FILE].join('.')}: `;
    const secret = read(file, place).trim();
    if (secret === '') throw new Error(`${place}${file} is empty`);
    return secret;
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, withSecrets(item, folder, [...way, key])]),
  );
};

/** An object in the place of a text is nearly always a secret that is written wrongly. */
const secretHint = (message: string): string =>
  /has to be a text\b.*, not an object$/.test(message)
    ? `; a text that stands in a file of its own is written {"${SECRET_FILE}": "path"}, with that one name in it`
    : '';

/** @throws Error that names the file, and the setting that is wrong */
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
  const known = (() => {
    try {
      return withSecrets(json, folder, []);
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : ''}`, { cause: error });
    }
  })();
  try {
    return readConfiguration(known, {
      pathOf: (relative) => path.resolve(folder, relative),
      temporaryDirectory,
    });
  } catch (error) {
    if (error instanceof FederationError)
      throw new Error(`${file}: ${error.message}${secretHint(error.message)}`);
    throw error;
  }
};
