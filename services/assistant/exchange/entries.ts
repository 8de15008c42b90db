/** The entries of a list in an export, each read for itself: what is wrong with one refuses that one. */
import type { z } from 'zod';
import { createForm } from '../../../platform/http/form.ts';
import type { JsonPath, Place } from './json-place.ts';
import { isNode } from './linked-data.ts';
import type { Found, ListName, RefusalReason, Refused } from './taught.ts';

const visible = (text: string): string =>
  createForm([['text', text]])
    .all('text')
    .join('')
    .toWellFormed();

/** What was parsed, without signs that nobody sees and a database cannot hold, as a form would give it. */
export const withoutUnseen = (value: unknown): unknown => {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(withoutUnseen);
  return isNode(value)
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutUnseen(part)]))
    : value;
};

/** What people would call it. */
const nameOf = (given: unknown): string => {
  if (!isNode(given)) return '';
  const name = [given.name, given.key, given.slug, given.language].find(
    (one) => typeof one === 'string',
  );
  return typeof name === 'string' ? name.slice(0, 120) : '';
};

const reasonOf = ({ code, path }: z.core.$ZodIssue): RefusalReason => {
  const [last] = path.slice(-1);
  if (code === 'too_big') return 'too-long';
  if (code === 'too_small') return 'empty';
  if (code === 'custom') return 'twice';
  if (code === 'invalid_format') return last === 'key' ? 'key-wrong' : 'empty';
  return code === 'invalid_value' && last === 'language' ? 'language-unknown' : 'wrong-shape';
};

export interface ReadEntries<Entry> {
  readonly found: readonly Found<Entry>[];
  readonly refused: readonly Refused[];
}

/**
 * @param identityOf what no two entries may share
 */
export const readEntries = <Entry>(
  list: ListName,
  given: readonly unknown[],
  shape: z.ZodType<Entry>,
  identityOf: (entry: Entry) => string,
  placeOf: (path: JsonPath) => Place,
): ReadEntries<Entry> => {
  const found: Found<Entry>[] = [];
  const refused: Refused[] = [];
  const seen = new Set<string>();
  for (const [index, one] of given.entries()) {
    const refuse = (reason: RefusalReason, path: JsonPath = []) =>
      refused.push({
        list,
        name: nameOf(one),
        reason,
        place: placeOf([list, index, ...path]),
      });
    const { data, error } = shape.safeParse(one);
    const [issue] = error?.issues ?? [];
    if (issue) {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
      refuse(reasonOf(issue), path);
    } else if (data !== undefined) {
      const identity = identityOf(data);
      if (seen.has(identity)) refuse('twice');
      else found.push({ entry: data, place: placeOf([list, index]) });
      seen.add(identity);
    }
  }
  return { found, refused };
};
