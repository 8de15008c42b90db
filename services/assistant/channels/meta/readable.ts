/** Text and moments as Meta delivers them, as we can keep them. */
import { z } from 'zod';

// Control characters other than tab and line feed: PostgreSQL takes no NUL, and nobody writes the others.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000B-\u001F\u007F]/g;

/** Without what cannot be stored: halves of characters, control characters. */
export const readable = (text: string): string =>
  text.replaceAll('\r\n', '\n').toWellFormed().replace(controls, '');

/** Longer ones are none of Meta's. */
export const idShape = z.string().min(1).max(512);

/** A person's number, or Meta's id for them: it goes into an address and is looked for in a table. */
export const addressShape = z.string().regex(/^[\w.-]{1,160}$/);

/** Moments before today's messengers or after this day are mistakes. */
const earliest = Date.UTC(2010, 0);

/** @param milliseconds since 1970; what cannot be counts as now, and nothing is later than now */
export const momentOf = (milliseconds: number, now: Date): Date =>
  Number.isFinite(milliseconds) && milliseconds >= earliest && milliseconds <= now.getTime()
    ? new Date(milliseconds)
    : now;
