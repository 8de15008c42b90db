/** Why a document cannot be read, and where. */
import { isProblem, Problem } from '../../../platform/problem.ts';

export const troubles = [
  'empty',
  'too-large',
  'not-utf8',
  'not-json',
  'not-xml',
  'too-deep',
  'too-many',
  'doctype',
  'entity',
  'unknown',
  'no-articles',
  'wrong-export',
] as const;

export type TroubleKind = (typeof troubles)[number];

export interface Trouble {
  readonly kind: TroubleKind;
  /** From 1; undefined where no line can be told. */
  readonly line: number | undefined;
}

/** @param line from 1 */
export const unreadable = (kind: TroubleKind, line?: number): Problem =>
  new Problem('invalid-input', { trouble: kind, ...(line === undefined ? {} : { line }) });

/** @returns undefined for any other failure */
export const troubleOf = (error: unknown): Trouble | undefined => {
  if (!isProblem(error)) return undefined;
  const kind = troubles.find((one) => one === error.details.trouble);
  const { line } = error.details;
  return kind && { kind, line: typeof line === 'number' ? line : undefined };
};

/** Line of a place in a text, from 1. */
export const lineAt = (text: string, place: number): number =>
  text.slice(0, place).split('\n').length;
