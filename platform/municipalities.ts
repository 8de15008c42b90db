import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from './messages/languages.ts';
import type { Municipality } from './ui/page.ts';

const byLanguage = z.object({ nl: z.string(), en: z.string(), de: z.string(), da: z.string() });

const shape = z.object({
  slug: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  motto: byLanguage,
  defaultLanguage: z.enum(languages),
  fictional: z.boolean(),
  /** The typeface that its theme names: fetched early, so that text appears in it at once. */
  typeface: z.enum(['source-sans-3', 'atkinson-hyperlegible-next']),
  contact: z.object({ telephone: z.string(), email: z.string(), visit: z.string() }),
});

/** Addresses of built files by entry name. */
type AddressOf = (entry: string) => string;

/**
 * The municipalities whose look this installation has: one folder each, data only.
 * @throws when a folder's `municipality.json` does not fit, naming the field
 */
export const loadMunicipalities = (
  folder: string,
  addressOf: AddressOf,
): ReadonlyMap<string, Municipality> => {
  const found = new Map<string, Municipality>();
  for (const slug of readdirSync(folder).sort()) {
    const file = join(folder, slug, 'municipality.json');
    if (!existsSync(file)) continue;
    const parsed = shape.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
    found.set(slug, {
      ...parsed.data,
      slug,
      typeface: addressOf(`font-${parsed.data.typeface}`),
      logo: addressOf(`logo-${slug}`),
      themeStylesheet: addressOf(`theme-${slug}`),
    });
  }
  return found;
};
