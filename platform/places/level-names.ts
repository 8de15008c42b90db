/** What the levels of a geography are called, in the languages that its loader gave. */
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../database/db.ts';
import { isLanguage, type Language } from '../messages/languages.ts';
import { chooseText, type Text } from '../messages/text.ts';
import { Problem } from '../problem.ts';
import { geography } from './schema.ts';

/** By level; in the plural, as in “Districts”. */
export type LevelNames = Readonly<Record<string, Text>>;

/** The town's own levels, which every installation has. */
const houseNames: LevelNames = {
  municipality: { nl: 'Gemeente', en: 'Municipality', de: 'Gemeinde', da: 'Kommune' },
  district: { nl: 'Wijken', en: 'Districts', de: 'Stadtbezirke', da: 'Bydele' },
  neighbourhood: { nl: 'Buurten', en: 'Neighbourhoods', de: 'Viertel', da: 'Kvarterer' },
};

export interface LevelName {
  readonly text: string;
  /** Undefined in the reader's language; empty, as HTML has it, when nobody knows the language. */
  readonly lang: Language | '' | undefined;
}

/** The loader's name, else the house's, else the level as the file has it. */
export const levelName = (names: LevelNames, level: string, language: Language): LevelName => {
  for (const given of [names, houseNames]) {
    const chosen = Object.hasOwn(given, level)
      ? chooseText(given[level] ?? {}, language)
      : undefined;
    if (chosen?.text) return chosen;
  }
  return { text: level, lang: '' };
};

/** Names of one geography's levels; none for a geography that is not there. */
export const levelNamesOf = async (db: Db, slug: string): Promise<LevelNames> => {
  const [row] = await db
    .select({ names: geography.levelNames })
    .from(geography)
    .where(eq(geography.slug, slug));
  return row?.names ?? {};
};

/** Where a text of level names cannot be read: the number of its line or part, from 1. */
const unreadable = (row: number): Problem =>
  new Problem('invalid-input', { row, column: 'level-names' });

const oneName = (part: string, row: number): readonly [Language, string] => {
  const [tag = '', ...rest] = part.split('=');
  const language = tag.trim();
  const name = rest.join('=').trim();
  if (!isLanguage(language) || name === '') throw unreadable(row);
  return [language, name];
};

/**
 * Reads names as people type them: a line (or a part between bars) for each level.
 *
 * @example parseLevelNames('district: nl=Wijken; en=Districts | neighbourhood: nl=Buurten')
 * @throws Problem invalid-input, with the number of the line
 */
export const parseLevelNames = (text: string): LevelNames =>
  Object.fromEntries(
    text
      .split(/[\n|]/)
      .map((line, index) => ({ line: line.trim(), row: index + 1 }))
      .filter(({ line }) => line !== '')
      .map(({ line, row }) => {
        const colon = line.indexOf(':');
        const level = line.slice(0, Math.max(colon, 0)).trim();
        if (level === '') throw unreadable(row);
        const parts = line
          .slice(colon + 1)
          .split(';')
          .filter((part) => part.trim() !== '');
        if (parts.length === 0) throw unreadable(row);
        return [level, Object.fromEntries(parts.map((part) => oneName(part, row)))];
      }),
  );

const names = z.record(
  z.string().min(1),
  z.strictObject({
    nl: z.string().min(1).optional(),
    en: z.string().min(1).optional(),
    de: z.string().min(1).optional(),
    da: z.string().min(1).optional(),
  }),
);

/** The same from JSON: `{"district": {"nl": "Wijken", "en": "Districts"}}`. @throws Problem invalid-input */
export const levelNamesFromJson = (source: string): LevelNames => {
  try {
    return names.parse(JSON.parse(source)) as LevelNames; // zod's optional members may be undefined, JSON's are not
  } catch (cause) {
    throw new Problem('invalid-input', { row: 1, column: 'level-names' }, { cause });
  }
};
