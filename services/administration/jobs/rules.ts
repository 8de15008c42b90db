import type { Language } from '../../../platform/messages/languages.ts';
import { problemTexts } from '../../../platform/messages/problems.ts';
import { type ProblemCode, problems } from '../../../platform/problem.ts';
import { messages } from '../messages/index.ts';

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

const place = (json: string): { readonly row?: unknown; readonly column?: unknown } => {
  try {
    const details: unknown = JSON.parse(json);
    return typeof details === 'object' && details !== null ? details : {};
  } catch {
    return {};
  }
};

/**
 * What went wrong with a task, for people. A `Problem` is stored as its code with details
 * (platform/problem.ts) and has its own words; of all else only the fact is known.
 */
export const explainError = (error: string, language: Language): string => {
  const t = messages[language].jobs;
  if (error === 'interrupted') return t.interrupted;
  const [code = '', ...rest] = error.split(' ');
  if (!isProblemCode(code)) return t.unexpected;
  const { title, advice } = problemTexts[language][code];
  const { row, column } = place(rest.join(' '));
  const where =
    row === undefined ? '' : ` ${t.atRow(String(row), column === undefined ? '' : String(column))}`;
  return `${title}.${where} ${advice}`;
};

/** Whole seconds that a task took, or has taken so far. Undefined before it starts. */
export const secondsTaken = (
  run: { readonly startedAt: Date | null; readonly endedAt: Date | null },
  now: Date,
): number | undefined =>
  run.startedAt === null
    ? undefined
    : Math.max(0, Math.round(((run.endedAt ?? now).getTime() - run.startedAt.getTime()) / 1000));
