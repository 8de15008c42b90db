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
  'empty-export',
] as const;

export type TroubleKind = (typeof troubles)[number];

export interface Trouble {
  readonly kind: TroubleKind;
  /** From 1; undefined where no line can be told. */
  readonly line: number | undefined;
  /** In JSON, to the value that is meant. */
  readonly path?: string | undefined;
}

/**
 * @param line from 1
 * @param path in JSON, to the value that is meant
 */
export const unreadable = (kind: TroubleKind, line?: number, path?: string): Problem =>
  new Problem('invalid-input', {
    trouble: kind,
    ...(line === undefined ? {} : { line }),
    ...(path === undefined ? {} : { path }),
  });

/** @returns undefined for any other failure */
export const troubleOf = (error: unknown): Trouble | undefined => {
  if (!isProblem(error)) return undefined;
  const kind = troubles.find((one) => one === error.details.trouble);
  const { line, path } = error.details;
  return (
    kind && {
      kind,
      line: typeof line === 'number' ? line : undefined,
      path: typeof path === 'string' ? path : undefined,
    }
  );
};

/** Line of a place in a text, from 1. */
export const lineAt = (text: string, place: number): number =>
  text.slice(0, place).split('\n').length;
