/** What `polder query` was asked for, from its options. */
import type { Subject } from '@polder/federation';
import type { CommandArguments } from '../../platform/service.ts';
import { CalledWrongly } from '../command-line.ts';
import type { AnswerForm } from './answer-forms.ts';

export interface QuerySettings {
  /** The file of the sources. */
  readonly sources: string;
  readonly form: AnswerForm;
  readonly isExplained: boolean;
  readonly isStrict: boolean;
  /** Milliseconds; undefined where the sources' file says it. */
  readonly deadline: number | undefined;
  readonly subject: Subject;
}

export const queryUsage =
  '<sql> --sources <sources.json> [--json | --csv] [--explain] [--deadline <ms>] [--strict] [--purpose <id>] [--role <role,…>] [--user <id>]';

const wrong = (what: string): CalledWrongly =>
  new CalledWrongly(`${what}\n\n  polder query ${queryUsage}`);

const millisecondsIn = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value === 0 || !Number.isSafeInteger(value))
    throw wrong(`--deadline is “${text}”: give whole milliseconds, such as 5000.`);
  return value;
};

/** @throws CalledWrongly for values that are none, and options that exclude each other */
export const querySettings = (options: CommandArguments['options']): QuerySettings => {
  const { deadline, purpose = '', role = '', user = '', sources = '' } = options;
  const isCsv = 'csv' in options;
  const isExplained = 'explain' in options;
  if (isCsv && 'json' in options) throw wrong('--json and --csv exclude each other.');
  if (isCsv && isExplained)
    throw wrong('--csv has rows and --explain has none: ask for the plan without --csv.');
  return {
    sources,
    form: isCsv ? 'csv' : 'json' in options ? 'json' : 'table',
    isExplained,
    isStrict: 'strict' in options,
    deadline: deadline === undefined ? undefined : millisecondsIn(deadline),
    subject: {
      id: user,
      roles: role
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== ''),
      purpose,
    },
  };
};
