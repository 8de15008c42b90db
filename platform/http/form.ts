import type { z } from 'zod';
import { fieldError } from '../messages/fields.ts';
import type { Language } from '../messages/languages.ts';

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a person entered, as it came; kept so that a page can show it again. */
export interface Form {
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  readonly file: (name: string) => Upload | undefined;
  readonly entries: readonly (readonly [string, string])[];
  readonly files: readonly (readonly [string, Upload])[];
}

export type FieldErrors = Readonly<Record<string, string>>;

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: FieldErrors };

/**
 * Signs that nobody sees: control characters but tab and line ends (NUL, which PostgreSQL cannot hold,
 * among them) and marks of direction, which make a text read as another. The joiners stay: names in
 * Persian and Indian scripts, and many emoji, are written with them.
 */
const unseen = /[[\p{Cc}\p{Cf}]--[\t\n\r\u200C\u200D]]/gv;

/** @param given values as they came; signs that nobody sees are left out */
export const createForm = (
  given: readonly (readonly [string, string])[],
  files: readonly (readonly [string, Upload])[] = [],
): Form => {
  const entries = given.map(([name, value]) => [name, value.replaceAll(unseen, '')] as const);
  return formOf(entries, files);
};

const formOf = (
  entries: readonly (readonly [string, string])[],
  files: readonly (readonly [string, Upload])[],
): Form => ({
  text: (name) => entries.find(([key]) => key === name)?.[1].trim() ?? '',
  all: (name) => entries.filter(([key]) => key === name).map(([, value]) => value),
  file: (name) => files.find(([key, { name: fileName }]) => key === name && fileName !== '')?.[1],
  entries,
  files,
});

/** Fields of the house itself (`_key`, `_held`) start with an underscore and are no part of the entry. */
export const isHouseField = (name: string): boolean => name.startsWith('_');

/**
 * Checks an entry. Single values come as strings; a field whose shape is an array gets all values.
 * @returns the value, or one message per wrong field in the reader's language
 */
export const parseForm = <Value>(
  form: Form,
  shape: z.ZodObject & z.ZodType<Value>,
  language: Language,
): Parsed<Value> => {
  const raw: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(shape.shape)) {
    const kind = (field as z.ZodType).def.type; // the shape's members are zod types by construction
    raw[name] = kind === 'array' ? form.all(name) : form.text(name);
  }
  const parsed = shape.safeParse(raw);
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? '');
    errors[name] ??= fieldError(issue, raw[name], language);
  }
  return { ok: false, errors };
};
